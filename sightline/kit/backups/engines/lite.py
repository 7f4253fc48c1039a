"""SQLite: copied by VACUUM INTO, which reads one moment, and leaves behind what was deleted."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from sightline.kit.backups.engines.shared import BLOCK, MIGRATIONS, Snapshot, count, tables
from sightline.kit.backups.types import Refused

WAITS = 60.0  # seconds for somebody who writes
BESIDE = ("-wal", "-shm", "-journal")


class Lite:
    name, shown = "sqlite", "SQLite"

    def __init__(self) -> None:
        self.path = Path(connection.settings_dict["NAME"])
        self.waiting = self.path.with_name(f"{self.path.name}.restoring")
        self.changed_over = False

    @contextmanager
    def snapshot(self, working: Path) -> Iterator[Snapshot]:
        names, copy = tables(), working / "copy.sqlite3"
        copy.touch(mode=0o600)
        with closing(sqlite3.connect(self.path, timeout=WAITS)) as there:
            there.execute("VACUUM INTO ?", [str(copy)])
        with closing(sqlite3.connect(copy)) as opened:
            _prove(opened)
            migrations = tuple(f"{app}.{name}" for app, name in opened.execute(MIGRATIONS))
            rows = _rows(opened, names)
        yield Snapshot(0, 0, migrations, rows, _blocks(copy))

    def refuse_unless_empty(self) -> None:
        if self.path.exists() and self.path.stat().st_size:
            raise Refused(
                f"There is a database already: {self.path}. A restore never overwrites. "
                "Name an empty folder with --into."
            )

    def refuse_unless_fits(self, server: int, program: int) -> None:
        """Any SQLite reads it."""

    def take_in(self, blocks: Iterable[bytes]) -> None:
        with os.fdopen(_new(self.waiting), "wb") as file:
            for block in blocks:
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        with closing(sqlite3.connect(self.waiting)) as opened:
            _prove(opened)

    def rows(self, tables: Iterable[str]) -> dict[str, int]:
        with closing(sqlite3.connect(self.waiting)) as opened:
            return _rows(opened, tables)

    def change_over(self) -> None:
        _remove(self.path)  # it is empty, or it is not there
        self.waiting.replace(self.path)
        self.changed_over = True

    def undo(self) -> None:
        connection.close()
        _remove(self.waiting)
        if self.changed_over:
            _remove(self.path)


def _new(path: Path) -> int:
    _remove(path)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _prove(opened: sqlite3.Connection) -> None:
    if opened.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise Refused("The database is damaged: SQLite's own check fails. Nothing was kept.")


def _rows(opened: sqlite3.Connection, names: Iterable[str]) -> dict[str, int]:
    return {name: opened.execute(count(name)).fetchone()[0] for name in names}


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _remove(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + end) for end in BESIDE)):
        each.unlink(missing_ok=True)
