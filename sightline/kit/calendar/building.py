"""From rows to the values that clocks run on."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from sightline.core.clocks import (
    Basis,
    Calendar,
    Days,
    DayTimescale,
    Direction,
    Hours,
    HourTimescale,
    Months,
    Source,
    Unit,
    WorkingDays,
)
from sightline.core.clocks.timescales import DayLength
from sightline.kit.calendar.models import BankHoliday, TimescaleVersion

FEWEST_IN_A_YEAR = 8  # every year since 1978 has had as many in England


def calendar(rows: Iterable[BankHoliday]) -> Calendar:
    """Known from the first to the last day of the years of which all are listed, without a gap.

    A year is listed when it has eight days or more, valid or not, so that one day proclaimed early
    for a year to come does not pass for that whole year.
    """
    listed = sorted(rows, key=lambda row: row.date)
    years = _latest_run(Counter(row.date.year for row in listed))
    inside = [row.date for row in listed if row.date.year in years]
    return Calendar(
        known_from=min(inside, default=date.max),
        known_to=max(inside, default=date.min),
        holidays={row.date: row.title for row in listed if row.valid},
    )


def _latest_run(counts: Counter[int]) -> set[int]:
    """The latest years in a row that are listed whole."""
    whole = sorted(year for year, count in counts.items() if count >= FEWEST_IN_A_YEAR)
    gaps = [later for earlier, later in pairwise(whole) if later != earlier + 1]
    return {year for year in whole if not gaps or year >= gaps[-1]}


def timescale(row: TimescaleVersion, known: Calendar | None) -> DayTimescale | HourTimescale:
    """`known` is needed by a length of working days alone."""
    if row.unit == Unit.HOURS:
        return HourTimescale(length=Hours(row.length), **_about(row))
    return DayTimescale(length=_days(row, known), **_about(row))


def _about(row: TimescaleVersion) -> dict[str, Any]:
    return {
        "key": row.key,
        "name": row.name,
        "event": row.event,
        "source": Source(row.document, row.edition, row.paragraph),
        "basis": Basis(row.basis),
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "unverified": row.unverified,
    }


def _days(row: TimescaleVersion, known: Calendar | None) -> DayLength:
    direction = Direction(row.direction)
    if row.unit == Unit.MONTHS:
        return Months(row.length, direction)
    if row.unit == Unit.DAYS:
        return Days(row.length, direction)
    return WorkingDays(
        row.length,
        direction,
        calendar=known or calendar(()),
        waits_for_working_day=row.waits_for_working_day,
    )
