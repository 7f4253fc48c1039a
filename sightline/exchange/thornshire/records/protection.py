"""Child protection: conferences, the plans that they begin, reviews, and the cases around them.

The stock of plans at each 31 March is built from the years in which plans began: how many of a
year's plans are left after one, two and three years' ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sightline.exchange.thornshire.design import YearDesign, designs
from sightline.exchange.thornshire.published import YEARS
from sightline.exchange.thornshire.records.days import (
    FIRST,
    LAST,
    after,
    any_working_day,
    before,
    first_day,
    last_day,
    on_or_after,
    on_or_before,
    working_days_after,
    working_days_before,
    year_of,
)
from sightline.exchange.thornshire.records.types import Case, Enquiry, Plan

# Plans that began before the first year: open on its first day, and left at the end of each year.
OPEN_AT_FIRST = 598
EARLIER_LEFT = {2018: 156, 2019: 37, 2020: 5}
# Plans that began in a year and are left at the ends of that year and of those that follow.
LEFT = {2018: {2018: 531, 2019: 91, 2020: 14}, 2019: {2019: 464, 2020: 76}, 2020: {2020: 448}}
LONG_AND_ENDING = 28  # of those that end in the first year, after two years and more
# Second plans of children whose earlier plan is in the records too.
REPEATED_HERE = {2018: 12, 2019: 30, 2020: 44}
BANDS = (tuple(range(4, 11)), tuple(range(11, 16)), tuple(range(16, 21)), tuple(range(21, 61)))
NEAR_THE_LIMIT = (1, 2, 2, 3, 5)  # most conferences are set for the last days allowed
CONFERENCE_WITHIN = 15


@dataclass
class Conference:
    on: date
    enquiry: Enquiry
    plan: Plan | None = None


def protection_cases(rng: Random) -> list[Case]:
    """Every case with a conference or a plan, and nothing else in it yet."""
    earlier = _earlier_plans(rng)
    conferences = [each for year in YEARS for each in _conferences(rng, designs()[year])]
    begun = [each for each in conferences if each.plan]
    _number(rng, earlier, [each.plan for each in begun if each.plan])
    cases = [_case_of_earlier(rng, plan) for plan in earlier]
    cases += [_case(rng, each) for each in conferences]
    return _joined(rng, cases)


def _conferences(rng: Random, design: YearDesign) -> list[Conference]:
    """All of one year, with their plans, in chance order of bands."""
    plans = _plans(rng, design)
    days = [plan.starts_on for plan in plans]
    without = sum(design.conferences) - design.plans_started
    days += [
        any_working_day(rng, first_day(design.ends), last_day(design.ends)) for _ in range(without)
    ]
    bands = [
        band for band, count in zip(BANDS, design.conferences, strict=True) for _ in range(count)
    ]
    rng.shuffle(bands)
    held = [_conference(rng, day, band) for day, band in zip(days, bands, strict=True)]
    for conference, plan in zip(held, plans, strict=False):
        conference.plan = plan
    return held


def _conference(rng: Random, day: date, band: Sequence[int]) -> Conference:
    weights = NEAR_THE_LIMIT if band == BANDS[1] else [1] * len(band)
    began = working_days_before(day, rng.choices(band, weights)[0])
    target = working_days_after(began, CONFERENCE_WITHIN)
    return Conference(day, Enquiry(began, target, conference_on=day))


def _plans(rng: Random, design: YearDesign) -> list[Plan]:
    """One year's plans: the fresh ones at its end, those older than three months, those ended."""
    year, left = design.ends, LEFT[design.ends]
    fresh = design.plans_under_three_months
    starts = [
        any_working_day(rng, date(year, 1, 4), before(last_day(year), 1)) for _ in range(fresh)
    ]
    starts += [
        any_working_day(rng, first_day(year), date(year - 1, 12, 22))
        for _ in range(left[year] - fresh)
    ]
    plans = [Plan(start, None) for start in starts]
    _end(rng, plans, left)
    ended = [_short_plan(rng, year) for _ in range(design.plans_started - left[year])]
    return plans + ended


def _short_plan(rng: Random, year: int) -> Plan:
    """Begun and ended in the same year."""
    start = any_working_day(rng, first_day(year), date(year - 1, 12, 22))
    return Plan(start, any_working_day(rng, after(start, 80), last_day(year)))


def _end(rng: Random, plans: list[Plan], left: dict[int, int]) -> None:
    """End as many plans in each later year as `left` asks; the rest stay open."""
    open_plans = list(plans)
    rng.shuffle(open_plans)
    for year, count in list(left.items())[1:]:
        staying = [plan for plan in open_plans if _may_stay(plan, year)][:count]
        kept = set(map(id, staying))
        for plan in open_plans:
            if id(plan) not in kept:
                earliest = max(after(plan.starts_on, 80), first_day(year))
                plan.ends_on = _sooner(rng, earliest, last_day(year))
        open_plans = staying


def _sooner(rng: Random, first: date, last: date) -> date:
    """More often early than late: in the later months the plans of the year itself end."""
    day = after(first, int((last - first).days * rng.triangular(0, 1, 0)))
    worked = on_or_after(day)
    return worked if worked <= last else on_or_before(last)


def _may_stay(plan: Plan, year: int) -> bool:
    """No plan comes to two years within days of the year's end, where counting could slip."""
    edge = last_day(year - 2)
    return not before(edge, 20) < plan.starts_on < after(edge, 20)


def _earlier_plans(rng: Random) -> list[Plan]:
    """Plans open when the records begin. Those left longest are of two years and more."""
    two_years = designs()[2018].plans_of_two_years
    old = [
        Plan(any_working_day(rng, date(2014, 1, 6), date(2016, 3, 8)), None)
        for _ in range(two_years)
    ]
    younger = [
        Plan(any_working_day(rng, date(2016, 4, 22), date(2017, 3, 8)), None)
        for _ in range(OPEN_AT_FIRST - two_years)
    ]
    staying = old + younger[: EARLIER_LEFT[2018] - two_years]
    ending = younger[EARLIER_LEFT[2018] - two_years :]
    for plan in ending[:LONG_AND_ENDING]:
        plan.starts_on = any_working_day(rng, date(2013, 9, 2), date(2015, 3, 20))
    for plan in ending:
        plan.ends_on = _sooner(rng, max(after(plan.starts_on, 80), FIRST), last_day(2018))
    _end(rng, staying, EARLIER_LEFT)
    return old + younger


def _number(rng: Random, earlier: list[Plan], begun: list[Plan]) -> None:
    """How many plans each child had before: none for most, as designed for each year."""
    for plan in earlier:
        plan.previous = 1 if rng.random() < 0.2 else 0
    for year, design in designs().items():
        of_year = [plan for plan in begun if year_of(plan.starts_on) == year]
        for plan in rng.sample(of_year, design.second_plans):
            plan.previous = rng.choices((1, 2, 3), (80, 16, 4))[0]


def _case_of_earlier(rng: Random, plan: Plan) -> Case:
    referred = any_working_day(rng, before(plan.starts_on, 200), before(plan.starts_on, 25))
    return Case(referred, _closed(rng, plan.ends_on), plans=[plan])


def _case(rng: Random, conference: Conference) -> Case:
    began = conference.enquiry.starts_on
    longest = 40 if rng.random() < 0.7 else 400
    referred = any_working_day(rng, before(began, longest), began)
    plans = [conference.plan] if conference.plan else []
    last = conference.plan.ends_on if conference.plan else after(conference.on, 20)
    return Case(referred, _closed(rng, last), enquiries=[conference.enquiry], plans=plans)


def _closed(rng: Random, last: date | None) -> date | None:
    """Some time after the last thing that happened, or still open."""
    if last is None:
        return None
    closed = any_working_day(rng, after(last, 14), after(last, rng.choice((60, 120, 250))))
    return closed if closed <= LAST else None


def _joined(rng: Random, cases: list[Case]) -> list[Case]:
    """Put some second plans into the case of the child's earlier plan."""
    free = [case for case in cases if case.plans]
    joined: set[int] = set()
    for year, wanted in REPEATED_HERE.items():
        second = [case for case in free if _is_second(case, year) and id(case) not in joined]
        for case in rng.sample(second, len(second)):
            if wanted == 0:
                break
            first = _earlier_case(rng, free, case, joined)
            if first:
                _merge(first, case)
                joined |= {id(first), id(case)}
                wanted -= 1
        free = [case for case in free if len(case.plans) == 1 and id(case) not in joined]
    gone = {id(case) for case in cases if not case.plans and not case.enquiries}
    return [case for case in cases if id(case) not in gone]


def _is_second(case: Case, year: int) -> bool:
    plan = case.plans[0] if case.plans else None
    return plan is not None and plan.previous > 0 and year_of(plan.starts_on) == year


def _earlier_case(rng: Random, free: list[Case], case: Case, joined: set[int]) -> Case | None:
    began = case.enquiries[0].starts_on
    fitting = [
        each
        for each in free
        if id(each) not in joined
        and each is not case
        and (end := each.plans[0].ends_on if each.plans else None)
        and before(began, 500) < end < before(began, 60)
    ]
    return rng.choice(fitting) if fitting else None


def _merge(first: Case, second: Case) -> None:
    plan = second.plans[0]
    plan.previous = first.plans[0].previous + 1
    first.plans.append(plan)
    first.enquiries += second.enquiries
    first.closed_on = second.closed_on
    second.plans, second.enquiries = [], []
