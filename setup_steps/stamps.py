"""Stamps that say which inputs a finished step was made from, and the lock around set-up.

A stamp is removed before its step starts and written after it ends, so a killed step is done again.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from setup_steps.places import ROOT, STATE, WINDOWS
from setup_steps.running import say


def fingerprint(*parts: Path | str) -> str:
    """One hash of names and contents; a folder stands for every file in it."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            digest.update(part.encode() + b"\0")
            continue
        for path in _files(part):
            digest.update(os.path.relpath(path, ROOT).encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(part: Path) -> Iterable[Path]:
    return sorted(p for p in part.rglob("*") if p.is_file()) if part.is_dir() else [part]


def is_fresh(stamp: Path, mark: str, *made: Path) -> bool:
    """Whether the step was finished for this mark, and what it made is still there."""
    try:
        return stamp.read_text(encoding="ascii") == mark and all(path.exists() for path in made)
    except (OSError, UnicodeDecodeError):
        return False


@contextlib.contextmanager
def stamped(stamp: Path, mark: str) -> Iterator[None]:
    stamp.unlink(missing_ok=True)
    yield
    stamp.parent.mkdir(parents=True, exist_ok=True)
    half = stamp.with_name(stamp.name + ".half")
    half.write_text(mark, encoding="ascii")
    half.replace(stamp)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Only one set-up at a time in a checkout; the system lets go of the lock if we are killed."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "lock").open("a") as file:
        if not _locked(file, wait=False):
            say("Another set-up is running in this folder; waiting for it to finish.")
            _locked(file, wait=True)
        yield


def _locked(file: IO[str], *, wait: bool) -> bool:
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(  # type: ignore[attr-defined,unused-ignore]
                file.fileno(),
                msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK,  # type: ignore[attr-defined,unused-ignore]
                1,
            )
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
