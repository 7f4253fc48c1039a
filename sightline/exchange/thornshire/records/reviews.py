"""Reviews of child protection plans: the first within three months, then every six.

A plan that was not reviewed in time has its late review in the year that counts it.
"""

from collections.abc import Sequence
from datetime import date
from random import Random

from sightline.exchange.thornshire.design import designs
from sightline.exchange.thornshire.records.days import (
    LAST,
    after,
    before,
    first_day,
    last_day,
    on_or_before,
)
from sightline.exchange.thornshire.records.types import Plan

FIRST_WITHIN = (60, 88)  # days after the conference
NEXT_WITHIN = (125, 178)
FIRST_LATE = (96, 118)
NEXT_LATE = (196, 236)
THREE_MONTHS = 95
AT_THE_END = 30  # a plan ends at a review, unless one was held just before


def add_reviews(rng: Random, plans: Sequence[Plan]) -> None:
    late = _late(rng, plans)
    for plan in plans:
        plan.reviews = _reviews(rng, plan, late.get(id(plan)))


def _late(rng: Random, plans: Sequence[Plan]) -> dict[int, int]:
    """The year in which a plan's review was late, for as many plans as designed.

    Such a plan is over before the next 31 March, so that a late review is counted in one year
    only, however far back whoever counts looks.
    """
    late: dict[int, int] = {}
    for year, design in designs().items():
        end, next_end = last_day(year), last_day(year + 1)
        able = [
            plan
            for plan in plans
            if plan.starts_on < before(end, THREE_MONTHS)
            and plan.is_open(end)
            and (next_end > LAST or not plan.is_open(next_end))
        ]
        late |= {id(plan): year for plan in rng.sample(able, design.plans_not_reviewed_in_time)}
    return late


def _reviews(rng: Random, plan: Plan, late_in: int | None) -> list[date]:
    last = plan.ends_on or LAST
    held: list[date] = []
    previous = plan.starts_on
    late_at_first = late_in is not None and plan.starts_on >= first_day(late_in)
    while True:
        late = late_in is not None and _is_the_late_one(held, previous, late_at_first, late_in)
        review = on_or_before(after(previous, rng.randint(*_within(held, late))))
        if review > last:
            break
        held.append(review)
        previous = review
    if plan.ends_on and (plan.ends_on - previous).days >= AT_THE_END:
        held.append(plan.ends_on)
    return held


def _within(held: Sequence[date], late: bool) -> tuple[int, int]:
    if held:
        return NEXT_LATE if late else NEXT_WITHIN
    return FIRST_LATE if late else FIRST_WITHIN


def _is_the_late_one(
    held: Sequence[date], previous: date, late_at_first: bool, late_in: int
) -> bool:
    """Whether the review after `previous` is the one to be late."""
    if late_at_first:
        return not held
    return bool(held) and date(late_in - 1, 2, 1) <= previous <= date(late_in - 1, 8, 1)
