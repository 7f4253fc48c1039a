"""The tool's long file: a row for each measure, year and area."""

from collections.abc import Iterator

from sightline.analytics.open_statistics import catalogue_reading as catalogue
from sightline.analytics.open_statistics.areas import Areas, NoArea
from sightline.analytics.open_statistics.tables import Row, Table
from sightline.analytics.open_statistics.types import Area, Observation, Source
from sightline.analytics.open_statistics.values import Values, listed, observed

MEASURE, YEARS, NAME, NUMBER, VALUE = (
    "Short Desc",
    "Years",
    "LA and Regions",
    "LA Number",
    "Values",
)
NO_YEAR = "0"  # stands where the tool has no year, with no value


def observations(table: Table, source: Source, notes: list[str]) -> Iterator[Observation]:
    found = {name: measure for (_, name), (measure, _) in catalogue.found_in(source.key).items()}
    what, years, value = (table.place(each) for each in (MEASURE, YEARS, VALUE))
    table.refuse_twice((MEASURE, YEARS, NAME, NUMBER, VALUE))
    unknown = table.columns.keys() - {MEASURE, YEARS, NAME, NUMBER, VALUE, ""}
    if unknown:
        notes.append(f"Columns that are not known, and are left out: {listed(unknown)}.")
    values, areas, yearless = Values(table), Areas(), 0
    for row in table.rows():
        name, when = row.cells[what].strip(), row.cells[years].strip()
        measure, area = found.get(name), _area(table, row, areas)
        if when == NO_YEAR and row.cells[value].strip() == "-":
            yearless += 1
        elif measure is None:
            values.left_out[name] += 1
        elif area is not None and values.is_new(row, name, area, when):
            period = values.period(row, YEARS, when, measure.period)
            cell = values.cell(row, value, measure)
            if period is not None and cell is not None:
                yield observed(measure, area, period, cell)
    values.check_whole()
    notes.extend(_notes(values, yearless))


def _area(table: Table, row: Row, areas: Areas) -> Area | None:
    number, name = (row.cells[table.place(each)].strip() for each in (NUMBER, NAME))
    try:
        return areas.of_number(number, name, NUMBER)
    except NoArea as unknown:
        table.fault(row.line, unknown.column, str(unknown))
        return None


def _notes(values: Values, yearless: int) -> list[str]:
    notes = []
    if yearless:
        notes.append(f"{yearless} rows of no year and without a value are left out.")
    if values.left_out:
        notes.append(f"Measures that are not known, and are left out: {listed(values.left_out)}.")
    return notes
