"""Days of the three years: where they begin and end, which are worked, and days drawn by chance."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache
from random import Random

from sightline.exchange.thornshire.published import YEARS
from sightline.kit.calendar.shipped import bank_holidays

ONE_DAY = timedelta(days=1)
FRIDAY = 4
EARLIEST = date(2002, 1, 1)
LATEST = date(2021, 12, 31)


def first_day(year: int) -> date:
    return date(year - 1, 4, 1)


def last_day(year: int) -> date:
    return date(year, 3, 31)


FIRST = first_day(YEARS[0])
LAST = last_day(YEARS[-1])


def year_of(day: date) -> int:
    """The year by the 31 March on which it ends."""
    return day.year + (day >= date(day.year, 4, 1))


def before(day: date, days: int) -> date:
    return day - timedelta(days=days)


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


@cache
def _worked() -> tuple[date, ...]:
    """Every working day; for years whose bank holidays are not known, each weekday."""
    known = bank_holidays()
    days = (EARLIEST + ONE_DAY * step for step in range((LATEST - EARLIEST).days + 1))
    return tuple(day for day in days if day.weekday() <= FRIDAY and day not in known)


def on_or_before(day: date) -> date:
    return _worked()[bisect_right(_worked(), day) - 1]


def on_or_after(day: date) -> date:
    return _worked()[bisect_left(_worked(), day)]


def working_days_before(day: date, count: int) -> date:
    """The day after which so many working days pass, up to and including the day given."""
    return _worked()[bisect_left(_worked(), day) - count]


def working_days_after(day: date, count: int) -> date:
    """The day on which the count is reached, where the day after the one given counts as 1."""
    return _worked()[bisect_right(_worked(), day) - 1 + count]


def any_working_day(rng: Random, first: date, last: date) -> date:
    """Both days included; there has to be a working day between them."""
    low, high = bisect_left(_worked(), first), bisect_right(_worked(), last)
    return _worked()[rng.randrange(low, high)]


def any_day(rng: Random, first: date, last: date) -> date:
    return after(first, rng.randrange((last - first).days + 1))
