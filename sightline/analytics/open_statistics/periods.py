"""The time of a row: '2020', '201920' or '2019/20', by what the measure counts."""

import re
from datetime import date

from sightline.analytics.open_statistics.types import PeriodType
from sightline.core.periods import Period, PeriodKind, day_period, financial_year

YEAR = re.compile(r"(\d{4})(?:\.0)?", re.ASCII)
TWO_YEARS = re.compile(r"(\d{4})[/-]?(\d{2})", re.ASCII)
EARLIEST, LATEST = 1990, 2100


class NoPeriod(ValueError):
    """The text is no year. The message says so."""


def read_period(text: str, kind: PeriodType) -> Period:
    """A single year is the one in which the period ends, as the department writes it."""
    ends = _last_year(text.strip())
    if kind == PeriodType.SNAPSHOT:
        return day_period(date(ends, 3, 31))
    if kind == PeriodType.MID_YEAR:
        return day_period(date(ends, 6, 30))
    if kind == PeriodType.ACADEMIC:
        return Period(date(ends, 8, 31), date(ends - 1, 9, 1), PeriodKind.ACADEMIC_YEAR)
    return financial_year(ends - 1)


def _last_year(text: str) -> int:
    found = YEAR.fullmatch(text)
    if found:
        return _checked(text, int(found[1]))
    both = TWO_YEARS.fullmatch(text)
    if both and (int(both[1]) + 1) % 100 == int(both[2]):
        return _checked(text, int(both[1]) + 1)
    raise NoPeriod(f"'{text[:40]}' is not a year: expected for example 2020, 201920 or 2019/20")


def _checked(text: str, year: int) -> int:
    if not EARLIEST <= year <= LATEST:
        raise NoPeriod(f"'{text}' is not a year between {EARLIEST} and {LATEST}")
    return year
