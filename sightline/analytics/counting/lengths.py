"""Lengths between the days of a table: calendar months, and working days of England.

A month ends on the same day of a later month or on the last day of a shorter one, and the day of
the event is day nought, as in `core.clocks`.
"""

from datetime import date, timedelta

import polars as pl

from sightline.core.clocks import Calendar, CalendarTooShort
from sightline.core.periods import long_date

ONE_DAY = pl.duration(days=1)
# So many days before a count begins have to be known: over 45 working days, whatever holidays.
KNOWN_BEFORE = timedelta(days=90)


def months_after(day: pl.Expr, months: int) -> pl.Expr:
    return day.dt.offset_by(f"{months}mo")


def working_days(after: pl.Expr, to: pl.Expr, calendar: Calendar) -> pl.Expr:
    """Working days after the one day, up to and including the other; null if that is earlier.

    From a day before those that are known, only the known ones count: at least so many there were.
    """
    first = pl.max_horizontal(after, pl.lit(calendar.known_from - timedelta(days=1)))
    count = pl.business_day_count(first + ONE_DAY, to + ONE_DAY, holidays=sorted(calendar.holidays))
    valid = after.is_not_null() & to.is_not_null() & (after <= to)
    return pl.when(valid).then(count).otherwise(None)


def refuse_unknown_days(calendar: Calendar, first: date, last: date) -> None:
    """Refuses a count of working days for a period whose bank holidays are not all known."""
    if first - KNOWN_BEFORE < calendar.known_from or last > calendar.known_to:
        raise CalendarTooShort(
            f"bank holidays are known from {long_date(calendar.known_from)} to "
            f"{long_date(calendar.known_to)}, which is not enough to count working days from "
            f"{long_date(first)} to {long_date(last)}"
        )


def within(day: pl.Expr, first: date, last: date) -> pl.Expr:
    """Both ends included; false where there is no day."""
    return day.is_between(first, last).fill_null(value=False)


def open_at(started: pl.Expr, ended: pl.Expr, day: date) -> pl.Expr:
    """Started by the day and not ended by its close: what ends on the day is not open."""
    return (started <= day).fill_null(value=False) & (ended.is_null() | (ended > day))
