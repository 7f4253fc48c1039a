"""The words of backups: what one holds, how it tells of its progress, and how it refuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

FORMAT = 1
DATABASE, MANIFEST = "database", "manifest.json"
KEYS = ("secret-key", "trail-key", "seal-keys")  # those that are not given from outside
FOLDERS = ("files", "releases")  # those of the data folder that cannot be made again


class Refused(Exception):
    """A backup or a restore is refused; the message says why, and what to do."""


class Tells(Protocol):
    """Says how far long work is: the stage in words, and how many bytes of it are done."""

    def __call__(self, stage: str, done: int = 0) -> None: ...


@dataclass(frozen=True)
class Part:
    """One thing in a backup: a file by its place in the data folder, the database, or a key."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says that it holds. `rows` are the rows of each table at the one moment that
    the copy of the database shows; `program` is the major version of what wrote that copy."""

    product: str
    made_at: datetime
    engine: str
    server: int
    program: int
    migrations: tuple[str, ...]
    rows: Mapping[str, int]
    parts: tuple[Part, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(part.name for part in self.parts)

    @property
    def attached(self) -> int:
        """How many files it holds beside the database and the keys."""
        return len(self.names - {DATABASE, *KEYS})
