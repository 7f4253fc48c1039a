"""The checks of what an installation stands in: its worker, its look, Pango, and its addresses."""

import ctypes
import os
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.health.types import State, look_at, well, wrong
from sightline.kit.tasks import heard, queries
from sightline.kit.tasks.types import LOST_AFTER, WAITS_TOO_LONG_AFTER, JobState

START_ONE = "Start one: sightline worker, or sightline serve, which has one beside it."
# Each library under the names that it has on Linux, macOS and Windows.
PANGO = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
LIBRARY_FOLDERS = ("", "/opt/homebrew/lib", "/usr/local/lib", r"C:\msys64\mingw64\bin")


def worker() -> tuple[State, str]:
    last, now = heard.last(), clock.now()
    since = now - WAITS_TOO_LONG_AFTER
    waits = queries.jobs(COMMAND_LINE).filter(state=JobState.QUEUED, asked_at__lt=since).exists()
    if last is not None and now - last < LOST_AFTER:
        if waits:
            return look_at("Heard from, and work waits: it may be at something long.")
        return well("Heard from within the last minute.")
    if waits:
        return wrong(f"Work waits and no worker is heard. {START_ONE}")
    if last is None:
        return look_at(f"None was ever heard from. {START_ONE}")
    return wrong(f"None was heard from since {last:%d %B %Y, %H:%M} UTC. {START_ONE}")


def look() -> tuple[State, str]:
    """The built style sheet; a wheel carries it."""
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    if any(folder.is_dir() and any(folder.rglob("*.css")) for folder in folders):
        return well("The style sheet and the scripts are built.")
    return wrong("Pages have no look. From a checkout: make assets. Else install the wheel anew.")


def pango() -> tuple[State, str]:
    if all(any(_loads(name) for name in names) for names in PANGO):
        return well("The PDF can be written.")
    return look_at(
        "The PDF is off; HTML and DOCX are there. On Debian and Ubuntu install libpango-1.0-0, "
        "libpangoft2-1.0-0 and libharfbuzz-subset0."
    )


def addresses() -> tuple[State, str]:
    if settings.DEBUG:
        return wrong("DEBUG is on, and shows strangers what lies behind the pages. Turn it off.")
    if "*" in settings.ALLOWED_HOSTS:
        return wrong("Any host name is answered. Name those that are yours in SIGHTLINE_HOSTS.")
    own = [
        host for host in settings.ALLOWED_HOSTS if host not in ("127.0.0.1", "localhost", "[::1]")
    ]
    if not own:
        return well("This machine's own only. For others: SIGHTLINE_HOSTS and SIGHTLINE_HTTPS.")
    if not settings.BEHIND_HTTPS:
        return wrong(
            "Others can reach it without https, and cookies travel in the open. Put a proxy in "
            "front that speaks https, and set SIGHTLINE_HTTPS=true."
        )
    if not settings.CSRF_TRUSTED_ORIGINS:
        return look_at("SIGHTLINE_ORIGINS names no address: a form may be refused.")
    return well("https only, and the names in SIGHTLINE_HOSTS.")


def _loads(name: str) -> bool:
    for folder in LIBRARY_FOLDERS:
        if folder and not os.path.exists(os.path.join(folder, name)):
            continue
        with suppress(OSError):
            ctypes.CDLL(os.path.join(folder, name))
            return True
    return False
