"""Reads a year pack: a folder, a zip of it, or a workbook. Every fault is gathered."""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sightline.exchange import narratives, pack_files
from sightline.exchange.csv_reading import read_csv
from sightline.exchange.faults import Fault, Place, Severity, did_you_mean, fault, warning
from sightline.exchange.headings import by_column, fold
from sightline.exchange.pack_files import NARRATIVE, PackFiles
from sightline.exchange.rows import Row, read_row
from sightline.exchange.sheets import Sheet
from sightline.exchange.tables import BY_NAME, TABLES, Table
from sightline.exchange.workbook_reading import is_workbook, read_workbook


@dataclass(frozen=True)
class ReadPack:
    """Every table is in `rows`, if only empty. `unread` tables hold more than could be read."""

    rows: Mapping[str, tuple[Row, ...]]
    narrative: Mapping[str, str]
    faults: tuple[Fault, ...] = field(default=(), compare=False)
    warnings: tuple[Fault, ...] = field(default=(), compare=False)
    unread: frozenset[str] = field(default=frozenset(), compare=False)
    source: str = field(default="", compare=False)

    @property
    def the_partnership(self) -> Row | None:
        rows = self.rows["partnership"]
        return rows[0] if len(rows) == 1 else None


@dataclass
class _Gathered:
    sheets: dict[str, Sheet] = field(default_factory=dict)
    narrative: dict[str, str] = field(default_factory=dict)
    found: list[Fault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def read_pack(path: Path) -> ReadPack:
    place = Place(path.name or str(path))
    try:
        if path.is_dir():
            gathered = _from_files(pack_files.files_of_folder(path))
        else:
            gathered = _from_one_file(path)
    except OSError as refused:
        reason = f"cannot be opened ({refused.strerror}): check the name, and who may read it"
        return _refused(place, reason)
    return _pack(gathered, place.file)


def pack_of(rows: Iterable[Row], narrative: Mapping[str, str]) -> ReadPack:
    """A pack from rows that are known to be good, in their order."""
    by_table: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for row in rows:
        by_table[row.table].append(row)
    return ReadPack({name: tuple(each) for name, each in by_table.items()}, dict(narrative))


def _refused(place: Place, message: str) -> ReadPack:
    return ReadPack(
        {table.name: () for table in TABLES},
        {},
        (fault(place, "", message),),
        unread=frozenset((*BY_NAME, NARRATIVE)),
        source=place.file,
    )


def _from_one_file(path: Path) -> _Gathered:
    if not path.exists():
        return _nothing(path, "there is no such file or folder: check the name")
    if not path.is_file():
        return _nothing(path, "is neither a file nor a folder: give a folder, a workbook or a zip")
    if zipfile.is_zipfile(path) and not is_workbook(path):
        return _from_zip(path)
    if path.suffix.lower() in (".csv", ".txt", ".md"):
        return _nothing(path, "is one file of a pack: give the folder that it lies in")
    sheets, found = read_workbook(path)
    return _from_sheets(sheets, found)


def _nothing(path: Path, message: str) -> _Gathered:
    found = [fault(Place(path.name or str(path)), "", message)]
    return _Gathered(found=found, unread={*BY_NAME, NARRATIVE})


def _from_zip(path: Path) -> _Gathered:
    try:
        with zipfile.ZipFile(path) as archive:
            return _from_files(pack_files.files_of_zip(archive, path.name))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return _nothing(path, "is damaged and cannot be unpacked: make the zip again")


def _from_files(files: PackFiles) -> _Gathered:
    gathered = _Gathered(found=list(files.faults))
    gathered.unread |= {_table_named(name) or "" for name in files.unread}
    if any(name.startswith(f"{NARRATIVE}/") for name in files.unread):
        gathered.unread.add(NARRATIVE)
    for name, content in files.contents.items():
        folder, _, file = name.rpartition("/")
        if folder.lower() == NARRATIVE and file:
            narratives.take(gathered.narrative, gathered.found, name, content)
        elif table := _table_named(name):
            _take_sheet(gathered, table, name, content)
        else:
            gathered.found.append(_unknown(name, files))
    return gathered


def _take_sheet(gathered: _Gathered, name: str, file: str, content: bytes) -> None:
    if name in gathered.sheets:
        other = gathered.sheets[name].file
        gathered.found.append(fault(Place(file), "", f"is the same table as {other}: keep one"))
        return
    known = [column.name for column in BY_NAME[name].columns]
    gathered.sheets[name], found = read_csv(name, file, content, known)
    gathered.found += found


def _table_named(name: str) -> str | None:
    stem, _, kind = name.rpartition(".")
    table = fold(stem)
    return table if kind.lower() == "csv" and table in BY_NAME and "/" not in name else None


def _unknown(name: str, files: PackFiles) -> Fault:
    given = {_table_named(each) for each in files.contents}
    stem = name.rpartition(".")[0] or name
    return _not_read(Place(name), stem, [t.name for t in TABLES if t.name not in given])


def _not_read(place: Place, name: str, missing: Iterable[str]) -> Fault:
    """A near miss of a missing table would lose its rows unseen, so it is refused."""
    nearest = did_you_mean(name.lower(), missing, likeness=0.82)
    if nearest:
        return fault(place, "", f"is no table of a pack{nearest} If not, take it out of the pack")
    return warning(place, "", "is no part of a pack and was not read: take it out, or leave it")


def _from_sheets(sheets: Iterable[Sheet], found: list[Fault]) -> _Gathered:
    gathered = _Gathered(found=found)
    sheets = list(sheets)
    given = {fold(sheet.name) for sheet in sheets}
    for sheet in sheets:
        name = fold(sheet.name)
        if name in gathered.sheets:
            message = f"is the same table as the sheet {gathered.sheets[name].name}: keep one"
            gathered.found.append(fault(Place(sheet.file), "", message))
        elif name == NARRATIVE:
            gathered.found += narratives.take_sheet(gathered.narrative, sheet)
        elif name in BY_NAME:
            gathered.sheets[name] = sheet
        elif name not in ("read_me", "readme", "guidance"):
            missing = [table.name for table in TABLES if table.name not in given]
            gathered.found.append(_not_read(Place(sheet.file), name, missing))
    if not sheets and found:
        gathered.unread |= {*BY_NAME, NARRATIVE}
    return gathered


def _pack(gathered: _Gathered, source: str) -> ReadPack:
    rows: dict[str, tuple[Row, ...]] = {}
    found = list(gathered.found)
    unread = {name for name in gathered.unread if name}
    for table in TABLES:
        sheet = gathered.sheets.get(table.name)
        rows[table.name], faults = _rows(table, sheet) if sheet else ((), [])
        found += faults
        if sheet and (not sheet.complete or (faults and not rows[table.name])):
            unread.add(table.name)
    found += _missing(rows, gathered, unread, source)
    refusals = tuple(each for each in found if each.severity == Severity.FAULT)
    notes = tuple(each for each in found if each.severity == Severity.WARNING)
    return ReadPack(rows, gathered.narrative, refusals, notes, frozenset(unread), source)


def _rows(table: Table, sheet: Sheet) -> tuple[tuple[Row, ...], list[Fault]]:
    named, found = by_column(table, sheet)
    rows = []
    for place, cells in named:
        row, faults = read_row(table, place, cells)
        rows.append(row)
        found += faults
    return tuple(rows), found


def _missing(
    rows: Mapping[str, tuple[Row, ...]], gathered: _Gathered, unread: set[str], source: str
) -> list[Fault]:
    found = []
    for table in TABLES:
        if not table.needed or rows[table.name] or table.name in unread:
            continue
        sheet = gathered.sheets.get(table.name)
        if sheet:
            found.append(fault(Place(sheet.file), "", "has no rows: write one at least"))
        else:
            what = f"{table.file_name} ({table.title.lower()})"
            found.append(fault(Place(source), "", f"has no {what}: add it, with one row at least"))
    return found
