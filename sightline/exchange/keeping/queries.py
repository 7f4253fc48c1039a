"""A year's rows as a person keeps them: the same cells as in a pack."""

from sightline.apps.partnership.models import Year
from sightline.exchange.exporting import rows_of
from sightline.exchange.faults import Place
from sightline.exchange.keeping.access import Keeping
from sightline.exchange.revisions import queries as revisions
from sightline.exchange.rows import Row, read_row
from sightline.exchange.tables import BY_NAME
from sightline.kit.access import Actor, require


def rows(actor: Actor, year: Year, table: str) -> list[Row]:
    """The rows of one table of the pack, in their order."""
    require(actor, Keeping.VIEW)
    return list(rows_of(actor, year, table))


def row(actor: Actor, year: Year, table: str, key: str) -> Row | None:
    return next((each for each in rows(actor, year, table) if each.key == key), None)


def withdrawn(actor: Actor, year: Year, table: str) -> list[Row]:
    """Rows that were withdrawn and not put back since, as they were."""
    require(actor, Keeping.VIEW)
    standing = {each.key for each in rows(actor, year, table)}
    found = revisions.last_withdrawn(actor, year, table)
    return [
        read_row(BY_NAME[table], Place(table), revision.before)[0]
        for key, revision in found.items()
        if key not in standing
    ]
