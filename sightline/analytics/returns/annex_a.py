"""Ofsted's Annex A workbook, read sheet by sheet into typed tables."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
from openpyxl.utils import get_column_letter

from sightline.analytics.returns.annex_a_layout import ALSO, LISTS
from sightline.analytics.returns.columns import Column
from sightline.analytics.returns.csv_tables import folded
from sightline.analytics.returns.faults import Fault, FaultList, Faults, UnreadableReturn
from sightline.analytics.returns.reading_values import WRITTEN, typed, unread
from sightline.analytics.returns.return_files import content_of
from sightline.core.workbook_guard import Refused, check_workbook

FIRST_ROWS = 20  # in which the headings must stand
MOST_ROWS, MOST_COLUMNS, MOST_BLANK = 500_000, 300, 1_000
CORRECT = "Correct it there; until then it is read as not given"
Cells = tuple[Any, ...]
Numbered = tuple[int, Cells]
BY_HEADING = {
    folded(heading): name for name, layout in LISTS.items() for heading in layout.known_by
}
OTHER_NAMES = {folded(other): folded(usual) for other, usual in ALSO.items()}


@dataclass(frozen=True)
class AnnexA:
    """`tables` has a table for each of the eleven lists, empty where no sheet was of that list."""

    tables: Mapping[str, pl.DataFrame]
    faults: Faults


@dataclass(frozen=True)
class Heading:
    """Where the headings of a list stand in a sheet: the row, and the place of each column."""

    name: str
    row: int
    places: Mapping[str, int]


def read_annex_a(path: Path) -> AnnexA:
    """Refuses what is no workbook, or holds none of the lists, with UnreadableReturn."""
    return read_annex_a_content(content_of(path), path.name)


def read_annex_a_content(file: bytes, called: str) -> AnnexA:
    """The same of a file that is at hand; `called` is what faults call it."""
    try:
        check_workbook(file)
    except Refused as refused:
        what = f"the file {refused}"
        raise _refusal(called, what, "Then choose it again") from None
    faults = FaultList()
    found: dict[str, pl.DataFrame] = {}
    for title, rows in _sheets(called, file):
        read = _read_sheet(called, title, rows, faults)
        if read is None:
            continue
        name, frame = read
        if name in found:
            what = f"it is list {LISTS[name].number}, which another sheet was before it"
            faults.add(Fault(called, None, f"sheet {title}", what, "Keep one of them"))
        else:
            found[name] = frame
    if not found:
        raise _refusal(called, "no sheet has the headings of a list", "Choose the Annex A")
    for name, layout in LISTS.items():
        if name not in found:
            what = f"no sheet has the headings of list {layout.number}"
            faults.add(Fault(called, None, "", what, "Nothing, if it was not asked for"))
    tables = {
        name: found.get(name, pl.DataFrame(schema=layout.schema)) for name, layout in LISTS.items()
    }
    return AnnexA(tables, faults.closed())


def _sheets(name: str, content: bytes) -> Iterator[tuple[str, list[Numbered]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that hold no data
        try:
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            for sheet in book.worksheets:
                # What a sheet says of its own size is not to be trusted.
                sheet.reset_dimensions()
                rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
                yield sheet.title, list(_filled(rows))
            book.close()
        except UnreadableReturn:
            raise
        except Exception as broken:  # a damaged workbook can fail anywhere inside the library
            what = "it cannot be read as a workbook"
            raise _refusal(name, what, "Open it and save it as an Excel workbook") from broken


def _filled(rows: Iterable[Cells]) -> Iterator[Numbered]:
    """Rows with something in them; one cell far below must not cost a million."""
    last = 0
    for number, cells in enumerate(rows, 1):
        if number - last > MOST_BLANK or number > MOST_ROWS + 1:
            return
        if any(str(cell).strip() for cell in cells if cell is not None):
            last = number
            yield number, cells


def _read_sheet(
    file: str, title: str, rows: list[Numbered], faults: FaultList
) -> tuple[str, pl.DataFrame] | None:
    """None where no row of the first ones has the headings of a list."""
    heading = _heading(rows)
    if heading is None:
        return None
    where = f"sheet {title}"
    if rows[-1][0] > MOST_ROWS:
        what = f"it has more than {MOST_ROWS:,} rows, and those after were not read"
        faults.add(Fault(file, None, where, what, "Delete what stands far below"))
    body = [(number, cells) for number, cells in rows if heading.row < number <= MOST_ROWS]
    columns = []
    for column in LISTS[heading.name].columns:
        place = heading.places.get(folded(column.source))
        if place is None:
            what = "the column is not there, and is read as not given"
            faults.add(Fault(file, heading.row, f"{where}, column {column.source}", what, CORRECT))
        columns.append(_column(file, where, column, place, body, faults))
    return heading.name, pl.DataFrame(columns)


def _heading(rows: list[Numbered]) -> Heading | None:
    for number, cells in rows[:FIRST_ROWS]:
        names = [_usual(folded(str(cell))) for cell in cells if cell is not None]
        known = next((BY_HEADING[name] for name in names if name in BY_HEADING), None)
        if known:
            places = {
                _usual(folded(str(cell))): place
                for place, cell in reversed(list(enumerate(cells)))
                if cell is not None
            }
            return Heading(known, number, places)
    return None


def _usual(heading: str) -> str:
    return OTHER_NAMES.get(heading, heading)


def _column(
    file: str,
    where: str,
    column: Column,
    place: int | None,
    body: list[Numbered],
    faults: FaultList,
) -> pl.Series:
    cells = [None if place is None else _said(row, place) for _, row in body]
    text = pl.Series(column.name, cells, dtype=pl.String)
    values = typed(text, column.kind)
    if column.kind in WRITTEN:
        for lost in unread(text, values):
            number = body[lost][0]
            cell = f"{where}, cell {get_column_letter((place or 0) + 1)}{number}, {column.source}"
            faults.add(Fault(file, number, cell, WRITTEN[column.kind], CORRECT))
    return values


def _said(row: Cells, place: int) -> str | None:
    cell = row[place] if place < len(row) else None
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return None if cell is None else str(cell)


def _refusal(name: str, what: str, do: str) -> UnreadableReturn:
    return UnreadableReturn(Fault(name, None, "", what, do))
