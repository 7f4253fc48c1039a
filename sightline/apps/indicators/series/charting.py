"""From an indicator's values to its chart: which of them make one series, and how it is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from sightline.analytics.dictionary.types import Definition, Kind, Unit
from sightline.apps.indicators.series.types import SeriesValue
from sightline.core.control_charts.types import Frequency, Measure, Point
from sightline.core.periods import Period, PeriodKind, financial_year_of

YEARS = frozenset({PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR})
MEASURES = {
    Unit.COUNT: Measure.COUNT,
    Unit.PERCENT: Measure.PERCENT,
    Unit.RATE: Measure.RATE,
    Unit.DAYS: Measure.DAYS,
}
DAYS_OF = ((45, Frequency.MONTHLY), (105, Frequency.QUARTERLY), (200, Frequency.TERMLY))


def series_of(values: Iterable[SeriesValue]) -> dict[Frequency, list[SeriesValue]]:
    """Values of one indicator apart by how often they come, each in order of time.

    Values on days, as of a snapshot, go by how far apart they lie.
    """
    found: dict[Frequency, list[SeriesValue]] = {}
    days = []
    for each in sorted(values, key=lambda value: value.period):
        kind = each.period.kind
        if kind == PeriodKind.DAY:
            days.append(each)
        elif kind in YEARS:
            found.setdefault(Frequency.ANNUAL, []).append(each)
        elif kind == PeriodKind.QUARTER:
            found.setdefault(Frequency.QUARTERLY, []).append(each)
        else:
            found.setdefault(Frequency.MONTHLY, []).append(each)
    if days:
        found.setdefault(_frequency_of([each.period for each in days]), []).extend(days)
    return {often: sorted(each, key=lambda value: value.period) for often, each in found.items()}


def longest(series: dict[Frequency, list[SeriesValue]]) -> Frequency | None:
    """The one with the most values, which a page shows first; None without any."""
    return max(series, key=lambda often: len(series[often]), default=None)


def uncumulated(values: Sequence[SeriesValue]) -> list[SeriesValue]:
    """Each period's own amount, of counts that run from the start of the financial year.

    A chart of running totals climbs whatever happens. Where the total before is missing, so is the
    period's own amount.
    """
    own: list[SeriesValue] = []
    for year, of_year in groupby(values, key=lambda each: financial_year_of(each.period.ends_on)):
        before: SeriesValue | None = None
        for each in of_year:
            is_first = each.period.starts_on == year.starts_on
            own.append(each if is_first else _less(each, before))
            before = each
    return own


def is_taken_apart(definition: Definition) -> bool:
    return definition.kind == Kind.CUMULATIVE and definition.unit == Unit.COUNT


def points(definition: Definition, values: Sequence[SeriesValue]) -> list[Point]:
    """As the chart takes them. Counts that accumulate over a year are taken apart first."""
    apart = is_taken_apart(definition)
    return [
        Point(
            label=short_name(each.period),
            ends_on=each.period.ends_on,
            value=each.value,
            numerator=each.numerator,
            denominator=each.denominator,
        )
        for each in (uncumulated(values) if apart else values)
    ]


def short_name(period: Period) -> str:
    """As it stands beneath a chart: 2019/20 Q3, Mar 2020, 31 Mar 2020."""
    if period.kind == PeriodKind.DAY:
        return f"{period.ends_on.day} {period.ends_on:%b %Y}"
    return f"{period.ends_on:%b %Y}" if period.kind == PeriodKind.MONTH else period.code


def _frequency_of(days: Sequence[Period]) -> Frequency:
    """By the middle distance between two that follow each other; one alone is of a year."""
    apart = sorted((later.ends_on - earlier.ends_on).days for earlier, later in pairwise(days))
    middle = apart[len(apart) // 2] if apart else 365
    return next((often for most, often in DAYS_OF if middle <= most), Frequency.ANNUAL)


def _less(value: SeriesValue, before: SeriesValue | None) -> SeriesValue:
    if value.value is None:
        return value
    if before is None or before.value is None:
        why = "The running total before it is missing."
        return replace(value, value=None, numerator=None, absence=why)
    return replace(value, value=value.value - before.value, numerator=None)
