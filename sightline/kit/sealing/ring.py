"""The ring of keys: the newest seals, and each opens what it sealed.

A line a key: its number, and 32 bytes in base 64. The last line is the newest. Number 0 seals
nothing: by it sealed words are found again. Outside production the file is made when first needed.
"""

import os
import secrets
import sys
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NAME = "seal-keys"
BYTES = 32


@dataclass(frozen=True)
class Key:
    number: str
    secret: bytes


@dataclass(frozen=True)
class Ring:
    finding: Key
    keys: tuple[Key, ...]

    @property
    def newest(self) -> Key:
        return self.keys[-1]

    def find(self, number: str) -> Key | None:
        return next((key for key in self.keys if key.number == number), None)


def place() -> Path:
    return Path(settings.SEAL_KEYS_FILE or Path(settings.HOME) / NAME)


def ring() -> Ring:
    """Read anew when the file changes, so that a new key counts in every process."""
    kept = place()
    if not kept.exists():
        if settings.PRODUCTION:
            raise ImproperlyConfigured(f"{kept} is not there: SIGHTLINE_SEAL_KEYS_FILE names it")
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another process was quicker
            make(kept)
    return _read(kept, kept.stat().st_mtime_ns)


def make(path: Path) -> None:
    """A new ring; never over one that is there, and never seen half written."""
    half = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    with open(half, "x", opener=partial(os.open, mode=0o600), encoding="ascii") as opened:
        opened.writelines(_line(new_key(number)) for number in (0, 1))
    try:
        os.link(half, path)
    finally:
        half.unlink()


def new_key(number: int) -> Key:
    return Key(str(number), secrets.token_bytes(BYTES))


def add_key() -> Key:
    """A new newest key. What was sealed before is still opened by its own."""
    with _held():
        key = new_key(max(int(each.number) for each in ring().keys) + 1)
        _append(place(), key)
    return key


def drop(numbers: set[str]) -> None:
    """Remove keys that nothing needs any more. Never the newest."""
    with _held():
        kept, path = ring(), place()
        going = {key.number for key in kept.keys if key.number in numbers} - {kept.newest.number}
        left = [kept.finding, *(key for key in kept.keys if key.number not in going)]
        half = path.with_suffix(".part")
        half.unlink(missing_ok=True)
        with open(half, "x", opener=partial(os.open, mode=0o600), encoding="ascii") as opened:
            opened.writelines(_line(key) for key in left)
            opened.flush()
            os.fsync(opened.fileno())
        half.replace(path)


@contextmanager
def _held() -> Iterator[None]:
    """The ring held against another that changes it: a key that was just added is not lost.

    Only where the system can hold a file. Elsewhere, and there is no production elsewhere, two who
    change it at once have to be kept apart by whoever runs them.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    lock = place().with_name(f"{place().name}.lock")
    with open(lock, "a", opener=partial(os.open, mode=0o600)) as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield


def _append(path: Path, key: Key) -> None:
    with open(path, "a", opener=partial(os.open, mode=0o600), encoding="ascii") as opened:
        opened.write(_line(key))
        opened.flush()
        os.fsync(opened.fileno())


def _line(key: Key) -> str:
    return f"{key.number} {b64encode(key.secret).decode()}\n"


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Ring:
    keys = tuple(_key(path, line) for line in path.read_text(encoding="ascii").splitlines() if line)
    if len(keys) < 2 or keys[0].number != "0" or len({key.number for key in keys}) < len(keys):
        raise ImproperlyConfigured(f"{path} is no ring of keys: sightline seal new-ring makes one")
    return Ring(keys[0], keys[1:])


def _key(path: Path, line: str) -> Key:
    number, _, secret = line.partition(" ")
    try:
        found = Key(str(int(number)), b64decode(secret, validate=True))
    except (ValueError, Error):
        raise ImproperlyConfigured(f"{path} has a line that is no key") from None
    if len(found.secret) != BYTES:
        raise ImproperlyConfigured(f"{path} has a key that is not {BYTES} bytes long")
    return found
