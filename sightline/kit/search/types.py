"""What rooms offer to be found, and what somebody asks for and finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sightline.kit.access import Actor

if TYPE_CHECKING:
    Offer = Callable[[Actor, Any], Iterable["Document"]]

LONGEST_QUESTION = 200


@dataclass(frozen=True)
class Document:
    """Something that can be found. `needs` is the permission without which nobody finds it.

    `leads_to` is the kind of record whose page shows it, and `leads_key` that record's key.
    """

    kind: str
    key: str
    title: str
    needs: str
    words: str = ""
    stream: str = ""
    agencies: tuple[str, ...] = ()
    leads_to: str = ""
    leads_key: str = ""


@dataclass(frozen=True)
class Asked:
    """`words` are what is looked for; the others narrow it, where they say anything."""

    words: tuple[str, ...]
    kind: str = ""
    year: str = ""
    stream: str = ""
    agency: str = ""


@dataclass(frozen=True)
class Part:
    text: str
    is_match: bool


@dataclass(frozen=True)
class Found:
    kind: str
    key: str
    year: str
    stream: str
    title: tuple[Part, ...]
    words: tuple[Part, ...]  # empty where only the title holds what was looked for
    leads_to: str
    leads_key: str


@dataclass(frozen=True)
class Counts:
    """How many would be found for each choice, were it made with the other choices standing."""

    total: int
    kinds: dict[str, int]
    years: dict[str, int]
    streams: dict[str, int]
    agencies: dict[str, int]
