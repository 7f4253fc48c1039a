"""What happens to a row."""

from collections.abc import Mapping
from enum import StrEnum
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
