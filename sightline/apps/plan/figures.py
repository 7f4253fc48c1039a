"""The figures that the plan gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.plan import queries
from sightline.apps.plan.types import Kind, Progress
from sightline.core.figures import Beneath, Counting, Figure
from sightline.core.periods import day_period
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ROOM = "plan"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    counting = Counting(ROOM, day_period(year.as_at))
    aims = [Beneath("aim", row.key, row.title) for row in queries.aims(actor, year)]
    yield counting.of("plan.aims", "Aims of the partnership", "aims", aims, "The aims listed.")
    yield from _priorities(actor, year, counting)
    summed_up = list(queries.strengths_and_challenges(actor, year).prefetch_related(None))
    for kind in Kind:
        rows = [
            Beneath("strength_or_challenge", row.key, row.statement)
            for row in summed_up
            if row.kind == kind
        ]
        yield counting.of(
            f"plan.{kind.value}s",
            f"{kind.value.capitalize()}s that the partnership names",
            f"{kind.value}s",
            rows,
            f"Each {kind.value} with which the partnership sums up its year.",
        )


def _priorities(actor: Actor, year: Year, counting: Counting) -> Iterator[Figure]:
    found = list(queries.priorities(actor, year).prefetch_related(None))
    little = Progress.LITTLE_OR_NONE
    sets = (
        ("priorities", "Priorities of the year", [row for row in found if row.is_of_this_year],
         "Priorities that the partnership set itself for this year."),
        ("coming-priorities", "Priorities going forward",
         [row for row in found if row.is_of_the_coming_year],
         "Priorities that the partnership has chosen for the coming year."),
        ("little-progress", "Priorities with little or no progress",
         [row for row in found if row.progress == little],
         "Priorities of which the partnership says that they have hardly moved."),
    )  # fmt: skip
    for key, label, rows, means in sets:
        beneath = [Beneath("priority", row.key, row.title, row.progress_name) for row in rows]
        yield counting.of(f"plan.{key}", label, "priorities", beneath, means)
