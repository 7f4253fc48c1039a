"""The figures that the list of follow-ups gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.followups import queries, rules
from sightline.apps.followups.models import FollowUp
from sightline.apps.followups.types import STILL_TO_DO, Due, State
from sightline.core.figures import Beneath, Counting, Figure
from sightline.core.periods import day_period
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ROOM = "followups"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    counting = Counting(ROOM, day_period(year.as_at))
    found = list(queries.follow_ups(actor, year).prefetch_related(None))
    to_do = [row for row in found if State(row.state) in STILL_TO_DO]
    overdue = [row for row in found if _due(row, year) == Due.OVERDUE]
    unproven = [
        row for row in found if rules.closed_without_proof(state=State(row.state), proof=row.proof)
    ]
    sets = (
        ("all", "Follow-ups on the list", found, "Everything that anybody agreed to do."),
        ("to-do", "Follow-ups still to do", to_do, "Follow-ups that are open or in progress."),
        ("overdue", "Follow-ups overdue", overdue, "Follow-ups still to do after their due date."),
        ("closed-without-proof", "Follow-ups closed without proof", unproven,
         "Follow-ups said to be done with nothing that shows it."),
    )  # fmt: skip
    for key, label, rows, means in sets:
        beneath = [Beneath("follow_up", row.key, row.title, row.state_name) for row in rows]
        yield counting.of(f"follow-ups.{key}", label, "follow-ups", beneath, means)


def _due(row: FollowUp, year: Year) -> Due:
    return rules.due(state=State(row.state), due_on=row.due, as_at=year.as_at)
