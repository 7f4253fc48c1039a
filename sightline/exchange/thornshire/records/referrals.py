"""Every other referral: those with no further action, and enough cases that the stock works out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sightline.exchange.thornshire.design import designs
from sightline.exchange.thornshire.published import YEARS
from sightline.exchange.thornshire.records.days import (
    LAST,
    after,
    any_day,
    any_working_day,
    first_day,
    last_day,
    year_of,
)
from sightline.exchange.thornshire.records.types import Case

EARLIER = 2017
OPEN_AT_FIRST = 3_950
# Cases by the year of referral and that of closing, where neither can be worked out.
CLOSING = {
    (2017, 2018): 1_832,
    (2017, 2019): 659,
    (2017, 2020): 559,
    (2018, 2019): 1_383,
    (2018, 2020): 363,
    (2019, 2020): 1_434,
}
STILL_OPEN = 0
TRIES = 30
# Cases that are over within their year came early in it. So that referrals do not crowd, the others
# came later: the share of them that does.
LATER = 0.5


@dataclass(frozen=True)
class Cell:
    referred: int
    closed: int


def cells() -> dict[Cell, int]:
    """Cases referred in one year and closed in another, from the referrals and the stock."""
    found = {Cell(*pair): count for pair, count in CLOSING.items()}
    left_open = {EARLIER: OPEN_AT_FIRST}
    for year in YEARS:
        design = designs()[year]
        taken_on = design.referrals - design.no_further_action
        stock = sum(left_open[came] - _closed(found, came, to=year) for came in left_open)
        open_at_end = design.in_need_at_end - stock
        found[Cell(year, year)] = taken_on - open_at_end
        left_open[year] = taken_on
    for came, count in left_open.items():
        found[Cell(came, STILL_OPEN)] = count - _closed(found, came, to=YEARS[-1])
    return found


def _closed(found: dict[Cell, int], came: int, *, to: int) -> int:
    return sum(
        count for cell, count in found.items() if cell.referred == came and 0 < cell.closed <= to
    )


def ordinary_cases(rng: Random, special: Sequence[Case]) -> list[Case]:
    """As many as are wanted beside the cases that are there already."""
    there = Counter(_cell(case) for case in special)
    cases = []
    for cell, wanted in cells().items():
        if there[cell] > wanted:
            raise ValueError(f"{there[cell]} cases are there already where {wanted} may be: {cell}")
        cases += [_case(rng, cell) for _ in range(wanted - there[cell])]
    return cases


def no_further_action_cases(rng: Random) -> list[Case]:
    return [
        Case(_referred(rng, year), None, no_further_action=True)
        for year in YEARS
        for _ in range(designs()[year].no_further_action)
    ]


def _cell(case: Case) -> Cell:
    referred = max(year_of(case.referred_on), EARLIER)
    return Cell(referred, year_of(case.closed_on) if case.closed_on else STILL_OPEN)


def _referred(rng: Random, year: int, later: float = 0) -> date:
    """Most on working days, a few at weekends; for a share of them the later of two days."""
    pick = any_day if rng.random() < 0.06 else any_working_day
    day = pick(rng, first_day(year), last_day(year))
    if rng.random() < later:
        day = max(day, pick(rng, first_day(year), last_day(year)))
    return day


def _case(rng: Random, cell: Cell) -> Case:
    """A likely length where one falls into the cell, else any day of the year of closing."""
    for _ in range(TRIES):
        referred = _came(rng, cell)
        closed = after(referred, _length(rng))
        if _falls_into(closed, cell.closed):
            return Case(referred, None if cell.closed == STILL_OPEN else closed)
    if cell.closed == STILL_OPEN:
        return Case(referred, None)
    last = last_day(cell.closed)
    earliest = min(max(after(referred, 8), first_day(cell.closed)), last)
    return Case(referred, after(earliest, int((last - earliest).days * rng.triangular(0, 1, 0))))


def _came(rng: Random, cell: Cell) -> date:
    if cell.referred == EARLIER:
        return _earlier(rng)
    return _referred(rng, cell.referred, later=0 if cell.closed == cell.referred else LATER)


def _earlier(rng: Random) -> date:
    days = int(min(rng.expovariate(1 / 260), 2_400))
    return any_working_day(
        rng, after(last_day(EARLIER), -days - 6), after(last_day(EARLIER), -days)
    )


def _length(rng: Random) -> int:
    """In days: an assessment and no more, some months of help, or years."""
    kind = rng.random()
    if kind < 0.45:
        return rng.randint(12, 66)
    if kind < 0.72:
        return 40 + int(rng.expovariate(1 / 110))
    return 120 + int(rng.expovariate(1 / 620))


def _falls_into(closed: date, year: int) -> bool:
    if year == STILL_OPEN:
        return closed > LAST
    return year_of(closed) == year
