"""The words of records: what was shared and on which basis, how long things are kept, and why not
destroyed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do. `field` is where, or ''."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class LawfulBasis:
    """Stored by key: never rename one, add and retire."""

    key: str
    words: str
    short: str
    source: str
    valid_from: date


_UK_GDPR = "UK General Data Protection Regulation"
_DPA = "Data Protection Act 2018"
COURT_ORDER, OTHER = "court-order", "other"
BASES: tuple[LawfulBasis, ...] = (
    LawfulBasis(
        "legal-obligation",
        "Legal obligation: article 6(1)(c)",
        "Article 6(1)(c)",
        f"{_UK_GDPR}, article 6(1)(c)",
        date(2018, 5, 25),
    ),
    LawfulBasis(
        "public-task",
        "Public task: article 6(1)(e)",
        "Article 6(1)(e)",
        f"{_UK_GDPR}, article 6(1)(e)",
        date(2018, 5, 25),
    ),
    LawfulBasis(
        "safeguarding",
        "Safeguarding children and individuals at risk: article 9(2)(g) with Schedule 1, "
        "paragraph 18",
        "Article 9(2)(g)",
        f"{_UK_GDPR}, article 9(2)(g); {_DPA}, Schedule 1, paragraph 18",
        date(2018, 5, 25),
    ),
    LawfulBasis(
        COURT_ORDER, "Order of a court", "Court order", "The order itself", date(1900, 1, 1)
    ),
    LawfulBasis(
        OTHER, "Another basis, which I name", "Another", "As named in the row", date(1900, 1, 1)
    ),
)
BASIS_WORDS: Mapping[str, str] = MappingProxyType({each.key: each.words for each in BASES})
BASIS_SHORT: Mapping[str, str] = MappingProxyType({each.key: each.short for each in BASES})
MUST_BE_NAMED = frozenset({COURT_ORDER, OTHER})


class Told(StrEnum):
    """Whether the family was told."""

    YES = "yes"
    NO = "no"
    NOT_SAFE = "not_safe"


TOLD_WORDS: Mapping[Told, str] = MappingProxyType(
    {
        Told.YES: "Yes",
        Told.NO: "No",
        Told.NOT_SAFE: "It was not practicable or not safe",
    }
)


@dataclass(frozen=True)
class ShareEntry:
    """What one version of a row in the share log says. `to_agency` is a key, or '' where `to_body`
    names another body."""

    on: date
    is_shared: bool
    what: str
    why: str
    basis: str
    basis_named: str
    to_agency: str
    to_body: str
    told: Told
    told_why: str
    how: str
    approver: str


class Length(StrEnum):
    """How the time that a class of records is kept is told."""

    YEARS = "years"
    MONTHS = "months"
    UNTIL_AGE = "until_age"
    PERMANENT = "permanent"


LENGTH_WORDS: Mapping[Length, str] = MappingProxyType(
    {
        Length.YEARS: "A number of years",
        Length.MONTHS: "A number of months",
        Length.UNTIL_AGE: "Until the subject reaches an age",
        Length.PERMANENT: "Permanently",
    }
)


@dataclass(frozen=True)
class RuleEntry:
    """One version of how long a class of records is kept. `amount` is None where permanent."""

    title: str
    covers: str
    length: Length
    amount: int | None
    event: str
    basis: str
    source: str
    reviewer: str
    edition: str
    valid_from: date


@dataclass(frozen=True)
class Version:
    """What tells which version of a class's rule counts on a day."""

    number: int
    valid_from: date
    is_approved: bool


@dataclass(frozen=True)
class ItemEntry:
    """`record_class` is a key; `born_in` the year of birth of the youngest subject, or None.

    `case` is the number of a closed case of Sightline itself; None for what is kept elsewhere.
    """

    record_class: str
    title: str
    where: str
    started_on: date
    born_in: int | None
    case: int | None = None


class Standing(StrEnum):
    """How a kept item stands on a day."""

    KEPT = "kept"
    DUE = "to_review"
    HELD = "on_hold"
    UNWITNESSED = "to_witness"
    DESTROYED = "destroyed"


STANDING_WORDS: Mapping[Standing, tuple[str, str]] = MappingProxyType(
    {
        Standing.KEPT: ("Kept", "blue"),
        Standing.DUE: ("To review", "orange"),
        Standing.HELD: ("On legal hold", "purple"),
        Standing.UNWITNESSED: ("Destroyed, to witness", "yellow"),
        Standing.DESTROYED: ("Destroyed", "grey"),
    }
)
