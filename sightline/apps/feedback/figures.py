"""The figures that readers' replies give, for the next report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.feedback import queries
from sightline.apps.feedback.types import ReplyState
from sightline.core.figures import Beneath, Counting, Figure
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ROOM = "feedback"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    """Counted by the year in which they came. What was said stays with those who answer it."""
    counting = Counting(ROOM, year.period)
    found = list(queries.replies_within(actor, year))
    answered = [row for row in found if row.state == ReplyState.ANSWERED]
    sets = (
        ("received", "Readers’ replies received", found, "Replies to released reports."),
        ("answered", "Readers’ replies answered", answered, "Replies that have had an answer."),
    )
    for key, label, rows, means in sets:
        beneath = [Beneath("reply", str(row.pk), f"Reply {row.pk}", row.state_name) for row in rows]
        yield counting.of(f"feedback.{key}", label, "replies", beneath, means)
