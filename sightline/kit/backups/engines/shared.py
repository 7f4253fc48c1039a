"""What a copy of a database offers, and what is asked of either kind."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db import connection

from sightline.kit.backups.types import Refused

BLOCK = 256 * 1024
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"
EMPTY = "There is nothing to back up: the database holds no tables yet. Run: sightline init"


@dataclass(frozen=True)
class Snapshot:
    """The database at one moment. `blocks` may be gone through once."""

    server: int
    program: int
    migrations: tuple[str, ...]
    rows: Mapping[str, int]
    blocks: Iterator[bytes]


class Engine(Protocol):
    name: str
    shown: str

    def snapshot(self, working: Path) -> AbstractContextManager[Snapshot]:
        """A copy that nobody's writing changes; `working` is a folder for what it needs."""

    def refuse_unless_empty(self) -> None: ...

    def refuse_unless_fits(self, server: int, program: int) -> None:
        """Where the copy was written by something that this machine cannot read."""

    def take_in(self, blocks: Iterable[bytes]) -> None:
        """Put a copy where nothing uses it yet, or where it appears whole or not at all."""

    def rows(self, tables: Iterable[str]) -> dict[str, int]:
        """Of what was taken in."""

    def change_over(self) -> None:
        """Make what was taken in the installation's own."""

    def undo(self) -> None:
        """Leave the database as empty as it was found."""


def tables() -> list[str]:
    """Those of the product that are there, in order."""
    there = connection.introspection.django_table_names(only_existing=True, include_views=False)
    if not there:
        raise Refused(EMPTY)
    return sorted({*there, "django_migrations"})


def count(table: str) -> str:
    return f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}"  # noqa: S608  # quoted
