"""The figures that the partnership's own records give."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sightline.apps.partnership import queries
from sightline.apps.partnership.models import Linkage, Year
from sightline.core.figures import Basis, Beneath, Figure
from sightline.core.periods import Period, day_period, parse_period
from sightline.core.quantities import Quantity, parse_quantity
from sightline.kit.access import Actor

ROOM = "partnership"


def year_period(year: Year) -> Period:
    """The reporting year as a period."""
    return parse_period(year.label)


def counted(
    *, key: str, label: str, unit: str, definition: str, room: str, rows: Sequence[Beneath], year: Year
) -> Figure:
    """A figure that counts records as at the year's date; the records lie beneath it."""
    return Figure(
        key=key,
        label=label,
        quantity=Quantity(Decimal(len(rows)), unit),
        basis=Basis.COMPUTED,
        definition=definition,
        source="Counted from the records in Sightline",
        room=room,
        period=day_period(year.as_at),
        beneath=tuple(rows),
    )


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    yield counted(
        key="partnership.agencies",
        label="Agencies in the partnership's records",
        unit="agencies",
        definition="Every organisation listed for the year: those that sit, pay or are named.",
        room=ROOM,
        rows=[Beneath("agency", row.key, row.name) for row in queries.agencies(actor, year)],
        year=year,
    )
    yield counted(
        key="partnership.groups",
        label="Groups of the partnership",
        unit="groups",
        definition="The executive, the board and its other groups, as listed for the year.",
        room=ROOM,
        rows=[Beneath("group", row.key, row.name) for row in queries.groups(actor, year)],
        year=year,
    )
    for linkage in queries.linkages(actor, year):
        if linkage.joint_meetings:
            yield _joint_meetings(linkage, year)


def _joint_meetings(linkage: Linkage, year: Year) -> Figure:
    return Figure(
        key=f"linkage.{linkage.key}.joint-meetings",
        label=f"Joint meetings a year: {linkage.body}",
        quantity=parse_quantity(linkage.joint_meetings, "meetings"),
        basis=Basis.DECLARED,
        definition="Meetings held together with the other body in the year.",
        source=linkage.source,
        room=ROOM,
        period=year_period(year),
        beneath=(Beneath("linkage", linkage.key, linkage.body, linkage.joint_meetings),),
    )
