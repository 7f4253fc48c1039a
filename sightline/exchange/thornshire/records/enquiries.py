"""Section 47 enquiries that led to no conference: as many as bring each year to its rate."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sightline.exchange.thornshire.design import designs
from sightline.exchange.thornshire.records.days import (
    LAST,
    after,
    any_working_day,
    first_day,
    last_day,
    on_or_after,
    working_days_after,
    year_of,
)
from sightline.exchange.thornshire.records.types import Case, Enquiry

TO_COME = 34  # enquiries of the last weeks whose conference is not held yet
LAST_WEEKS = date(2020, 3, 12)
TARGET = 15
LATER_IN_A_CASE = 0.25


def add_enquiries(rng: Random, cases: Sequence[Case]) -> None:
    there = [enquiry for case in cases for enquiry in case.enquiries]
    for year, design in designs().items():
        begun = sum(year_of(enquiry.starts_on) == year for enquiry in there)
        wanted = design.enquiries - begun
        if year == year_of(LAST):
            wanted -= TO_COME
            _add(rng, cases, TO_COME, to_come=True, first=LAST_WEEKS, last=LAST)
        _add(rng, cases, wanted, to_come=False, first=first_day(year), last=last_day(year))


def _add(
    rng: Random, cases: Sequence[Case], wanted: int, *, to_come: bool, first: date, last: date
) -> None:
    hosts = [case for case in cases if _may_have(case) and case.referred_on <= last]
    for case in rng.sample(hosts, len(hosts)):
        if wanted == 0:
            return
        begins = _begins(rng, case, first, last)
        if begins is None or not first <= begins <= last:
            continue
        if case.closed_on and (case.closed_on - begins).days < (30 if to_come else 12):
            continue
        target = working_days_after(begins, TARGET)
        case.enquiries.append(Enquiry(begins, target, not_required=not to_come))
        wanted -= 1
    raise ValueError(f"{wanted} enquiries find no case from {first} to {last}")


def _may_have(case: Case) -> bool:
    return not (case.enquiries or case.plans or case.care or case.no_further_action)


def _begins(rng: Random, case: Case, first: date, last: date) -> date | None:
    """Mostly within days of the referral; where the case is older, on any day."""
    if case.referred_on >= first:
        return on_or_after(after(case.referred_on, rng.choice((0, 0, 1, 3, 8, 20))))
    if rng.random() >= LATER_IN_A_CASE or (case.closed_on and case.closed_on <= after(first, 20)):
        return None
    return any_working_day(rng, first, min(last, case.closed_on or last))
