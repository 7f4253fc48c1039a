"""The words of the plan: aims, priorities, actions, and how the partnership sums up its year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Applies(StrEnum):
    THIS_YEAR = "this_year"
    COMING_YEAR = "coming_year"
    BOTH = "both"

    @property
    def this_year(self) -> bool:
        return self in (Applies.THIS_YEAR, Applies.BOTH)

    @property
    def coming_year(self) -> bool:
        return self in (Applies.COMING_YEAR, Applies.BOTH)


class Progress(StrEnum):
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    LITTLE_OR_NONE = "little_or_no_progress"
    ACHIEVED = "achieved"
    NOT_STATED = "not_stated"


PROGRESS_NAMES: Mapping[Progress, str] = MappingProxyType(
    {
        Progress.NOT_STARTED: "Not started",
        Progress.UNDER_WAY: "Under way",
        Progress.LITTLE_OR_NONE: "Little or no progress",
        Progress.ACHIEVED: "Achieved",
        Progress.NOT_STATED: "Progress not stated",
    }
)

# Tints of a tag whose word says the same.
PROGRESS_COLOURS: Mapping[Progress, str] = MappingProxyType(
    {
        Progress.NOT_STARTED: "grey",
        Progress.UNDER_WAY: "blue",
        Progress.LITTLE_OR_NONE: "red",
        Progress.ACHIEVED: "green",
        Progress.NOT_STATED: "grey",
    }
)


class Kind(StrEnum):
    STRENGTH = "strength"
    CHALLENGE = "challenge"


@dataclass(frozen=True)
class AimEntry:
    key: str
    title: str
    summary: str
    source: str


@dataclass(frozen=True)
class PriorityEntry:
    """`aim` and `concerns` are keys."""

    key: str
    title: str
    applies: Applies
    aim: str
    concerns: tuple[str, ...]
    progress: Progress
    progress_note: str
    source: str


@dataclass(frozen=True)
class ObjectiveEntry:
    """`priority` is a key, and `measure` that of a figure."""

    key: str
    title: str
    priority: str
    measure: str
    applies: Applies
    progress: Progress
    progress_note: str
    outcome_for_children: str
    source: str


@dataclass(frozen=True)
class ActionEntry:
    """`measure` is the key of a figure; the other references are keys too."""

    key: str
    title: str
    priority: str
    objective: str
    aim: str
    applies: Applies
    lead_agency: str
    lead_group: str
    due: date | None
    measure: str
    progress: Progress
    progress_note: str
    outcome_for_children: str
    source: str


@dataclass(frozen=True)
class LineEntry:
    """A quarter's line on one of the three, whose key is given. `quarter` is 2019/20 Q4."""

    key: str
    quarter: str
    priority: str
    objective: str
    plan_action: str
    progress: Progress
    line: str
    source: str


@dataclass(frozen=True)
class SummingUpEntry:
    key: str
    kind: Kind
    heading: str
    statement: str
    concerns: tuple[str, ...]
    source: str
