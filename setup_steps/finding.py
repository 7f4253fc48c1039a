"""Finding what Sightline takes from the system: Pango, Chromium and PostgreSQL."""

import contextlib
import ctypes
import importlib
import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from setup_steps.places import WINDOWS

# Each library under the names that it has on Linux, macOS and Windows.
PANGO = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
)
LIBRARY_FOLDERS = (
    "",
    "/opt/homebrew/lib",
    "/usr/local/lib",
    r"C:\msys64\mingw64\bin",
    r"C:\Program Files\GTK3-Runtime Win64\bin",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_FILES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
# Where `playwright install` puts the browser that it was made with.
PLAYWRIGHT_FOLDERS = (
    "~/.cache/ms-playwright",
    "~/Library/Caches/ms-playwright",
    "~/AppData/Local/ms-playwright",
)
PLAYWRIGHT_FILES = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
POSTGRES_FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql@*/bin"),
    ("/usr/local/opt", "postgresql@*/bin"),
    (r"C:\Program Files\PostgreSQL", "*/bin"),
)


def has_environments() -> bool:
    """Debian and Ubuntu ship Python without the half of venv that fills an environment."""
    importlib.invalidate_caches()  # it may just have been installed
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def has_pango() -> bool:
    return all(any(_loads(name) for name in names) for names in PANGO)


def _loads(name: str) -> bool:
    for folder in LIBRARY_FOLDERS:
        if folder and not os.path.exists(os.path.join(folder, name)):
            continue
        with contextlib.suppress(OSError):
            ctypes.CDLL(os.path.join(folder, name))
            return True
    return False


def chromium() -> Path | None:
    """A Chromium that can be driven; one inside a snap cannot reach the tests' own folders."""
    named = os.environ.get("SIGHTLINE_CHROMIUM")
    on_path = (shutil.which(name) for name in BROWSERS)
    places = [named, *on_path, *BROWSER_FILES, *_playwright_browsers()]
    return next((Path(p) for p in places if p and Path(p).is_file() and not _is_snap(p)), None)


def _playwright_browsers() -> Iterable[str]:
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for folder in filter(None, (own, *PLAYWRIGHT_FOLDERS)):
        for pattern in PLAYWRIGHT_FILES:
            yield from sorted(map(str, Path(folder).expanduser().glob(pattern)), reverse=True)


def _is_snap(path: str) -> bool:
    """Ubuntu's /usr/bin/chromium-browser is a script that only starts, or asks for, the snap."""
    real = os.path.realpath(path)
    if real.startswith("/snap/") or os.path.basename(real) == "snap":
        return True
    with open(real, "rb") as file:
        start = file.read(4096)
    return start.startswith(b"#!") and b"/snap/bin" in start


def postgres_programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest where there are several."""
    found = [
        folder
        for root, pattern in POSTGRES_FOLDERS
        for folder in Path(root).glob(pattern)
        if _has_cluster_programs(folder)
    ]
    if found:
        return max(found, key=_release)
    on_path = shutil.which("initdb")
    folder = Path(on_path).resolve().parent if on_path else None
    return folder if folder and _has_cluster_programs(folder) else None


def _has_cluster_programs(folder: Path) -> bool:
    ending = ".exe" if WINDOWS else ""
    return all((folder / f"{name}{ending}").exists() for name in ("initdb", "pg_ctl"))


def _release(folder: Path) -> int:
    numbers = re.findall(r"\d+", folder.parent.name)
    return int(numbers[0]) if numbers else 0


def python_package_name() -> str:
    """Debian's name for the half of this Python's venv that it packs apart."""
    return f"python3.{sys.version_info.minor}-venv"
