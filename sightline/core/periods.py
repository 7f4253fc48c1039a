"""Days, months, quarters and years as people write them, kept just as precise as given.

A date that could be read in two ways is refused: a wrong guess moves a child's record by months.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
EARLIEST, LATEST = 1900, 2199
FIRST_SERIAL, LAST_SERIAL = 20000, 80000  # Excel's numbers for 1954 to 2119
EXCEL_DAY_NOUGHT = date(1899, 12, 30)


class UnreadablePeriod(ValueError):
    """The text is no period, or could be two. The message says how to write it."""


class PeriodKind(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial year"
    ACADEMIC_YEAR = "academic year"
    CALENDAR_YEAR = "calendar year"


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of days, both ends included. Sorted by its last day, then by its first."""

    ends_on: date
    starts_on: date
    kind: PeriodKind

    @property
    def is_day(self) -> bool:
        return self.kind == PeriodKind.DAY

    def __str__(self) -> str:
        """As a reader sees it: 4 March 2020, March 2020, 2019/20."""
        first = self.starts_on
        if self.kind == PeriodKind.DAY:
            return long_date(first)
        if self.kind == PeriodKind.MONTH:
            return f"{first:%B %Y}"
        if self.kind == PeriodKind.CALENDAR_YEAR:
            return f"calendar year {first.year}"
        if self.kind == PeriodKind.ACADEMIC_YEAR:
            return f"academic year {_years(first)}"
        if self.kind == PeriodKind.QUARTER:
            return f"quarter {_quarter(first)} of {_years(_year_start(first))}"
        return _years(first)

    @property
    def code(self) -> str:
        """The form in which it is stored and exported; `parse_period` reads it back."""
        first = self.starts_on
        if self.kind == PeriodKind.DAY:
            return first.isoformat()
        if self.kind == PeriodKind.MONTH:
            return f"{first:%B %Y}"
        if self.kind == PeriodKind.CALENDAR_YEAR:
            return str(first.year)
        if self.kind == PeriodKind.ACADEMIC_YEAR:
            return f"{_years(first)} academic"
        if self.kind == PeriodKind.QUARTER:
            return f"{_years(_year_start(first))} Q{_quarter(first)}"
        return _years(first)


def long_date(day: date) -> str:
    """4 March 2020."""
    return f"{day.day} {day:%B %Y}"


def financial_year(first: int) -> Period:
    """1 April of the year `first` to 31 March of the next."""
    return Period(date(first + 1, 3, 31), date(first, 4, 1), PeriodKind.FINANCIAL_YEAR)


def financial_year_of(day: date) -> Period:
    """The year from April to March in which the day lies."""
    return financial_year(_year_start(day).year)


def quarters_of(year: Period) -> tuple[Period, ...]:
    """The four of a financial year, in order."""
    return tuple(parse_period(f"{year.code} Q{number}") for number in (1, 2, 3, 4))


def day_period(day: date) -> Period:
    return Period(day, day, PeriodKind.DAY)


def months_before(day: date, months: int) -> date:
    """The same day `months` calendar months earlier, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """The same day `months` calendar months later, or the last day of a shorter month."""
    return months_before(day, -months)


def parse_period(text: str) -> Period:
    """Read a day, month, quarter or year; refuse what is unclear, saying what to write instead."""
    text = " ".join(text.split())
    for pattern, build in _FORMS:
        found = pattern.fullmatch(text)
        if found:
            return build(text, *found.groups())
    raise UnreadablePeriod(
        f"'{text}' is not a date, month, quarter or year: write for example 2020-03-31, "
        "31 March 2020, March 2020, 2019/20 Q4 or 2019/20"
    )


def parse_date(text: str) -> date:
    """Read one day, by the same rules."""
    period = parse_period(text)
    if not period.is_day:
        raise UnreadablePeriod(f"'{text}' is not one day: write it as 2020-03-31 or 31 March 2020")
    return period.starts_on


def parse_year(text: str) -> Period:
    """Read a financial year such as 2019/20."""
    period = parse_period(text)
    if period.kind != PeriodKind.FINANCIAL_YEAR:
        raise UnreadablePeriod(f"'{text}' is not a year from April to March: write it as 2019/20")
    return period


def _day(text: str, year: int, month: int, day: int) -> Period:
    _check_year(text, year)
    try:
        return day_period(date(year, month, day))
    except ValueError:
        raise UnreadablePeriod(f"'{text}' is not a day of the calendar") from None


def _iso(text: str, year: str, month: str, day: str, _time: str | None) -> Period:
    return _day(text, int(year), int(month), int(day))


def _slashed(text: str, first: str, second: str, year: str) -> Period:
    """Day first, as in Britain; refused when the month could come first."""
    if int(first) <= 12 and int(second) <= 12 and int(first) != int(second):
        raise UnreadablePeriod(
            f"'{text}' could be two different days: write the month as a word, or the date as "
            "2020-03-31"
        )
    return _day(text, int(year), int(second), int(first))


def _spoken(text: str, day: str, month: str, year: str) -> Period:
    return _day(text, int(year), _month_number(text, month), int(day))


def _named_month(text: str, month: str, year: str) -> Period:
    return _month(text, int(year), _month_number(text, month))


def _month(text: str, year: int, month: int) -> Period:
    _check_year(text, year)
    last = calendar.monthrange(year, month)[1]
    return Period(date(year, month, last), date(year, month, 1), PeriodKind.MONTH)


def _two_years(text: str, first: str, second: str) -> Period:
    start = int(first)
    _check_year(text, start)
    if "-" in text and 1 <= int(second) <= 12 and len(second) == 2:
        raise UnreadablePeriod(
            f"'{text}' could be a month or a year: write {start}/{second} for the year, or the "
            "month as a word"
        )
    if second not in (f"{start + 1}", f"{(start + 1) % 100:02d}"):
        raise UnreadablePeriod(f"'{text}' is not a year: {start} is followed by {start + 1}")
    return financial_year(start)


def _academic(text: str, first: str, second: str) -> Period:
    start = _two_years(f"{first}/{second}", first, second).starts_on.year
    return Period(date(start + 1, 8, 31), date(start, 9, 1), PeriodKind.ACADEMIC_YEAR)


def _quarter_of(text: str, first: str, second: str, quarter: str) -> Period:
    start = _two_years(f"{first}/{second}", first, second).starts_on.year
    month = 4 + 3 * (int(quarter) - 1)
    year, month = (start, month) if month <= 12 else (start + 1, month - 12)
    last = date(year, month + 2, calendar.monthrange(year, month + 2)[1])
    return Period(last, date(year, month, 1), PeriodKind.QUARTER)


def _number(text: str, digits: str) -> Period:
    number = int(digits)
    if EARLIEST <= number <= LATEST:
        return Period(date(number, 12, 31), date(number, 1, 1), PeriodKind.CALENDAR_YEAR)
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        meant = long_date(EXCEL_DAY_NOUGHT + timedelta(days=number))
        raise UnreadablePeriod(
            f"'{text}' looks like Excel's number for a date ({meant}?): write the date itself"
        )
    raise UnreadablePeriod(f"'{text}' is not a year: write it as 2019/20, or as 2019")


def _month_number(text: str, word: str) -> int:
    """Three letters or more from the start of a month's name."""
    start = word.lower()
    for name, number in MONTHS.items():
        if len(start) >= 3 and name.startswith(start):
            return number
    raise UnreadablePeriod(f"'{text}': '{word}' is not a month")


def _check_year(text: str, year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        raise UnreadablePeriod(f"'{text}': the year is not between {EARLIEST} and {LATEST}")


def _years(first: date) -> str:
    return f"{first.year}/{(first.year + 1) % 100:02d}"


def _quarter(first: date) -> int:
    return (first.month - 4) % 12 // 3 + 1


def _year_start(day: date) -> date:
    return date(day.year if day.month >= 4 else day.year - 1, 4, 1)


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})([T ]00:00(?::00)?)?", _iso),
        (r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", _slashed),
        (r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.? (\d{4})", _spoken),
        (r"([a-z]+)\.? (\d{4})", _named_month),
        (r"(\d{4})[/\-–](\d{2}|\d{4})", _two_years),
        (r"(\d{4})[/\-–](\d{2}|\d{4}) academic(?: year)?", _academic),
        (r"(\d{4})[/\-–](\d{2}|\d{4}) ?Q([1-4])", _quarter_of),
        (r"(\d{1,9})", _number),
    )
)
