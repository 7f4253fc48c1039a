"""Whether the installation can serve: asked again and again, so each question is a quick one."""

import os
import tempfile
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def is_ready() -> bool:
    """The database answers, its tables are those of this version, and the data folder is there."""
    try:
        return not unapplied() and is_writable(Path(settings.HOME))
    except (DatabaseError, OSError):
        return False


def unapplied() -> int:
    """How many of the rooms' tables are not those of this version."""
    return len(_newest() - MigrationRecorder(connection).applied_migrations().keys())


def is_writable(folder: Path) -> bool:
    """Tried, since a full or a read-only disk does not show otherwise."""
    try:
        opened, path = tempfile.mkstemp(dir=folder, prefix=".try-")
    except OSError:
        return False
    try:
        return os.write(opened, b"x") == 1
    except OSError:
        return False
    finally:
        os.close(opened)
        Path(path).unlink(missing_ok=True)


@cache
def _newest() -> frozenset[tuple[str, str]]:
    """The last step of each room, which does not change while the product runs."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
