"""When any worker was last heard from: the time of one file in the data folder.

No row, so that idle workers do not write to the database every few seconds.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

from sightline.kit import clock


def say() -> None:
    """Nothing is the worse for it where it cannot be said."""
    with suppress(OSError):
        _place().touch(mode=0o600)


def last() -> datetime | None:
    try:
        return clock.of(_place().stat().st_mtime)
    except OSError:
        return None


def _place() -> Path:
    return Path(settings.HOME) / "worker-heard"
