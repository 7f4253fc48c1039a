"""What is in a case: its source and need, assessments with their factors, plans, and its end."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sightline.exchange.thornshire.records.days import (
    FIRST,
    LAST,
    after,
    before,
    on_or_after,
    working_days_after,
)
from sightline.exchange.thornshire.records.types import Assessment, Case, Plan

SOURCES = {
    "1A": 26, "1B": 42, "1C": 30, "1D": 28, "2A": 205, "2B": 9, "3A": 32, "3B": 48, "3C": 26,
    "3D": 44, "3E": 28, "3F": 18, "4": 12, "5A": 62, "5B": 34, "5C": 30, "5D": 38, "6": 246,
    "7": 36, "8": 34, "9": 20, "10": 12,
}  # fmt: skip
NEEDS = {"N1": 530, "N2": 95, "N3": 28, "N4": 85, "N5": 150, "N6": 34, "N7": 14, "N8": 26, "N9": 38}
FACTORS = {
    "1A": 38, "1B": 150, "1C": 34, "2A": 70, "2B": 128, "2C": 40, "3A": 120, "3B": 320, "3C": 58,
    "4A": 190, "4B": 310, "4C": 46, "5A": 105, "5B": 26, "5C": 9, "6A": 44, "6B": 60, "6C": 11,
    "7A": 58, "9A": 9, "10A": 48, "11A": 30, "12A": 6, "13A": 19, "14A": 122, "15A": 66,
    "16A": 158, "17A": 190, "18A": 180, "19A": 62, "20": 190, "22A": 3, "23A": 3,
}  # fmt: skip
NONE_FOUND = "21"
CATEGORIES = {"EMO": 58, "PHY": 20, "SAB": 12, "MUL": 10}
NEGLECT = "NEG"
NEGLECT_SHARE = 0.58
# Of the plans open on the last day: over the 60% that the annual report names as a bound.
NEGLECT_SHARE_AT_LAST = 0.62
KEPT_CATEGORY = 0.93
AFTER_ASSESSMENT, OTHER_REASON, ADOPTED, GROWN_UP = "RC8", "RC7", "RC1", "RC6"
OTHER_REASONS = {"RC7": 88, "RC5": 7, "RC4": 3, "RC3": 2}
WITHIN_45_DAYS = 0.86
REVIEWED_AFTER = 10
KNOWN_FROM = before(FIRST, 140)  # so that those going on at first are there
ASSESSED_AGAIN = 0.13  # each time that there would be an occasion


def fill(rng: Random, case: Case) -> None:
    case.source = rng.choices(list(SOURCES), list(SOURCES.values()))[0]
    case.need = "N1" if case.plans else rng.choices(list(NEEDS), list(NEEDS.values()))[0]
    if case.no_further_action:
        return
    case.assessments = _assessments(rng, case)
    case.reason = _reason(rng, case)
    case.need_plan = _need_plan(rng, case)


def categorise(rng: Random, plans: Sequence[Plan]) -> None:
    """The share of neglect among the plans open on the last day is exact to a plan."""
    at_last = [plan for plan in plans if plan.is_open(LAST)]
    neglect = {
        id(plan) for plan in rng.sample(at_last, round(len(at_last) * NEGLECT_SHARE_AT_LAST))
    }
    last = set(map(id, at_last))
    for plan in plans:
        by_chance = id(plan) not in last and rng.random() < NEGLECT_SHARE
        is_neglect = id(plan) in neglect or by_chance
        plan.category = NEGLECT if is_neglect else _category(rng)
        plan.latest_category = plan.category if rng.random() < KEPT_CATEGORY else _category(rng)


def _category(rng: Random) -> str:
    return rng.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]


def _assessments(rng: Random, case: Case) -> list[Assessment]:
    """One at the referral, and seldom another while a case is open."""
    found = []
    first = begins = on_or_after(after(case.referred_on, rng.choice((0, 0, 1, 1, 2, 3))))
    while begins <= LAST and (case.closed_on is None or begins <= case.closed_on):
        if begins >= KNOWN_FROM and (begins <= first or rng.random() < ASSESSED_AGAIN):
            found.append(_assessment(rng, begins, case.closed_on))
        begins = on_or_after(after(begins, rng.randint(170, 420)))
    return found


def _assessment(rng: Random, begins: date, closed: date | None) -> Assessment:
    in_time = rng.random() < WITHIN_45_DAYS
    length = rng.triangular(8, 45, 42) if in_time else rng.triangular(46, 95, 48)
    ends: date | None = working_days_after(begins, int(length))
    if closed and ends and ends > closed:
        ends = max(closed, begins)
    reviewed = working_days_after(begins, REVIEWED_AFTER)
    return Assessment(begins, reviewed if ends and reviewed <= ends else None, ends, _factors(rng))


def _factors(rng: Random) -> tuple[str, ...]:
    if rng.random() < 0.06:
        return (NONE_FOUND,)
    count = rng.choices((1, 2, 3, 4, 5), (34, 30, 20, 11, 5))[0]
    return tuple(sorted(set(rng.choices(list(FACTORS), list(FACTORS.values()), k=count))))


def _reason(rng: Random, case: Case) -> str:
    if case.closed_on is None:
        return ""
    if any(period.came_of_age for period in case.care):
        return GROWN_UP
    first = case.assessments[0].authorised_on if case.assessments else None
    plain = not (case.plans or case.care)
    if plain and first and len(case.assessments) == 1 and (case.closed_on - first).days <= 21:
        return AFTER_ASSESSMENT
    return rng.choices(list(OTHER_REASONS), list(OTHER_REASONS.values()))[0]


def _need_plan(rng: Random, case: Case) -> tuple[date, date | None] | None:
    """A child in need plan, where there is no other plan and help goes on after the assessment."""
    first = case.assessments[0].authorised_on if case.assessments else None
    if case.plans or case.care or first is None or case.reason == AFTER_ASSESSMENT:
        return None
    begins = on_or_after(after(first, rng.randint(1, 20)))
    if begins >= (case.closed_on or LAST) or rng.random() < 0.35:
        return None
    return begins, case.closed_on
