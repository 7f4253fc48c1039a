"""From a sheet to rows by column name: the heading row is matched, and every misfit is named."""

import re
from collections.abc import Sequence

from sightline.exchange.faults import Fault, Place, did_you_mean, fault, shown
from sightline.exchange.sheets import LONGEST_CELL, Record, Sheet
from sightline.exchange.tables import Table

Cells = dict[str, str]
LOOK_AHEAD = 10  # rows in which a heading is looked for when the first row is none


def fold(name: str) -> str:
    """'  Year starts ' and 'year_starts' are one column."""
    return re.sub(r"[\s_\-\u200b\ufeff]+", "_", name.strip().lower()).strip("_")


def by_column(table: Table, sheet: Sheet) -> tuple[list[tuple[Place, Cells]], list[Fault]]:
    """Rows that hold text, each as column name to text; none when the heading is missing."""
    if not sheet.records:
        return [], [_no_heading(table, Place(sheet.file, 1), sheet)] if sheet.complete else []
    heading, *records = sheet.records
    names = [fold(cell) for cell in heading.cells]
    known = {column.name for column in table.columns}
    if not known & set(names):
        return [], [_no_heading(table, heading.place, sheet)] if sheet.complete else []
    found = _heading_faults(table, heading, names)
    columns: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in known:
            columns.setdefault(name, index)
    rows = []
    for record in records:
        if record.is_blank:
            continue
        found += _record_faults(record, names)
        cells = record.cells + ("",) * (len(names) - len(record.cells))
        rows.append((record.place, {name: cells[index] for name, index in columns.items()}))
    return rows, found


def _no_heading(table: Table, place: Place, sheet: Sheet) -> Fault:
    known = {column.name for column in table.columns}
    for record in sheet.records[1:LOOK_AHEAD]:
        if len(known & {fold(cell) for cell in record.cells}) > 1:
            return fault(
                place,
                "",
                f"the names of the columns stand in row {record.place.row}: delete what is above, "
                "so that they are in row 1",
            )
    names = ", ".join(column.name for column in table.columns)
    return fault(place, "", f"has no names of columns: write them in row 1: {names}")


def _heading_faults(table: Table, heading: Record, names: Sequence[str]) -> list[Fault]:
    found = []
    known = [column.name for column in table.columns]
    for index, (name, cell) in enumerate(zip(names, heading.cells, strict=True)):
        if name and name not in known:
            spare = [each for each in known if each not in names]
            nearest = did_you_mean(name, spare) or ": delete the column, or see the reference page"
            found.append(fault(heading.place, cell.strip()[:60], f"is no column here{nearest}"))
        elif name and name in names[:index]:
            found.append(fault(heading.place, name, "stands twice: keep one of the two columns"))
    for column in table.columns:
        if column.required and column.name not in names:
            found.append(fault(heading.place, column.name, "is missing: add this column"))
    return found


def _record_faults(record: Record, names: Sequence[str]) -> list[Fault]:
    found = []
    for index, cell in enumerate(record.cells):
        text = cell.strip()
        if text and (index >= len(names) or not names[index]):
            message = (
                f"{shown(text)} stands in column {letter(index)}, which has no name: move it under "
                "a named column, or put quotation marks round a text that holds a comma"
            )
            found.append(fault(record.place, "", message))
        elif len(cell) > LONGEST_CELL:
            message = f"has {len(cell):,} characters: write {LONGEST_CELL:,} at most"
            found.append(fault(record.place, names[index], message))
    return found


def letter(index: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
