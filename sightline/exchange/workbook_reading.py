"""From an Excel workbook to sheets of text, each cell as a person sees it on the screen.

What Excel shows and what it keeps can differ; where that could change a fact, the cell is refused.
"""

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sightline.core.workbook_guard import Refused, check_workbook, has_formulas
from sightline.exchange.cell_display import HiddenDifference, UnclearCell, displayed
from sightline.exchange.faults import Fault, Place, fault, warning
from sightline.exchange.headings import letter
from sightline.exchange.sheets import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Record, Sheet

MOST_SHEETS = 100
SAVE_AGAIN = "open it in Excel and save it again as an Excel workbook (.xlsx)"


def is_workbook(path: Path) -> bool:
    """Whether a zip file holds a spreadsheet of any office program."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return bool(names & {"xl/workbook.xml", "xl/workbook.bin", "mimetype", "[Content_Types].xml"})


def read_workbook(path: Path) -> tuple[list[Sheet], list[Fault]]:
    with path.open("rb") as opened:
        return read_content(path.name, opened.read(LARGEST_FILE + 1))


def read_content(name: str, content: bytes) -> tuple[list[Sheet], list[Fault]]:
    """The same of a workbook that lies in no file."""
    place = Place(name)
    if len(content) > LARGEST_FILE:
        return [], [fault(place, "", f"is larger than {LARGEST_FILE // 1024**2} MB: shorten it")]
    try:
        check_workbook(content)
        values = _load(content, data_only=True)
        formulas = _load(content, data_only=False) if has_formulas(content) else None
    except Refused as refused:
        return [], [fault(place, "", str(refused))]
    sheets, found = [], []
    for sheet in values.worksheets[:MOST_SHEETS]:
        beneath = formulas[sheet.title] if formulas else None
        one, faults = _sheet(name, sheet, beneath if isinstance(beneath, Worksheet) else None)
        sheets.append(one)
        found += faults
    if len(values.worksheets) > MOST_SHEETS:
        found.append(fault(place, "", f"has more than {MOST_SHEETS} sheets: is this a pack?"))
    return sheets, found


def _load(content: bytes, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        # It warns of styles and extensions that hold no data.
        warnings.simplefilter("ignore")
        try:
            return load_workbook(BytesIO(content), data_only=data_only, keep_links=False)
        except Exception as broken:  # a damaged workbook can fail anywhere inside the library
            raise Refused(f"cannot be read as a workbook: {SAVE_AGAIN}") from broken


def _sheet(file: str, sheet: Worksheet, formulas: Worksheet | None) -> tuple[Sheet, list[Fault]]:
    name = f"{file}, sheet {sheet.title.strip()}"
    found = _merged(name, sheet)
    records = [Record(Place(name, 1), ())]
    for number, cells in _rows(sheet):
        place = Place(name, number)
        record, faults = _record(place, cells, formulas)
        if record.is_blank and not faults:
            continue
        too_large = _too_large(number, record)
        if too_large:
            found.append(fault(place, "", too_large))
            return Sheet(sheet.title, name, tuple(records), complete=False), found
        found += faults
        if number == 1:
            records[0] = record
        else:
            records.append(record)
    return Sheet(sheet.title, name, tuple(records)), found


def _rows(sheet: Worksheet) -> Iterator[tuple[int, list[Cell | MergedCell]]]:
    """Only cells that the file holds: one stray cell at the far end must not cost millions."""
    cells = sorted(sheet._cells.items())
    for number, row in groupby(cells, key=lambda item: item[0][0]):
        yield number, [cell for _, cell in row]


def _too_large(number: int, record: Record) -> str:
    if number > MOST_ROWS:
        return f"has more than {MOST_ROWS:,} rows: split it, or delete what stands far below"
    if len(record.cells) > MOST_COLUMNS:
        return f"has more than {MOST_COLUMNS} columns: delete what stands far to the right"
    return ""


def _merged(name: str, sheet: Worksheet) -> list[Fault]:
    return [
        fault(
            Place(name, area.min_row),
            "",
            f"cells {area.coord} are merged: unmerge them and fill in each cell",
        )
        for area in sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col))
    ]


def _record(
    place: Place, cells: Iterable[Cell | MergedCell], formulas: Worksheet | None
) -> tuple[Record, list[Fault]]:
    texts: dict[int, str] = {}
    found = []
    for cell in cells:
        index = (cell.column or 1) - 1
        where = f"cell {letter(index)}{place.row}"
        try:
            texts[index] = _text(cell, formulas)
        except UnclearCell as unclear:
            found.append(fault(place, where, str(unclear)))
            texts[index] = unclear.text
        except HiddenDifference as difference:
            found.append(warning(place, where, str(difference)))
            texts[index] = difference.text
    width = max((index for index, text in texts.items() if text), default=-1) + 1
    return Record(place, tuple(texts.get(index, "") for index in range(width))), found


def _text(cell: Cell | MergedCell, formulas: Worksheet | None) -> str:
    if isinstance(cell, MergedCell):
        return ""
    if cell.value is None and formulas is not None:
        beneath = formulas.cell(cell.row, cell.column)
        if beneath.data_type == "f":
            raise UnclearCell(
                "holds a formula whose result was not saved: open the workbook in Excel and save "
                "it, or write the value itself"
            )
    return displayed(cell.value, cell.number_format or "General", cell.data_type)
