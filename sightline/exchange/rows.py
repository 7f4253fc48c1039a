"""Rows of a year pack with their values read once. Two rows are equal when their values are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sightline.core.periods import Period
from sightline.core.quantities import Quantity
from sightline.exchange.cells import (
    UnreadableCell,
    Value,
    check_text,
    check_unit,
    clean,
    empty_value,
    read_cell,
)
from sightline.exchange.faults import Fault, Place, fault
from sightline.exchange.tables import BY_NAME, Column, Kind, Table

# Quantities of tables that have no column for the unit.
UNITS = {
    ("training", "courses"): "courses",
    ("training", "attended"): "people",
    ("linkages", "joint_meetings"): "meetings",
}


@dataclass(frozen=True)
class Row:
    """A cell that is empty or unreadable gives '', None or (); `raw` gives what stood there."""

    table: str
    values: Mapping[str, Value]
    cells: Mapping[str, str] = field(compare=False, repr=False)
    place: Place = field(compare=False)

    @property
    def key(self) -> str:
        """What tells the row apart in its table; parts of a double key are joined by a blank."""
        return " ".join(self.text(name) for name in BY_NAME[self.table].key)

    def raw(self, column: str) -> str:
        return self.cells.get(column, "")

    def text(self, column: str) -> str:
        value = self.values.get(column)
        return value if isinstance(value, str) else ""

    def whole(self, column: str) -> int | None:
        value = self.values.get(column)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def pence(self, column: str) -> int | None:
        return self.whole(column)

    def flag(self, column: str) -> bool | None:
        value = self.values.get(column)
        return value if isinstance(value, bool) else None

    def day(self, column: str) -> date | None:
        value = self.values.get(column)
        return value if isinstance(value, date) else None

    def period(self, column: str) -> Period | None:
        value = self.values.get(column)
        return value if isinstance(value, Period) else None

    def quantity(self, column: str) -> Quantity | None:
        value = self.values.get(column)
        return value if isinstance(value, Quantity) else None

    def list(self, column: str) -> tuple[str, ...]:
        value = self.values.get(column)
        return value if isinstance(value, tuple) else ()


def read_row(table: Table, place: Place, cells: Mapping[str, str]) -> tuple[Row, list[Fault]]:
    """The row, and what is wrong in its cells. A column missing from `cells` is not blamed."""
    found: list[Fault] = []
    values: dict[str, Value] = {}
    tidy = {name: clean(text) for name, text in cells.items()}
    for column in table.columns:
        text = tidy.get(column.name, "")
        try:
            values[column.name] = _value(table, column, text, tidy)
        except ValueError as unreadable:  # every reader's refusal is one
            found.append(fault(place, column.name, str(unreadable)))
            # Kept as it stood, out of reach of the typed readers, so that rows still compare.
            values[column.name] = text if empty_value(column.kind) is None else None
        if not text and column.required and column.name in tidy:
            found.append(fault(place, column.name, f"is empty: {_what_to_write(column)}"))
    filled = {column.name: tidy.get(column.name, "") for column in table.columns}
    return Row(table.name, values, filled, place), found


def make_row(table: Table, **cells: str) -> Row:
    """A row from texts that are known to be good; refuses any that are not."""
    row, found = read_row(table, Place(table.file_name), cells)
    if found:
        raise UnreadableCell("; ".join(str(one) for one in found))
    return row


def _value(table: Table, column: Column, text: str, cells: Mapping[str, str]) -> Value:
    if not text:
        return empty_value(column.kind)
    check_text(column, text)
    if column.name == "unit":
        check_unit(text)
    if column.kind != Kind.QUANTITY:
        return read_cell(column, text)
    unit = _unit(table, column, cells)
    # Without a unit the amount cannot be read, and the fault is the unit's.
    return read_cell(column, text, unit) if unit else text


def _unit(table: Table, column: Column, cells: Mapping[str, str]) -> str:
    if all(each.name != "unit" for each in table.columns):
        return UNITS[table.name, column.name]
    unit = cells.get("unit", "")
    try:
        check_unit(unit)
    except UnreadableCell:
        return ""
    return unit


def _what_to_write(column: Column) -> str:
    if column.choices:
        return f"write one of {', '.join(column.choices)}"
    guidance = column.guidance.rstrip(".")
    example = f", for example {column.example}" if column.example else ""
    return f"write {guidance[:1].lower()}{guidance[1:]}{example}"
