"""Writes a pack as a folder or a workbook: read again it is equal, and its bytes never differ.

Nothing is put in place until all of it is written.
"""

import csv
import io
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from sightline.exchange import narratives
from sightline.exchange.faults import shown
from sightline.exchange.headings import fold
from sightline.exchange.pack_files import NARRATIVE, is_noise
from sightline.exchange.reading import ReadPack
from sightline.exchange.tables import BY_NAME, TABLES, Table

Lines = Iterable[Sequence[str]]
ALWAYS = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the time of every part of a workbook: the first that a zip can hold
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - openpyxl takes no time zone
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
WIDTHS = (12, 60)
# Excel reads _x0041_ in a text as the letter A: written out, it stays as it is.
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class CannotWrite(ValueError):
    """The message says why nothing was written and what to do."""


def write_pack(pack: ReadPack, folder: Path) -> None:
    """Every table, if only its heading, and the narrative. An older pack is replaced."""
    files = {f"{NARRATIVE}/{name}": f"{text}\n".encode() for name, text in pack.narrative.items()}
    for table in TABLES:
        files[table.file_name] = csv_bytes(table, _lines(pack, table))
    write_folder(files, folder)


def write_workbook(pack: ReadPack, file: Path) -> None:
    book = new_workbook()
    for table in TABLES:
        add_sheet(book, table, _lines(pack, table))
    try:
        add_sheet(book, narratives.SHEET, narratives.in_workbook(pack.narrative))
    except ValueError as refused:
        raise CannotWrite(f"the narrative {refused}") from refused
    save_workbook(book, file)


def csv_bytes(table: Table, lines: Lines) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(lines)
    return text.getvalue().encode()


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    folder = folder.resolve()
    _refuse_other_folders(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".sightline-", dir=folder.parent) as temporary:
        made = Path(temporary) / "new"
        (made / NARRATIVE).mkdir(parents=True)
        for name, content in files.items():
            (made / name).write_bytes(content)
        _keep_read_me(folder, made)
        if folder.exists():
            folder.rename(Path(temporary) / "old")
        made.rename(folder)


def new_workbook() -> Workbook:
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    book.properties.creator = "Sightline"
    book.properties.created = MADE
    return book


def add_sheet(book: Workbook, table: Table, lines: Lines) -> Worksheet:
    """All cells are text, so that nothing is run as a formula or turned into a date."""
    sheet: Worksheet = book.create_sheet(table.name)
    for number, line in enumerate([[column.name for column in table.columns], *lines], start=1):
        for index, text in enumerate(line, start=1):
            _write_text(sheet, number, index, text)
    for index, column in enumerate(table.columns, start=1):
        sheet.cell(1, index).font = Font(bold=True)
        width = min(WIDTHS[1], max(WIDTHS[0], len(column.name) + 2, len(column.example)))
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    return sheet


def save_workbook(book: Workbook, file: Path) -> None:
    file = file.resolve()
    if file.is_dir():
        raise CannotWrite(f"{file.name} is a folder: give the name of a file that ends in .xlsx")
    saved = io.BytesIO()
    book.save(saved)
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".sightline-", dir=file.parent) as temporary:
        made = Path(temporary) / "new.xlsx"
        _without_times(saved, made)
        os.replace(made, file)


def _lines(pack: ReadPack, table: Table) -> Lines:
    names = [column.name for column in table.columns]
    return ([row.raw(name) for name in names] for row in pack.rows[table.name])


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.number_format = "@"
    if not text:
        return
    try:
        cell.value = ESCAPE.sub("_x005F_", text)
    except IllegalCharacterError:
        where = f"{sheet.title}, row {row}"
        raise CannotWrite(f"{where}: {shown(text)} holds a control character: delete it") from None
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
    if "\n" in text:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _without_times(saved: io.BytesIO, made: Path) -> None:
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == "docProps/core.xml":
                content = MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
            part = zipfile.ZipInfo(entry.filename, ALWAYS)
            part.external_attr = 0o600 << 16
            after.writestr(part, content, zipfile.ZIP_DEFLATED)


def _refuse_other_folders(folder: Path) -> None:
    """Only an empty folder or an older pack is replaced: whatever else is in it would be lost."""
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{folder.name} is a file: give the name of a folder")
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*"))]
    for name in found:
        if not (_belongs(name) or is_noise(name)):
            raise CannotWrite(
                f"{folder.name} holds {name}, which is no part of a pack: give an empty folder, or "
                "a new name"
            )


def _belongs(name: str) -> bool:
    place, _, last = name.rpartition("/")
    if place == NARRATIVE:
        return last.endswith(".md")
    stem, _, kind = last.rpartition(".")
    return not place and (last == NARRATIVE or (kind == "csv" and fold(stem) in BY_NAME))


def _keep_read_me(folder: Path, made: Path) -> None:
    for place in (Path(), Path(NARRATIVE)):
        kept = folder / place / "README.md"
        if kept.is_file() and not (made / place / "README.md").exists():
            shutil.copyfile(kept, made / place / "README.md")
