"""An indicator broken down, of the latest period of which that may be shown.

Whoever may not see small numbers sees breakdowns of years and of days alone: those of quarters
would have to be held against those of every other quarter of their year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.analytics.dictionary.types import Breakdown, Definition, Kind
from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.series import queries
from sightline.apps.indicators.series.protecting import WITH_MORE, protected_cells
from sightline.apps.indicators.series.reading import kept_back, series_values
from sightline.apps.indicators.series.types import SeriesValue
from sightline.core.periods import Period, PeriodKind
from sightline.kit.access import Actor, may

Cells = dict[tuple[str, str], SeriesValue]  # by dimension and cell; ('', '') is the whole


@dataclass(frozen=True)
class BrokenDown:
    """`by` has each dimension with its cells in their order."""

    period: Period
    by: Mapping[str, Mapping[str, SeriesValue]]

    @property
    def hides(self) -> bool:
        return any(value.is_hidden for cells in self.by.values() for value in cells.values())


def broken_down(actor: Actor, definition: Definition, as_at: date) -> BrokenDown | None:
    """None where no breakdown is held that the actor may see."""
    sees_all = may(actor, Indicators.UNPROTECTED)
    if not sees_all and definition.key in {*WITH_MORE, *WITH_MORE.values()}:
        return None
    by_period: dict[Period, Cells] = {}
    for row in queries.values_of(actor, definition.key, as_at).order_by("pk"):
        (value,) = series_values([row])
        by_period.setdefault(value.period, {})[(row.dimension, row.cell)] = value
    fit = [
        period
        for period, cells in by_period.items()
        if len(cells) > 1 and ("", "") in cells and (sees_all or _stands_alone(definition, period))
    ]
    if not fit:
        return None
    # Of a year and its last quarter, which end together, the year.
    period = max(fit, key=lambda each: (each.ends_on, -each.starts_on.toordinal()))
    cells = by_period[period]
    if not sees_all:
        hidden = kept_back(actor, [definition], as_at)
        cells = protected_cells(definition, cells, is_hidden=(definition.key, period) in hidden)
    return BrokenDown(period, _by_dimension(cells))


def _stands_alone(definition: Definition, period: Period) -> bool:
    if definition.kind is Kind.SNAPSHOT:
        return True
    if definition.kind is Kind.CUMULATIVE:
        return (period.ends_on.month, period.ends_on.day) == (3, 31)
    return period.kind is PeriodKind.FINANCIAL_YEAR


def _by_dimension(cells: Cells) -> dict[str, dict[str, SeriesValue]]:
    found: dict[str, dict[str, SeriesValue]] = {}
    for breakdown in Breakdown:
        of_it = {cell: value for (by, cell), value in cells.items() if by == breakdown}
        if of_it:
            found[breakdown.value] = of_it
    return found
