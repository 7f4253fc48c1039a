"""A published long file of 51,000 values: read, and loaded, beside a bare copy into SQLite."""

import csv
import io
import sqlite3

from django.db import transaction

from bench.timing import line, seconds
from sightline.analytics.open_statistics import catalogue_reading, read
from sightline.apps.statistics import actions
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE

YEARS, AREAS = range(2016, 2026), 170
MOST = 20  # times the bare copy
TABLE = "CREATE TABLE kept (a, b, c, d, e, PRIMARY KEY (a, b, d)); CREATE INDEX by_a ON kept (a, d)"


def run() -> float:
    """How many times a bare copy it takes to load the file."""
    content = _file()
    floor = seconds(lambda: _copied(content), 3)
    reading = seconds(lambda: list(read(io.BytesIO(content), "long.csv").items), 3)
    loading = seconds(lambda: _loaded(content), 3)
    print(f"A published file of {len(content.splitlines()) - 1:,} values")
    print(line("copied into SQLite as it stands (the floor)", floor, floor))
    print(line("read, each cell checked", reading, floor))
    print(line("loaded, all or nothing", loading, floor, f"at most {MOST}"))
    return loading / floor


def _file() -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Short Desc", "Years", "LA and Regions", "LA Number", "Values"])
    rows = (
        [name, year, f"Madeupshire {area}", 100 + area, _value(area * year)]
        for _, name in catalogue_reading.found_in("lait")
        for year in YEARS
        for area in range(AREAS)
    )
    writer.writerows(rows)
    return text.getvalue().encode()


def _value(number: int) -> str:
    """A tenth of the cells are hidden; none is above 100, which no share may be."""
    return "-" if number % 10 == 0 else str(number % 97)


def _copied(content: bytes) -> None:
    with sqlite3.connect(":memory:") as database:
        database.executescript(TABLE)
        rows = csv.reader(io.StringIO(content.decode()))
        next(rows)
        database.executemany("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", rows)
    database.close()


def _loaded(content: bytes) -> None:
    """And undone, so that it can be loaded again."""
    with transaction.atomic():
        actions.load(
            actor=COMMAND_LINE,
            stream=io.BytesIO(content),
            file_name="long.csv",
            now=clock.now(),
        )
        transaction.set_rollback(True)
