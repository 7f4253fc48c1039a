"""The words of releasing: what the disclosure check lists, and what is decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.core.document import Document


class SubjectKind(StrEnum):
    """What a choice is about: a figure wherever it is printed, or one passage of the report."""

    FIGURE = "figure"
    PASSAGE = "passage"


class Treatment(StrEnum):
    HIDDEN = "hidden"  # printed as the profile's symbol
    WIDENED = "widened"  # printed as the profile's range
    EXEMPTED = "exempted"  # printed as it is, with the reason


@dataclass(frozen=True)
class Profile:
    """How small numbers are protected: where they begin, and what is printed in their place."""

    name: str = "Small counts of people"
    largest_small_count: int = 5  # counts of 1 up to this many people are listed
    largest_share_base: int = 10  # shares of this many people or fewer are listed
    symbol: str = "[c]"
    widened: str = "5 or fewer"


@dataclass(frozen=True)
class Listed:
    """One thing that the check lists. `places` are the sentences, tables and pictures with it."""

    kind: SubjectKind
    subject: str
    words: str
    value: str
    why: str
    places: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()  # labels of printed figures from which it could be worked out
    may_widen: bool = False


@dataclass(frozen=True)
class Choice:
    """`by` is a role or a job; `on` is the day of the decision."""

    kind: SubjectKind
    subject: str
    treatment: Treatment
    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class DisclosureEntry:
    """A row of the pack's disclosure choices."""

    key: str
    kind: SubjectKind
    subject: str
    treatment: Treatment
    reason: str
    by: str
    on: date
    source: str = ""


@dataclass(frozen=True)
class PublishedFigure:
    """A figure's trace as it is published: words only, and nothing about a person."""

    key: str
    value: str
    label: str
    basis: str
    definition: str
    period: str
    source: str
    working: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Protected:
    """The report as it may leave: its documents by name, and the figures that they print."""

    documents: Mapping[str, Document]
    figures: tuple[PublishedFigure, ...]


@dataclass(frozen=True)
class Signature:
    agency: str
    by: str
    at: str  # ISO date and time
    over: str  # the seal of everything above the signatures


@dataclass(frozen=True)
class PublishedChoice:
    what: str
    treatment: Treatment
    reason: str
    by: str
    on: str


@dataclass(frozen=True)
class Stop:
    """One thing that has to happen before the report can be released. `step` is where."""

    message: str
    step: str
    key: str = ""


class OnwardKind(StrEnum):
    """Where a released report goes. Two bodies must have it within seven days."""

    PRESENTED = "presented"
    PANEL = "panel"
    FOUNDATIONS = "foundations"


@dataclass(frozen=True)
class OpenedRelease:
    """A release file, read. `report` and the others are exactly what was released."""

    report: Document
    childrens: Document | None
    statement: Document | None
    figures: Mapping[str, PublishedFigure]
    signatures: tuple[Signature, ...]
    choices: tuple[PublishedChoice, ...]
    profile: Profile
    what_changed: tuple[str, ...]
    hash: str
