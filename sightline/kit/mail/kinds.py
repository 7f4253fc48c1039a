"""The kinds of mail there are: words that are the same for everybody, and where the link leads."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`address` gives the path that the link leads to, worked out when the mail is sent.

    It takes the person's number. `may_be_turned_off` marks what somebody may do without. `to` gives
    where it goes, from what it is about, where that is not the person's address of today.
    """

    key: str
    subject: str
    sentence: str
    address: Callable[[int], str]
    may_be_turned_off: bool = False
    to: Callable[[str], str] | None = None


_KINDS: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    for kind in kinds:
        if _KINDS.get(kind.key, kind) != kind:
            raise ValueError(f"two kinds of mail are called {kind.key}")
        _KINDS[kind.key] = kind


def find(key: str) -> Kind:
    return _KINDS[key]


def every() -> tuple[Kind, ...]:
    return tuple(_KINDS[key] for key in sorted(_KINDS))
