"""An empty year pack with guidance: a folder of headings to fill in, or the same as a workbook."""

from pathlib import Path

from openpyxl.styles import Alignment, Font

from sightline.exchange import guide, narratives
from sightline.exchange.pack_files import NARRATIVE
from sightline.exchange.reference import table_sections
from sightline.exchange.tables import TABLES
from sightline.exchange.writing import (
    add_sheet,
    csv_bytes,
    new_workbook,
    save_workbook,
    write_folder,
)

READ_ME = "READ ME"
COLUMNS = ("Table", "Column", "Required", "What it holds", "Example", "What to write")
WIDTHS = (24, 22, 10, 44, 40, 90)


def write_template(target: Path) -> None:
    """A workbook when the name ends in .xlsx, else a folder."""
    if target.suffix.lower() == ".xlsx":
        _write_workbook(target)
        return
    files = {table.file_name: csv_bytes(table, ()) for table in TABLES}
    files["README.md"] = _read_me().encode()
    files[f"{NARRATIVE}/README.md"] = f"# Narrative\n\n{guide.prose('narrative.md')}\n".encode()
    write_folder(files, target)


def _read_me() -> str:
    return f"# Year pack\n\n{guide.prose('pack.md')}\n\n## Tables\n\n{table_sections()}\n"


def _write_workbook(target: Path) -> None:
    book = new_workbook()
    sheet = book.create_sheet(READ_ME)
    for number, line in enumerate(_guidance_lines(), start=1):
        for index, text in enumerate(line, start=1):
            cell = sheet.cell(number, index, text or None)
            cell.data_type = "s" if text else "n"
            cell.alignment = Alignment(wrap_text=index > 1 or len(line) == 1, vertical="top")
            cell.font = Font(bold=line == COLUMNS)
    for index, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEF"[index]].width = width
    for table in (*TABLES, narratives.SHEET):
        add_sheet(book, table, ())
    save_workbook(book, target)


def _guidance_lines() -> list[tuple[str, ...]]:
    """Prose runs over the page from column B; each column of each table has a line of its own."""
    prose = "\n\n".join((guide.prose("pack.md"), guide.prose("narrative.md")))
    lines: list[tuple[str, ...]] = [("", "", "", "", "", line) for line in prose.split("\n")]
    lines += [(), COLUMNS]
    for table in (*TABLES, narratives.SHEET):
        lines.append((table.name, "", "", guide.rules_of(table), "", table.guidance))
        lines += [
            (
                table.name,
                column.name,
                "yes" if column.required else "",
                guide.what_it_holds(column),
                column.example,
                column.guidance,
            )
            for column in table.columns
        ]
    return lines
