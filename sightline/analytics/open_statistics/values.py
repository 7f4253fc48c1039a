"""A cell as a value of its measure: whole where it counts, at most 100 where it is a share.

What both layouts of values share: cells, times, rows given twice, and files that were cut off.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sightline.analytics.open_statistics.areas import stood_on
from sightline.analytics.open_statistics.cells import Cell, NoValue, read_cell
from sightline.analytics.open_statistics.periods import NoPeriod, read_period
from sightline.analytics.open_statistics.tables import Row, Table
from sightline.analytics.open_statistics.types import (
    Area,
    AreaKind,
    Measure,
    MeasureKind,
    Observation,
    PeriodType,
    Symbol,
)
from sightline.core.periods import Period

LEAST_SHARE_OF_ROWS = 0.5  # of authorities in a year, against the year that has most


@dataclass
class Values:
    """What has been read of one file so far."""

    table: Table
    seen: set[tuple[str, str, str]] = field(default_factory=set)
    authorities: Counter[tuple[str, str]] = field(default_factory=Counter)
    periods: dict[tuple[str, PeriodType], Period] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def is_new(self, row: Row, series: str, area: Area, when: str) -> bool:
        """Counts the row; a row that the file has already is a fault."""
        key = (series, area.key, when)
        if key in self.seen:
            what = f"{area.name} stands twice for {when}"
            self.table.fault(row.line, "", f"{what} of {series}" if series else what)
            return False
        self.seen.add(key)
        if area.kind == AreaKind.AUTHORITY:
            self.authorities[(series, when)] += 1
        return True

    def period(self, row: Row, column: str, text: str, kind: PeriodType) -> Period | None:
        if (text, kind) not in self.periods:
            try:
                self.periods[(text, kind)] = read_period(text, kind)
            except NoPeriod as unknown:
                self.table.fault(row.line, column, str(unknown))
                return None
        return self.periods[(text, kind)]

    def cell(self, row: Row, place: int, measure: Measure) -> Cell | None:
        column = self.table.heading[place]
        try:
            cell = read_cell(row.cells[place])
        except NoValue as wrong:
            self.table.fault(row.line, column, str(wrong))
            return None
        wrong_value = _wrong(cell, measure)
        if wrong_value:
            self.table.fault(row.line, column, f"'{row.cells[place][:40]}' {wrong_value}")
            return None
        return cell

    def check_whole(self) -> None:
        """A file that was cut off between two rows lacks most authorities of a year."""
        most: dict[str, int] = {}
        for (series, _), count in self.authorities.items():
            most[series] = max(count, most.get(series, 0))
        for (series, when), count in sorted(self.authorities.items()):
            if count < most[series] * LEAST_SHARE_OF_ROWS:
                of_series = f" of {series}" if series else ""
                what = f"it has {count} authorities for {when}{of_series}, and {most[series]} for"
                self.table.fault(None, "", f"{what} another year: it may be cut off")
        if not self.seen and not self.table.faults.listed:
            self.table.fault(None, "", "it has a heading, and no row beneath it that is known")


def observed(measure: Measure, area: Area, period: Period, cell: Cell) -> Observation:
    symbol = cell.symbol
    if symbol is not None and not stood_on(area, period.ends_on):
        symbol = Symbol.NOT_APPLICABLE
    return Observation(measure.key, area, period, cell.value, symbol, cell.decimals)


def listed(names: Iterable[str], most: int = 20) -> str:
    """Some names in a sentence, cut short where there are many."""
    every = sorted(each[:60] if each.isprintable() else "(not printable)" for each in names)
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more


def _wrong(cell: Cell, measure: Measure) -> str:
    if cell.value is None:
        return ""
    if cell.value < 0:
        return "is below nought"
    if measure.kind == MeasureKind.COUNT and cell.value % 1:
        return "is not whole, though it counts"
    if measure.kind == MeasureKind.PERCENT and cell.value > 100:
        return "is above 100, though it is a share"
    return ""
