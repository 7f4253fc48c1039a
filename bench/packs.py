"""Loading a pack, and loading one ten times as large: the cost of a row must not grow."""

import csv
import shutil
import tempfile
from pathlib import Path

from bench.timing import line, seconds
from sightline.cli.serving import published_pack
from sightline.exchange.checking import read_and_check
from sightline.exchange.loading import load_pack
from sightline.exchange.reading import ReadPack
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.reports import checklist

GROWN = ("findings", "concerns", "follow_ups", "figures", "plan_actions", "notes")
TIMES = 10


def load_demonstration() -> None:
    _load(_read(published_pack()))


def load_large() -> str:
    """Loads a year with ten times the rows, and gives its slug."""
    with tempfile.TemporaryDirectory() as folder:
        _load(_read(_grow(Path(folder) / "large")))
    return "2020-21"


def run() -> None:
    small = _read(published_pack())
    with tempfile.TemporaryDirectory() as folder:
        path = _grow(Path(folder) / "large")
        large = _read(path)
        rows, more = _rows(small), _rows(large)
        floor = seconds(lambda: _read(published_pack()), runs=3)
        print(f"Year packs: {rows} rows, and {more} rows; against reading the small one")
        print(line(f"reading and checking {rows} rows (the floor)", floor, floor))
        reading = seconds(lambda: _read(path), runs=3)
        print(line(f"reading and checking {more} rows", reading, floor))
        print(line("loading the small one again", seconds(lambda: _load(small), runs=3), floor))
        print(line("loading the large one", seconds(lambda: _load(large), runs=1), floor))
        print(line("loading the large one again", seconds(lambda: _load(large), runs=3), floor))


def _read(path: Path) -> ReadPack:
    pack = read_and_check(path, checklist.KEYS)
    if pack.faults:
        raise SystemExit("\n".join(str(fault) for fault in pack.faults))
    return pack


def _load(pack: ReadPack) -> None:
    load_pack(actor=COMMAND_LINE, pack=pack, now=clock.now())


def _rows(pack: ReadPack) -> int:
    return sum(len(rows) for rows in pack.rows.values())


def _grow(folder: Path) -> Path:
    """The demonstration's pack as another year, with the tables that grow in a real one grown."""
    shutil.copytree(published_pack(), folder)
    _edit(folder / "partnership.csv", _next_year)
    for table in GROWN:
        _edit(folder / f"{table}.csv", _repeat)
    _edit(folder / "codings.csv", lambda rows: [c for n in range(TIMES) for c in _codings(rows, n)])
    return folder


def _edit(file: Path, change) -> None:  # type: ignore[no-untyped-def]  # rows in, rows out
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        names, rows = list(reader.fieldnames or ()), list(reader)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))


def _next_year(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    changed = {
        "year": "2020/21",
        "year_starts": "2020-04-01",
        "year_ends": "2021-03-31",
        "as_at": "2021-03-31",
    }
    return [row | changed for row in rows]


def _repeat(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row | {"key": _key(row["key"], n)} for n in range(TIMES) for row in rows]


def _codings(rows: list[dict[str, str]], n: int) -> list[dict[str, str]]:
    """Findings of the streams' own tables are not repeated, so neither are their codings."""
    own = [row for row in rows if ":" not in row["finding"] or n == 0]
    return [
        row | {"finding": row["finding"] if ":" in row["finding"] else _key(row["finding"], n)}
        for row in own
    ]


def _key(key: str, n: int) -> str:
    return key if n == 0 else f"{key}-{n}"
