"""The checks of where data lie: the database, the data folder, the key, and the backups."""

import os
import shutil
import stat
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from sightline.core.plurals import counted
from sightline.kit import clock
from sightline.kit.backups import notes, restoring
from sightline.kit.health import readiness
from sightline.kit.health.types import State, look_at, well, wrong

GIGABYTE = 1000**3
LITTLE, TOO_LITTLE = 2 * GIGABYTE, GIGABYTE // 5
OLD, TOO_OLD = timedelta(hours=26), timedelta(days=7)
FAR_APART = 60.0  # seconds between the clocks of two machines


def database() -> tuple[State, str]:
    kept = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not kept.is_file():  # connecting would make it
        return wrong(f"{kept} is not there. Run: sightline init")
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        return wrong(
            f"It does not answer ({type(fault).__name__}). See whether it runs, and whether "
            "DATABASE_URL names it."
        )
    return well(f"It answers ({connection.display_name}).")


def tables() -> tuple[State, str]:
    missing = readiness.unapplied()
    if missing:
        return wrong(
            f"{counted(missing, 'room has', 'rooms have')} tables of another version. "
            "Run: sightline init"
        )
    return well("They are those of this version.")


def encoding() -> tuple[State, str]:
    if connection.vendor != "postgresql":
        return well("SQLite keeps UTF-8.")
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        found = str(cursor.fetchone()[0])
    if found != "UTF8":
        return wrong(f"The database is in {found}. Make one with ENCODING 'UTF8', and restore.")
    return well("UTF8.")


def data_folder() -> tuple[State, str]:
    home = Path(settings.HOME)
    if not home.is_dir():
        return wrong(f"{home} is not there. SIGHTLINE_HOME names it; make it with: sightline init")
    if words := restoring.unfinished(home):
        return wrong(words)
    if not readiness.is_writable(home):
        return wrong(f"{home} cannot be written. Give it to the user that runs Sightline.")
    if os.name != "nt" and stat.S_IMODE(home.stat().st_mode) & 0o077:
        return wrong(f"Others on this machine can read {home}. Run: chmod 700 {home}")
    return well(f"{home}, for its owner alone.")


def free_space() -> tuple[State, str]:
    free = shutil.disk_usage(settings.HOME).free
    words = f"{free / GIGABYTE:.1f} GB are free."
    if free < TOO_LITTLE:
        return wrong(f"{words} Make room before anything is lost.")
    return look_at(f"{words} Make room soon.") if free < LITTLE else well(words)


def key() -> tuple[State, str]:
    kept = Path(settings.HOME) / "secret-key"
    if settings.SECRET_KEY_GIVEN:
        return well("Given from outside. Keep a copy: it belongs to no backup.")
    if not kept.is_file():
        return wrong(f"{kept} is gone. Put it back from the backup, or people must sign in again.")
    if os.name != "nt" and stat.S_IMODE(kept.stat().st_mode) & 0o077:
        return wrong(f"Others on this machine can read {kept}. Run: chmod 600 {kept}")
    return well("Made by Sightline, kept in the data folder, for its owner alone.")


def backups() -> tuple[State, str]:
    newest = notes.newest()
    if newest is None:
        return look_at("None is noted. Make one: sightline backup FILE --key-file KEY")
    age = clock.now() - newest
    words = f"The newest is of {newest:%d %B %Y, %H:%M} UTC."
    if age > TOO_OLD:
        return wrong(f"{words} See why none was made since: the timer, its log, free space.")
    return look_at(f"{words} None was made today.") if age > OLD else well(words)


def clocks() -> tuple[State, str]:
    shown = f"{clock.now():%d %B %Y, %H:%M} UTC; days are counted in {settings.TIME_ZONE}."
    if clock.now() < clock.of(Path(settings.HOME).stat().st_mtime) - timedelta(minutes=5):
        return wrong(f"{shown} Files in the data folder are from later: set this machine's clock.")
    if abs(_ahead()) > FAR_APART:
        return wrong(f"{shown} The database's clock shows another time: let both follow one.")
    return well(shown)


def _ahead() -> float:
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return float((cursor.fetchone()[0] - clock.now()).total_seconds())
