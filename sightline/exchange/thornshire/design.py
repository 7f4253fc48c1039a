"""The totals that Thornshire's records must reach, worked out from the published figures.

A count is recovered from a percentage or a rate by the rounding that printed it: one decimal,
halves up. Where several counts would print the same, the one nearest to the figure is taken.
Stocks and flows between the years are Thornshire's own, and have to add up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sightline.core.calculations import round_to
from sightline.exchange.thornshire.published import YEARS, published

CENT = 100
TEN_THOUSAND = 10_000
PLACE = 1

# Children aged 0 to 17 in the middle of the year before, which every published rate implies.
POPULATIONS = {2018: 142_700, 2019: 143_400, 2020: 144_430}


@dataclass(frozen=True)
class YearDesign:
    """What the year that ends on 31 March of `ends` must add up to.

    `conferences` are by band of working days: to 10, to 15, to 20, and above.
    """

    ends: int
    population: int
    plans_at_end: int
    plans_started: int
    second_plans: int
    conferences: tuple[int, int, int, int]
    plans_reviewed_in_time: int
    plans_of_three_months: int
    plans_of_two_years: int
    enquiries: int
    in_need_at_end: int
    referrals: int
    re_referrals: int
    no_further_action: int
    looked_after_at_end: int
    care_started: int
    care_ceased: int

    @property
    def plans_not_reviewed_in_time(self) -> int:
        return self.plans_of_three_months - self.plans_reviewed_in_time

    @property
    def plans_under_three_months(self) -> int:
        return self.plans_at_end - self.plans_of_three_months


@cache
def designs() -> dict[int, YearDesign]:
    return {year: _design(year) for year in YEARS}


def part_of(percent: Decimal, whole: int) -> int:
    """The count that is nearest to the printed percentage of the whole, and prints as it."""
    return _nearest(whole * percent / CENT, lambda count: share(count, whole) == percent)


def whole_of(percent: Decimal, part: int) -> int:
    """The whole of which the part is the printed percentage."""
    return _nearest(part * CENT / percent, lambda whole: share(part, whole) == percent)


def count_at(rate: Decimal, population: int) -> int:
    """The count that prints as the rate for every 10,000."""
    middle = rate * population / TEN_THOUSAND
    return _nearest(middle, lambda count: rate_of(count, population, PLACE) == rate)


def share(part: int, whole: int) -> Decimal:
    return round_to(Decimal(part) * CENT / Decimal(whole), PLACE)


def rate_of(count: int, population: int, decimals: int) -> Decimal:
    return round_to(Decimal(count) * TEN_THOUSAND / Decimal(population), decimals)


def _nearest(middle: Decimal, prints_right: Callable[[int], bool]) -> int:
    for candidate in _outwards(int(round_to(middle, 0))):
        if prints_right(candidate):
            return candidate
    raise ValueError(f"no count near {middle} prints as published")


def _outwards(start: int) -> Iterator[int]:
    yield start
    for step in range(1, 10):
        yield start - step
        yield start + step


def _design(year: int) -> YearDesign:
    printed = {key: each.values[year] for key, each in published().items()}
    whole = {key: int(value) for key, value in printed.items()}
    plans, referrals = whole["plans-at-31-march"], whole["referrals"]
    reviewed = whole["plans-reviewed-in-time"]
    return YearDesign(
        ends=year,
        population=POPULATIONS[year],
        plans_at_end=plans,
        plans_started=whole["plans-started"],
        second_plans=whole["second-plans"],
        conferences=(
            whole["conferences-to-10-days"],
            whole["conferences-to-15-days"],
            whole["conferences-to-20-days"],
            whole["conferences-over-20-days"],
        ),
        plans_reviewed_in_time=reviewed,
        plans_of_three_months=whole_of(printed["plans-reviewed-in-time-share"], reviewed),
        plans_of_two_years=part_of(printed["plans-of-two-years-share"], plans),
        enquiries=count_at(printed["enquiries-rate"], POPULATIONS[year]),
        in_need_at_end=whole["in-need-at-31-march"],
        referrals=referrals,
        re_referrals=part_of(printed["re-referrals-share"], referrals),
        no_further_action=part_of(printed["no-further-action-share"], referrals),
        looked_after_at_end=whole["looked-after-at-31-march"],
        care_started=whole["looked-after-started"],
        care_ceased=whole["looked-after-ceased"],
    )
