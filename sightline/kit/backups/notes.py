"""Which backups were made, noted in the data folder: so that somebody is told when none is new."""

import json
import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings

KEPT = 30


def add(made_at: datetime, size: int) -> None:
    noted = [*_noted(), {"made_at": made_at.isoformat(), "bytes": size}][-KEPT:]
    opened, half = tempfile.mkstemp(dir=_place().parent, suffix=".part")
    with os.fdopen(opened, "w", encoding="ascii") as file:
        json.dump(noted, file, indent=1)
    Path(half).replace(_place())


def newest() -> datetime | None:
    """When the last backup was made; None where none is noted."""
    moments = [datetime.fromisoformat(str(each["made_at"])) for each in _noted()]
    return max(moments, default=None)


def _noted() -> list[Mapping[str, str | int]]:
    try:
        return list(json.loads(_place().read_text(encoding="ascii")))
    except (OSError, ValueError):
        return []


def _place() -> Path:
    return Path(settings.HOME) / "backups-made.json"
