"""Puts a backup back: proven whole first, then written beside, then changed over at once."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from sightline.kit.backups import checking, manifest
from sightline.kit.backups.engines import Engine, of_installation
from sightline.kit.backups.keys import Secret
from sightline.kit.backups.types import DATABASE, FOLDERS, KEYS, Manifest, Refused, Tells

UNFINISHED = ".restore-unfinished"
# What an installation makes by itself before anybody has put anything into it.
NOBODY_MADE = frozenset({"secret-key", "lost+found"})


def unfinished(home: Path) -> str:
    """What to do where a restore was cut short and the folder is not to be used; else ''."""
    if not (home / UNFINISHED).exists():
        return ""
    return (
        f"A restore into {home} was cut short, and what is there is not whole. Empty the folder "
        "(and the database, where DATABASE_URL names one), then restore again."
    )


def refuse_unless_empty(home: Path) -> None:
    if not home.exists():
        return
    if words := unfinished(home):
        raise Refused(words)
    there = sorted({path.name for path in home.iterdir()} - NOBODY_MADE)
    if there:
        raise Refused(
            f"{home} is not empty: it holds {', '.join(there[:3])}. A restore never overwrites. "
            "Name an empty folder with --into."
        )


def restore(path: Path, secret: Secret, tell: Tells) -> Manifest:
    """All of the backup, or nothing. The tables stand as they were, not yet brought up to date."""
    home, engine = Path(settings.HOME), of_installation()
    refuse_unless_empty(home)
    engine.refuse_unless_empty()
    told = checking.check(path, secret, tell)
    _refuse_unless_fits(told, engine)
    beside = home / UNFINISHED
    try:
        beside.mkdir(mode=0o700)
        _take_in(path, secret, tell, beside, engine)
        _refuse_other_rows(told, engine)
        engine.change_over()
        _change_over(home, beside)
        beside.rmdir()
    except BaseException as fault:
        _undo(home, engine)
        if isinstance(fault, OSError):
            raise Refused(f"The backup could not be restored: {fault.strerror}") from None
        raise
    return told


def _refuse_unless_fits(told: Manifest, engine: Engine) -> None:
    manifest.refuse_newer(told, _known())
    if told.engine != engine.name:
        raise Refused(
            f"The backup holds a {told.engine} database, and this installation is to use "
            f"{engine.name}. Set DATABASE_URL as it was where the backup was made."
        )
    engine.refuse_unless_fits(told.server, told.program)


def _known() -> frozenset[str]:
    loader = MigrationLoader(None)
    replaced = (old for each in loader.disk_migrations.values() for old in each.replaces)
    return frozenset(f"{app}.{name}" for app, name in (*loader.disk_migrations, *replaced))


def _take_in(path: Path, secret: Secret, tell: Tells, beside: Path, engine: Engine) -> None:
    done = 0

    def telling(blocks: Iterator[bytes]) -> Iterator[bytes]:
        nonlocal done
        for block in blocks:
            done += len(block)
            tell("Restoring", done)
            yield block

    def take(name: str, blocks: Iterator[bytes]) -> None:
        if name == DATABASE:
            engine.take_in(telling(blocks))
        else:
            _write(beside / name, telling(blocks))

    checking.walk(path, secret, take)


def _write(path: Path, blocks: Iterator[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for block in blocks:
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _refuse_other_rows(told: Manifest, engine: Engine) -> None:
    if engine.rows(told.rows) != dict(told.rows):
        raise Refused("The database does not hold the rows that the backup counted.")


def _change_over(home: Path, beside: Path) -> None:
    for name in (*FOLDERS, *KEYS):
        if (beside / name).exists():
            (beside / name).replace(home / name)


def _undo(home: Path, engine: Engine) -> None:
    """The mark goes last: while anything is half there, the folder is refused."""
    engine.undo()
    for name in FOLDERS:
        shutil.rmtree(home / name, ignore_errors=True)
    with suppress(OSError):
        shutil.rmtree(home / UNFINISHED)
    connection.close()
