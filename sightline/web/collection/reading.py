"""From a file that an agency sent to sheets of text: looked into first, and bounded in size.

A return is a page or two. What is far larger is refused, or left out and not kept, since it may
hold rows about people.
"""

import re
import zipfile
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from openpyxl.utils import range_boundaries

from sightline.apps.collection.types import Grid
from sightline.core.archives import UnreadableEntry, read_entry
from sightline.exchange import csv_reading, workbook_reading
from sightline.exchange.faults import Fault, Severity
from sightline.exchange.headings import fold
from sightline.exchange.sheets import Sheet
from sightline.kit.uploads import CannotTake, kind_of, scanning, shown_name
from sightline.kit.uploads.kinds import CSV, OFFICE

LARGEST = 10 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 8 * 1024 * 1024  # a larger one would keep a page waiting for seconds
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 1_000, 200, 30
LONGEST_CELL = 300
MOST_TEXT = 2_000_000  # characters of all sheets
WORKBOOK = OFFICE["xl/workbook.xml"]
TOO_LARGE = "holds far more than a return: save only the sheet of the return, and send that"
_CELL = re.compile(r"cell ([A-Z]{1,3})(\d+)")
_MERGED = re.compile(r"cells ([A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?) are merged")


def grids_of(sent: "UploadedFile[bytes]") -> tuple[str, list[Grid]]:
    """The file's name as it is shown, and its sheets. Refuses what is no spreadsheet."""
    if not sent.size or sent.file is None:
        raise CannotTake("is empty: choose another")
    if sent.size > LARGEST:
        raise CannotTake(f"is larger than {LARGEST // 1024**2} MB: {TOO_LARGE}")
    kind = kind_of(sent.file, sent.name or "")
    if kind not in (WORKBOOK, CSV):
        raise CannotTake("is no spreadsheet: send an Excel workbook (.xlsx) or a CSV file")
    sent.seek(0)
    content = sent.read()
    scanning.check([content])
    name = shown_name(sent.name or "", kind.ending)
    sheets, faults = _read(name, content, is_workbook=kind == WORKBOOK)
    return name, _grids(name, sheets, faults)


def _read(name: str, content: bytes, *, is_workbook: bool) -> tuple[list[Sheet], list[Fault]]:
    if not is_workbook:
        sheet, faults = csv_reading.read_csv(name, name, content, _first_cells(content))
        if not sheet.complete and faults:
            raise CannotTake(faults[-1].message)
        return [sheet], faults
    _check_unpacked(content)
    return workbook_reading.read_content(name, content)


def _first_cells(content: bytes) -> set[str]:
    """Of the first line, split by what splits it most: they tell the reader the delimiter."""
    try:
        text, _ = csv_reading.decode(content)
    except csv_reading.UnreadableFile:
        return set()
    line = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    return {fold(cell) for cell in line.split(max(csv_reading.DELIMITERS, key=line.count))}


def _check_unpacked(content: bytes) -> None:
    """Measured while unpacking, since a zip's own word cannot be trusted."""
    room = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for entry in archive.infolist():
                room -= len(read_entry(archive, entry, room, TOO_LARGE))
    except UnreadableEntry as refused:
        raise CannotTake(str(refused)) from None


def _grids(name: str, sheets: list[Sheet], faults: list[Fault]) -> list[Grid]:
    of_file = [each for each in faults if each.severity == Severity.FAULT and each.row is None]
    if of_file or not sheets:
        raise CannotTake(of_file[0].message if of_file else "holds no sheet")
    found, left_out = [], []
    for sheet in sheets[:MOST_SHEETS]:
        if not any(not record.is_blank for record in sheet.records):
            continue
        if _is_large(sheet):
            left_out.append(f"The sheet ‘{sheet.name}’ is larger than a return, and was left out.")
        else:
            found.append(_grid(sheet, [each for each in faults if each.file == sheet.file]))
    if not found:
        raise CannotTake(TOO_LARGE if left_out else "is empty: choose another")
    if sum(len(cell) for grid in found for row in grid.rows for cell in row) > MOST_TEXT:
        raise CannotTake(TOO_LARGE)
    return [Grid(grid.name, grid.rows, grid.spoilt, (*left_out, *grid.notes)) for grid in found]


def _is_large(sheet: Sheet) -> bool:
    rows = (record.place.row or 0 for record in sheet.records)
    widest = max(len(record.cells) for record in sheet.records)
    return not sheet.complete or max(rows) > MOST_ROWS or widest > MOST_COLUMNS


def _grid(sheet: Sheet, faults: list[Fault]) -> Grid:
    rows: list[tuple[str, ...]] = []
    for record in sheet.records:
        rows += [()] * ((record.place.row or 1) - 1 - len(rows))
        rows.append(tuple(cell.strip()[:LONGEST_CELL] for cell in record.cells))
    spoilt: dict[tuple[int, int], str] = {}
    notes = []
    for each in faults:
        at = _CELL.fullmatch(each.column)
        if merged := _MERGED.match(each.message):
            spoilt |= _covered(merged[1])
        elif at and each.severity == Severity.FAULT:
            spoilt[int(at[2]), _column(at[1])] = each.message
        elif at:
            notes.append(f"Cell {at[1]}{at[2]} {each.message}.")
        else:
            notes.append(f"{each.message[:1].upper()}{each.message[1:]}.")
    return Grid(sheet.name, tuple(rows), spoilt, tuple(notes))


def _covered(area: str) -> dict[tuple[int, int], str]:
    """The cells under a merged one, which are empty in the file whatever the screen shows."""
    left, top, right, bottom = range_boundaries(area)
    if None in (left, top, right, bottom):
        return {}
    why = f"is merged with others ({area}): unmerge them, and write the number in each"
    return {
        (row, column): why
        for row in range(top or 1, min(bottom or 1, MOST_ROWS) + 1)
        for column in range(left or 1, min(right or 1, MOST_COLUMNS) + 1)
        if (row, column) != (top, left)
    }


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
