"""Thornshire's year: the good little pack that tests write down, break in one place, and read."""

import csv
from pathlib import Path

from sightline.exchange.checking import read_and_check
from sightline.exchange.reference import EXAMPLE
from sightline.reports import checklist

CONTENTS = {
    path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in sorted(EXAMPLE.rglob("*.*"))
}


def write(folder: Path) -> Path:
    """The whole pack, without a fault or a warning."""
    (folder / "narrative").mkdir(parents=True, exist_ok=True)
    for name, content in CONTENTS.items():
        (folder / name).write_bytes(content)
    return folder


def check(path: Path):
    return read_and_check(path, checklist.KEYS)


def lines(folder: Path, table: str) -> list[list[str]]:
    """All lines of a table, the heading first."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def write_lines(folder: Path, table: str, new: list[list[str]]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(new)


def change(folder: Path, table: str, row: int, **cells: str) -> None:
    """Rows are counted as a spreadsheet shows them: the first after the heading is 2."""
    all_lines = lines(folder, table)
    for column, text in cells.items():
        all_lines[row - 1][all_lines[0].index(column)] = text
    write_lines(folder, table, all_lines)


def add(folder: Path, table: str, **cells: str) -> int:
    """A copy of the first row with other cells; its row."""
    all_lines = lines(folder, table)
    all_lines.append(list(all_lines[1]))
    write_lines(folder, table, all_lines)
    change(folder, table, len(all_lines), **cells)
    return len(all_lines)


def said(found) -> list[str]:
    return [str(each) for each in found]
