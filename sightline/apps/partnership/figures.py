"""The figures that the partnership's own records give."""

from collections.abc import Iterator

from sightline.apps.partnership import queries
from sightline.apps.partnership.models import Linkage, Year
from sightline.core.figures import Basis, Beneath, Counting, Figure
from sightline.core.periods import day_period
from sightline.core.quantities import parse_quantity
from sightline.kit.access import Actor

ROOM = "partnership"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    counting = Counting(ROOM, day_period(year.as_at))
    yield counting.of(
        "partnership.agencies",
        "Agencies in the partnership's records",
        "agencies",
        [Beneath("agency", row.key, row.name) for row in queries.agencies(actor, year)],
        "Every organisation listed for the year: those that sit, pay or are named.",
    )
    groups = queries.groups(actor, year).prefetch_related(None)
    yield counting.of(
        "partnership.groups",
        "Groups of the partnership",
        "groups",
        [Beneath("group", row.key, row.name) for row in groups],
        "The executive, the board and its other groups, as listed for the year.",
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
        period=year.period,
        beneath=(Beneath("linkage", linkage.key, linkage.body, linkage.joint_meetings),),
    )
