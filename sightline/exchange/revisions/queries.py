"""Reading what happened to a year's rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from sightline.apps.concerns import queries as concerns
from sightline.apps.partnership.models import Year
from sightline.exchange.faults import Place
from sightline.exchange.models import LoadedPack, Revision
from sightline.exchange.reading import ReadPack, pack_of
from sightline.exchange.revisions.types import Kind
from sightline.exchange.rows import Row, read_row
from sightline.exchange.tables import TABLES
from sightline.kit.access import Actor


def history(actor: Actor, year: Year, table: str, key: str) -> QuerySet[Revision]:
    """What happened to one row, the newest first."""
    return Revision.objects.filter(year=year, table=table, key=key)


def every(actor: Actor) -> QuerySet[Revision]:
    """Of all rows and years, for whoever looks through everything."""
    return Revision.objects.select_related("year").order_by("pk")


@dataclass(frozen=True)
class RevisedRow:
    """The row that a revision is of; which columns it changed, and all the row's revisions."""

    year: str
    table: str
    key: str
    columns: tuple[str, ...]
    numbers: tuple[int, ...]


def row_of(actor: Actor, revision: int) -> RevisedRow | None:
    """The row of the revision, told by its number among all; never what people wrote in it."""
    found = Revision.objects.filter(pk=revision).select_related("year").first()
    if found is None:
        return None
    own = history(actor, found.year, found.table, found.key).values_list("pk", flat=True)
    return RevisedRow(found.year.slug, found.table, found.key, found.columns, tuple(own))


def last_withdrawn(actor: Actor, year: Year, table: str) -> dict[str, Revision]:
    """By key, the last revision of each row of the table that ended in its withdrawal.

    One whose words were erased cannot be put back, and is left out.
    """
    found = Revision.objects.filter(year=year, table=table).order_by("number")
    latest = {revision.key: revision for revision in found}
    return {
        key: each
        for key, each in latest.items()
        if each.kind == Kind.WITHDRAWN and not each.is_erased
    }


def base_of(actor: Actor, year: Year, standing: ReadPack) -> ReadPack:
    """What the pack loaded last said of the year; an empty pack when none was ever loaded.

    An installation from before packs were remembered has only what stands: all of it but what
    people coded is taken to be the pack's.
    """
    kept = LoadedPack.objects.filter(year=year).first()
    if kept is not None:
        return _pack(kept.rows, kept.narrative)
    if not year.pack_fingerprint:
        return _pack({}, {})
    own = {
        f"{coding.finding.key} {coding.concern.key}"
        for coding in concerns.codings(actor, year)
        if not coding.is_from_pack
    }
    rows = [row for table in TABLES for row in standing.rows[table.name]]
    return pack_of(
        (row for row in rows if row.table != "codings" or row.key not in own), standing.narrative
    )


def _pack(rows: Mapping[str, list[dict[str, str]]], narrative: Mapping[str, str]) -> ReadPack:
    found: list[Row] = []
    for table in TABLES:
        for cells in rows.get(table.name, ()):
            found.append(read_row(table, Place(table.file_name), cells)[0])
    return pack_of(found, narrative)
