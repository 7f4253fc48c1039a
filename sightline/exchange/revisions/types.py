"""What happens to a row, and under whose key the trail seals it."""

from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType


class Kind(StrEnum):
    """Stored by value: never rename one."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    PUT_BACK = "put-back"
    LOADED = "loaded"  # a pack brought it to this


KIND_NAMES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ADDED: "Added",
        Kind.CHANGED: "Changed",
        Kind.WITHDRAWN: "Withdrawn",
        Kind.PUT_BACK: "Put back",
        Kind.LOADED: "Loaded with a pack",
    }
)

SUBJECT = "exchange.row"


def subject_of_row(year: str, table: str, key: str) -> str:
    """A row through all its revisions. Of its key only a digest: people choose keys, in words."""
    return f"{SUBJECT}:{year}/{table}/{sha256(key.encode()).hexdigest()[:16]}"
