"""A table as an Excel workbook; the same rows give the same bytes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sightline.kit.downloads.cells import Column, Value, could_be_formula, plain, value_of

NO_PARTICULAR_TIME = datetime(2000, 1, 1)  # noqa: DTZ001  # Excel keeps times without a zone
WIDEST = 60
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook of several."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[object]


def written(title: str, columns: Sequence[Column], rows: Iterable[object]) -> bytes:
    return of_sheets([Sheet(title, columns, rows)])


def of_sheets(sheets: Sequence[Sheet]) -> bytes:
    """One workbook, with at least one sheet; their titles differ in their first 31 letters."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for each in sheets:
        made = workbook.create_sheet(_NOT_IN_A_TITLE.sub("-", each.title)[:31] or "Table")
        _write(made, each.columns, each.rows)
    return saved(workbook)


def _write(sheet: Worksheet, columns: Sequence[Column], rows: Iterable[object]) -> None:
    widths = [len(column.label) + 2 for column in columns]
    for place, column in enumerate(columns, start=1):
        _fill(sheet.cell(1, place), column.label).font = Font(bold=True)
    for line, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            cell = _fill(sheet.cell(line, place), value_of(row, column))
            widths[place - 1] = max(widths[place - 1], len(str(cell.value or "")) + 2)
    _arrange(sheet, widths)


def saved(workbook: Workbook) -> bytes:
    """The workbook's bytes, without the time at which it was made."""
    workbook.properties.created = workbook.properties.modified = NO_PARTICULAR_TIME
    workbook.properties.creator = "Sightline"
    first, again = BytesIO(), BytesIO()
    workbook.save(first)
    with ZipFile(first) as source, ZipFile(again, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":  # openpyxl writes the present time over ours
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content
                )
            entry = ZipInfo(name, NO_PARTICULAR_TIME.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content)
    return again.getvalue()


def _fill(cell: Cell | MergedCell, value: Value) -> Cell | MergedCell:
    kept = plain(value)
    if isinstance(kept, datetime):
        kept = kept.isoformat()
    cell.value = None if kept == "" else kept
    if isinstance(kept, str) and kept:
        cell.data_type = "s"  # whatever it looks like: not a formula, not an error, not a number
        cell.quotePrefix = could_be_formula(kept)
    return cell


def _arrange(sheet: Worksheet, widths: Sequence[int]) -> None:
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(width, WIDEST)
    if widths:
        sheet.auto_filter.ref = sheet.dimensions
