"""Times in care: who comes in and who leaves in each year, and the cases around them.

The national figures count a child once among those who started and once among those who ceased,
so the stock works out only where some children come in, or leave, more than once in a year.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from random import Random

from sightline.exchange.thornshire.design import designs
from sightline.exchange.thornshire.published import YEARS
from sightline.exchange.thornshire.records.days import (
    FIRST,
    LAST,
    after,
    any_day,
    any_working_day,
    before,
    first_day,
    last_day,
    on_or_after,
    year_of,
)
from sightline.exchange.thornshire.records.types import CarePeriod, Case

EARLIER = 2017  # the year before the records, in which or before which the first stock came in
OPEN_AT_FIRST = 675
# Children who came in twice in a year, and those who left twice in a year.
CAME_TWICE = {2018: 7, 2019: 17, 2020: 6}
LEFT_TWICE = {2018: 3, 2019: 4, 2020: 5}
# How many of those who came in by a year leave in each later one; the last day finds the rest.
LEAVING = {
    (2017, 2018): 190,
    (2017, 2019): 90,
    (2017, 2020): 75,
    (2018, 2019): 75,
    (2018, 2020): 44,
    (2019, 2020): 90,
}
CAME_BACK = 12  # a year: left in an earlier year, and came in again
SHORT_BREAKS = 40
CAME_OF_AGE = 0.24  # of those who leave once: on their eighteenth birthday
# Times in care that lie within one year begin early in it and end late. So that neither starts nor
# ends crowd, the others begin later and end sooner: the share of them that does.
LATER, SOONER = 0.4, 0.75
DAYS_BETWEEN = 364  # from the first day of a year to its last
STILL_IN = 0  # the year of leaving of those who are in care on the last day


@dataclass(frozen=True)
class Cell:
    """Those who came in during one year and left during another."""

    came: int
    left: int


def care_cases(rng: Random) -> list[Case]:
    groups = _groups(rng)
    _come_back(rng, groups)
    return [_case(rng, periods) for periods in groups if periods]


def short_break_cases(rng: Random) -> list[Case]:
    """Children in a series of short breaks, who are not counted as looked after."""
    cases = []
    for _ in range(SHORT_BREAKS):
        start = any_working_day(rng, date(2015, 9, 1), date(2019, 11, 1))
        end = any_working_day(rng, max(after(start, 60), FIRST), date(2020, 9, 30))
        stays = CarePeriod(start, end if end <= LAST else None, short_breaks=True)
        cases.append(_case(rng, [stays]))
    return cases


def cells() -> dict[Cell, int]:
    """How many times in care began and ended in which years, from the designed figures."""
    found = {Cell(*pair): count for pair, count in LEAVING.items()}
    for year in YEARS:
        design, twice, left_twice = designs()[year], CAME_TWICE[year], LEFT_TWICE[year]
        leaving = design.care_ceased + left_twice
        earlier = sum(count for cell, count in found.items() if cell.left == year)
        found[Cell(year, year)] = leaving - earlier
        came = design.care_started + twice
        gone = sum(count for cell, count in found.items() if cell.came == year)
        found[Cell(year, STILL_IN)] = came - gone
    gone = sum(count for cell, count in found.items() if cell.came == EARLIER)
    found[Cell(EARLIER, STILL_IN)] = OPEN_AT_FIRST - gone
    return found


def _groups(rng: Random) -> list[list[CarePeriod]]:
    """The times in care of each child, those of the children who come or leave twice first."""
    left = cells()
    groups: list[list[CarePeriod]] = []
    for year in YEARS:
        for _ in range(CAME_TWICE[year]):
            groups.append(_came_twice(rng, year, left))
        for _ in range(LEFT_TWICE[year]):
            groups.append(_left_twice(rng, year, left))
    for cell, count in left.items():
        groups += [[_period(rng, cell)] for _ in range(count)]
    return groups


def _came_twice(rng: Random, year: int, left: dict[Cell, int]) -> list[CarePeriod]:
    """In and out, and in again within the year, and then beyond its end."""
    first, out, second = _days_apart(rng, year, 3)
    later = year + 1 if year < YEARS[-1] and rng.random() < 0.3 else STILL_IN
    left[Cell(year, year)] -= 1
    left[Cell(year, later)] -= 1
    return [CarePeriod(first, out), CarePeriod(second, _leaves(rng, second, later))]


def _left_twice(rng: Random, year: int, left: dict[Cell, int]) -> list[CarePeriod]:
    """In care when the year begins; out, in again, and out again within it."""
    out, second, again = _days_apart(rng, year, 3)
    left[Cell(year - 1, year)] -= 1
    left[Cell(year, year)] -= 1
    return [CarePeriod(_comes(rng, year - 1), out), CarePeriod(second, again)]


def _days_apart(rng: Random, year: int, count: int) -> list[date]:
    """Days of the year in order, at least three weeks from one to the next."""
    while True:
        days = sorted(any_working_day(rng, first_day(year), last_day(year)) for _ in range(count))
        if all((later - day).days >= 21 for day, later in pairwise(days)):
            return days


def _period(rng: Random, cell: Cell) -> CarePeriod:
    if cell.came == cell.left:
        start, end = _days_apart(rng, cell.came, 2)
        return CarePeriod(start, end)
    start = _comes(rng, cell.came)
    return CarePeriod(start, _leaves(rng, start, cell.left))


def _comes(rng: Random, year: int) -> date:
    if year > EARLIER:
        later = rng.triangular(0, 1, 1) if rng.random() < LATER else rng.random()
        return after(first_day(year), int(later * DAYS_BETWEEN))
    years_before = min(rng.expovariate(1 / 2.6), 12.0)
    return before(last_day(EARLIER), 1 + int(years_before * 365))


def _leaves(rng: Random, start: date, year: int) -> date | None:
    if year == STILL_IN:
        return None
    first, last = max(after(start, 10), first_day(year)), last_day(year)
    sooner = rng.triangular(0, 1, 0) if rng.random() < SOONER else rng.random()
    return min(on_or_after(after(first, int(sooner * (last - first).days))), last)


def _come_back(rng: Random, groups: list[list[CarePeriod]]) -> None:
    """Some children who come in had left in an earlier year."""
    single = [group for group in groups if len(group) == 1]
    for year in YEARS[1:]:
        coming = [g for g in single if g and year_of(g[0].starts_on) == year]
        gone = [g for g in single if len(g) == 1 and _left_before(g[0], year)]
        for again, first in zip(
            rng.sample(coming, CAME_BACK), rng.sample(gone, CAME_BACK), strict=True
        ):
            first.append(again[0])
            again.clear()


def _left_before(period: CarePeriod, year: int) -> bool:
    return period.ends_on is not None and period.ends_on < first_day(year)


def _case(rng: Random, periods: list[CarePeriod]) -> Case:
    start, end = periods[0].starts_on, periods[-1].ends_on
    referred = any_day(rng, before(start, rng.choice((20, 90, 400))), start)
    if end is None:
        return Case(referred, None, care=periods)
    if len(periods) == 1 and not periods[0].short_breaks and rng.random() < CAME_OF_AGE:
        periods[0].came_of_age = True
        return Case(referred, end, care=periods)
    closed = any_day(rng, end, after(end, rng.choice((20, 90, 200))))
    return Case(referred, closed if closed <= LAST else None, care=periods)
