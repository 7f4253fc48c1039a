"""PostgreSQL's own programs: found on the system, in a version that fits, and given the address."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from sightline.kit.backups.types import Refused

FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql@*/bin"),
    ("/usr/local/opt", "postgresql@*/bin"),
    (r"C:\Program Files\PostgreSQL", "*/bin"),
)
# As the driver names them, and as the programs read them.
ADDRESS = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD",
           "NAME": "PGDATABASE"}  # fmt: skip
ENCRYPTION = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl")


def find(name: str, at_least: int) -> tuple[Path, int]:
    """The program, and its major version: the oldest that is new enough."""
    there = sorted((major, path) for path in _places(name) if (major := _major(path)))
    for major, path in there:
        if major >= at_least:
            return path, major
    newest = f"the newest here is of {there[-1][0]}" if there else "there is none here"
    raise Refused(
        f"PostgreSQL's own {name} of version {at_least} or newer is needed, and {newest}. "
        f"Install it: on Debian and Ubuntu the package postgresql-client-{at_least}, "
        f"on Red Hat postgresql{at_least}."
    )


def environment() -> dict[str, str]:
    """The database's address for the programs; never on their command line, which others read."""
    given = connection.settings_dict
    address = {variable: str(given[name]) for name, variable in ADDRESS.items() if given[name]}
    options = given.get("OPTIONS", {})
    secured = {f"PG{name.upper()}": str(options[name]) for name in ENCRYPTION if name in options}
    return {**os.environ, **address, **secured}


def _places(name: str) -> Iterator[Path]:
    on_path = shutil.which(name)
    if on_path:
        yield Path(on_path)
    file = f"{name}.exe" if os.name == "nt" else name
    for folder, pattern in FOLDERS:
        yield from (
            found / file for found in Path(folder).glob(pattern) if (found / file).is_file()
        )


def _major(path: Path) -> int:
    try:
        said = subprocess.run(  # noqa: S603  # a program found above, with nothing from anybody
            [path, "--version"], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r"(\d+)(?:\.\d+|beta|rc|devel)", said)
    return int(found[1]) if found else 0
