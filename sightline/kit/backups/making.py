"""Makes a backup while the product is used, reads it back, and only then gives it its name."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from sightline.kit import clock
from sightline.kit.backups import checking, manifest, parts
from sightline.kit.backups.engines import of_installation
from sightline.kit.backups.engines.shared import BLOCK, Snapshot
from sightline.kit.backups.frames import Sealing
from sightline.kit.backups.keys import Secret
from sightline.kit.backups.types import (
    DATABASE,
    FOLDERS,
    KEYS,
    MANIFEST,
    Manifest,
    Part,
    Refused,
    Tells,
)

WORKING = ".backup-"  # how the folder begins that holds the copy until it is sealed
LEFT_AFTER = timedelta(days=1)
HALF_DONE = ".part"  # how files end that are still being written


def make(path: Path, secret: Secret, now: datetime, tell: Tells) -> Manifest:
    """Write the backup and prove it. What is at `path` afterwards is whole, or nothing is there."""
    if path.exists():
        raise Refused(f"{path} is there already. A backup never overwrites: give it another name.")
    try:
        opened, half = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=HALF_DONE)
    except OSError as fault:
        raise Refused(f"{path} cannot be written: {fault.strerror}") from None
    try:
        with os.fdopen(opened, "wb") as file:
            told = _Making(file, secret, now, tell).all()
            file.flush()
            os.fsync(file.fileno())
        if checking.check(Path(half), secret, tell) != told:
            raise Refused(checking.NOT_AS_SAID)
        Path(half).replace(path)  # made readable for its owner only
    except OSError as fault:
        raise Refused(f"The backup could not be written: {fault.strerror}") from None
    finally:
        Path(half).unlink(missing_ok=True)
    return told


class _Making:
    def __init__(self, file: BinaryIO, secret: Secret, now: datetime, tell: Tells) -> None:
        self._home = Path(settings.HOME)
        self._sealing = Sealing(file, secret)
        self._now, self._tell, self._done = now, tell, 0
        self._parts: list[Part] = []

    def all(self) -> Manifest:
        """Files first and once more at the end: all that the copied rows name, and some more."""
        engine = of_installation()
        with ExitStack() as until_end:
            _sweep(self._home)
            working = until_end.enter_context(
                tempfile.TemporaryDirectory(dir=self._home, prefix=WORKING)
            )
            self._put_files()
            self._tell("Copying the database", self._done)
            snapshot = until_end.enter_context(engine.snapshot(Path(working)))
            self._put(DATABASE, "Copying the database", snapshot.blocks)
        self._put_files()
        self._put_keys()
        told = self._manifest(engine.name, snapshot)
        parts.put(self._sealing, MANIFEST, _cut(manifest.written(told)))
        self._sealing.close()
        return told

    def _put_files(self) -> None:
        put = {part.name for part in self._parts}
        for path in _files(self._home):
            name = path.relative_to(self._home).as_posix()
            if name not in put and (file := _opened(path)) is not None:
                with file:
                    self._put(name, "Copying files", iter(lambda: file.read(BLOCK), b""))

    def _put_keys(self) -> None:
        for name in KEYS:
            file = _opened(self._home / name)
            if file is not None:  # where one is given from outside, whoever gives it keeps it
                with file:
                    self._put(name, "Copying files", [file.read(BLOCK)])

    def _put(self, name: str, stage: str, blocks: Iterable[bytes]) -> None:
        self._parts.append(parts.put(self._sealing, name, self._telling(stage, blocks)))

    def _telling(self, stage: str, blocks: Iterable[bytes]) -> Iterator[bytes]:
        for block in blocks:
            self._done += len(block)
            self._tell(stage, self._done)
            yield block

    def _manifest(self, engine: str, snapshot: Snapshot) -> Manifest:
        return Manifest(
            product=manifest.product(),
            made_at=self._now,
            engine=engine,
            server=snapshot.server,
            program=snapshot.program,
            migrations=snapshot.migrations,
            rows=snapshot.rows,
            parts=tuple(self._parts),
        )


def _sweep(home: Path) -> None:
    """A copy that was left where the machine stopped is plain: it goes."""
    for folder in home.glob(f"{WORKING}*"):
        if clock.of(folder.stat().st_mtime) < clock.now() - LEFT_AFTER:
            shutil.rmtree(folder, ignore_errors=True)


def _files(home: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix != HALF_DONE:
                yield path


def _opened(path: Path) -> BinaryIO | None:
    """None where it went meanwhile: then no row of the copy names it any more."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        return None


def _cut(text: bytes) -> Iterator[bytes]:
    for start in range(0, len(text), BLOCK):
        yield text[start : start + BLOCK]
