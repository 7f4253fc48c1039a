"""Files with a row for an area and a year, and a column for each measure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sightline.analytics.open_statistics import catalogue_reading as catalogue
from sightline.analytics.open_statistics.areas import LEVELS, Areas, NoArea
from sightline.analytics.open_statistics.cells import NoValue, read_cell
from sightline.analytics.open_statistics.tables import Row, Table
from sightline.analytics.open_statistics.types import Area, Found, Measure, Observation, Source
from sightline.analytics.open_statistics.values import Values, listed, observed

TIME, LEVEL = "time_period", "geographic_level"
PLACES = ("region_code", "old_la_code", "new_la_code", "la_name")
# Columns of every file, of which nothing more is needed.
KNOWN = {
    TIME, LEVEL, *PLACES, "time_identifier", "country_code", "country_name", "region_name",
    "category", "population_estimate",
}  # fmt: skip


@dataclass(frozen=True)
class _Column:
    measure: Measure
    found: Found
    place: int


def observations(table: Table, source: Source, notes: list[str]) -> Iterator[Observation]:
    series = _columns(table, source, notes)
    values, areas = Values(table), Areas()
    by = table.place(source.by) if source.by else None
    time = table.place(TIME)
    for row in table.rows():
        where = row.cells[by].strip() if by is not None else ""
        columns, area = series.get(where), _area(table, row, areas, values)
        if columns is None:
            values.left_out[f"'{where}'"] += 1
        elif area is not None and values.is_new(row, where, area, row.cells[time]):
            yield from _of_row(values, row, area, columns)
    values.check_whole()
    notes.extend(_left_out(values))


def _columns(table: Table, source: Source, notes: list[str]) -> dict[str, list[_Column]]:
    """The measures of each series that the file holds, with their places."""
    found = catalogue.found_in(source.key)
    needed = {TIME, LEVEL, *PLACES, *([source.by] if source.by else [])}
    for name in sorted(needed):
        table.place(name)
    names = {name for _, name in found}
    table.refuse_twice(sorted(names | needed))
    missing = sorted(names - table.columns.keys())
    if missing:
        notes.append(f"Columns that are not in this file: {listed(missing)}.")
    unknown = table.columns.keys() - names - KNOWN - needed - {""}
    if unknown:
        notes.append(f"Columns that are not known, and are left out: {listed(unknown)}.")
    series: dict[str, list[_Column]] = {}
    for (where, name), (measure, place) in found.items():
        columns = series.setdefault(where, [])
        if name in table.columns:
            columns.append(_Column(measure, place, table.columns[name]))
    return series


def _area(table: Table, row: Row, areas: Areas, values: Values) -> Area | None:
    level = row.cells[table.place(LEVEL)].strip()
    if level not in LEVELS:
        values.left_out[f"the level '{level}'"] += 1
        return None
    try:
        return areas.of_levels(level, *(row.cells[table.place(each)].strip() for each in PLACES))
    except NoArea as unknown:
        table.fault(row.line, unknown.column, str(unknown))
        return None


def _of_row(values: Values, row: Row, area: Area, columns: list[_Column]) -> Iterator[Observation]:
    when = row.cells[values.table.place(TIME)].strip()
    for column in columns:
        period = values.period(row, TIME, when, column.measure.period)
        cell = values.cell(row, column.place, column.measure)
        if period is None:
            return
        if cell is not None:
            seen = observed(column.measure, area, period, cell)
            yield replace(
                seen,
                numerator=_beside(values, row, column.found.numerator),
                denominator=_beside(values, row, column.found.denominator),
            )


def _beside(values: Values, row: Row, name: str) -> Decimal | None:
    """A number of the same row; None where there is none, which its own column tells."""
    if not name or name not in values.table.columns:
        return None
    try:
        return read_cell(row.cells[values.table.columns[name]]).value
    except NoValue:
        return None


def _left_out(values: Values) -> list[str]:
    if not values.left_out:
        return []
    told = listed(f"{what} ({count})" for what, count in values.left_out.items())
    return [f"Rows that are not known, and are left out: {told}."]
