"""The words of a subject access request: who asks, what is decided of each thing found, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do. `field` is where, or ''."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Asker(StrEnum):
    """Stored by value: never rename one."""

    SUBJECT = "subject"
    PARENT = "parent"
    REPRESENTATIVE = "representative"


ASKER_WORDS: Mapping[Asker, str] = MappingProxyType(
    {
        Asker.SUBJECT: "The person themselves",
        Asker.PARENT: "A parent or carer, for a child",
        Asker.REPRESENTATIVE: "Somebody else who acts for them, such as a solicitor",
    }
)


class Decision(StrEnum):
    """Stored by value: never rename one."""

    UNDECIDED = "undecided"
    GIVE = "give"
    WITHHOLD = "withhold"
    NOT_ABOUT = "not_about"


DECISION_WORDS: Mapping[Decision, tuple[str, str]] = MappingProxyType(
    {
        Decision.UNDECIDED: ("To decide", "yellow"),
        Decision.GIVE: ("Give", "green"),
        Decision.WITHHOLD: ("Withhold", "red"),
        Decision.NOT_ABOUT: ("Not about them", "grey"),
    }
)


class Outcome(StrEnum):
    """How a request ended. Stored by value: never rename one."""

    ANSWERED = "answered"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.ANSWERED: "Answered",
        Outcome.REFUSED: "Refused",
        Outcome.TAKEN_BACK: "Taken back by whoever asked",
    }
)


@dataclass(frozen=True)
class Exemption:
    """Stored by key: never rename one, add and retire. `told` is what the answer says of it; ''
    where it says nothing, for that would tip somebody off."""

    key: str
    words: str
    told: str
    source: str


_DPA = "Data Protection Act 2018"
OTHER = "other"
EXEMPTIONS: tuple[Exemption, ...] = (
    Exemption(
        "others",
        "It tells of somebody else",
        "It is about somebody else, too, and could not be given without telling of them.",
        f"{_DPA}, Schedule 2, paragraphs 16 and 17",
    ),
    Exemption(
        "harm",
        "It would be likely to cause serious harm to somebody’s health",
        "",
        f"{_DPA}, Schedule 3, paragraphs 5, 11 and 19",
    ),
    Exemption(
        "child-abuse",
        "Child abuse data, asked for on behalf of the child, and not in their interest",
        "",
        f"{_DPA}, Schedule 3, paragraph 21",
    ),
    Exemption(
        "crime",
        "It would be likely to prejudice preventing or detecting a crime",
        "",
        f"{_DPA}, Schedule 2, paragraph 2",
    ),
    Exemption(
        "privilege",
        "Legal professional privilege",
        "It is covered by legal professional privilege.",
        f"{_DPA}, Schedule 2, paragraph 19",
    ),
    Exemption(OTHER, "Another exemption, which I name", "Another exemption applies.", "As named"),
)
BY_KEY: Mapping[str, Exemption] = MappingProxyType({each.key: each for each in EXEMPTIONS})


@dataclass(frozen=True)
class Found:
    """One thing that Sightline holds and that may be about the person.

    `ref` tells it from all others, so that it is taken once. `subject` says whose record it is, as
    the trail does: where its room guards it, only who may read it there may read it here.
    """

    ref: str
    kind: str
    title: str
    words: str
    subject: str = ""


RECORDS: Mapping[str, str] = MappingProxyType({"restricted": "evidence.restrictedfinding"})


def records_of(ref: str, subject: str) -> list[str]:
    """The restricted records that a found thing shows, as the trail names them: the one whose key
    seals it, and itself. None where it is not restricted."""
    if not subject:
        return []
    kind, _, number = ref.partition(":")
    itself = [f"{RECORDS[kind]}:{number}"] if kind in RECORDS else []
    return list(dict.fromkeys([subject, *itself]))


@dataclass(frozen=True)
class DecisionEntry:
    """`marked` are the words of the thing with what goes marked; `exemption` is a key, or ''."""

    decision: Decision
    marked: str
    exemption: str
    why: str


@dataclass(frozen=True)
class RequestEntry:
    """`about` says who it is; `terms` are what they are looked for by, one a line."""

    about: str
    terms: str
    asker: Asker
