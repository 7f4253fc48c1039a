"""Files that wait for the worker, sealed under a key of their own, and go when it is done.

Whoever keeps one keeps its key in the database, under the installation's seal.
"""

import io
import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from sightline.kit import clock
from sightline.kit.uploads import blocks
from sightline.kit.uploads.store import Damaged

KEPT_FOR = timedelta(days=1)  # what no worker took
ABANDONED_AFTER = timedelta(hours=1)  # what nothing in the database names


@dataclass(frozen=True)
class Waiting:
    """`key` opens it, in base 64; `size` is in bytes."""

    name: str
    key: str
    size: int


def keep(parts: Iterable[bytes]) -> Waiting:
    key, name = blocks.new_key(), secrets.token_hex(16)
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _folder() / name
    try:
        with path.open("xb") as lying:
            path.chmod(0o600)
            writer = blocks.Writer(lying, key)
            for part in parts:
                writer.write(part)
            writer.end()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Waiting(name, b64encode(key).decode(), writer.size)


def opened(name: str, key: str) -> io.BufferedReader:
    """Raises Damaged where it is gone, or is not what was kept."""
    try:
        lying = (_folder() / name).open("rb")
    except OSError as gone:
        raise Damaged("a file that waited is gone") from gone
    return blocks.opened(lying, b64decode(key))


def remove(name: str) -> None:
    (_folder() / name).unlink(missing_ok=True)


def sweep(named: Collection[str], now: datetime) -> int:
    """Remove what nothing names and has lain for an hour; how many."""
    if not _folder().is_dir():
        return 0
    left = [
        path
        for path in _folder().iterdir()
        if path.name not in named and now - clock.of(path.stat().st_mtime) > ABANDONED_AFTER
    ]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _folder() -> Path:
    return Path(settings.HOME) / "waiting"
