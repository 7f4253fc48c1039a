"""What the plan's page shows: priorities with what stands under them, and how far each has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.core.plurals import counted


@dataclass(frozen=True)
class ConcernLink:
    key: str
    title: str


@dataclass(frozen=True)
class Measure:
    """`words` say the figure's name and its value; that it names none, where `is_known` is not."""

    key: str
    words: str
    is_known: bool


@dataclass(frozen=True)
class LineShown:
    key: str
    quarter: str
    progress: str
    colour: str
    line: str
    source: str


@dataclass(frozen=True)
class ActionShown:
    key: str
    title: str
    progress: str
    colour: str
    serves: str
    is_both: bool  # of this year and of the coming one
    lead: str
    due: str
    measure: Measure | None
    lines: tuple[LineShown, ...]  # the newest first, as everywhere


@dataclass(frozen=True)
class ObjectiveShown:
    key: str
    title: str
    progress: str
    colour: str
    serves: str
    is_both: bool
    note: str
    outcome: str
    measure: Measure | None
    lines: tuple[LineShown, ...]
    actions: tuple[ActionShown, ...]
    source: str


@dataclass(frozen=True)
class PriorityShown:
    key: str
    title: str
    aim: str
    progress: str
    colour: str
    note: str
    concerns: tuple[ConcernLink, ...]
    is_little: bool
    is_stated: bool
    is_both: bool
    lines: tuple[LineShown, ...]
    objectives: tuple[ObjectiveShown, ...]
    actions: tuple[ActionShown, ...]  # straight for it
    source: str


@dataclass(frozen=True)
class Side:
    """This year, or the coming one. What serves no priority of this side stands beside them."""

    priorities: tuple[PriorityShown, ...]
    objectives: tuple[ObjectiveShown, ...]
    actions: tuple[ActionShown, ...]


def first_line(priorities: Iterable[PriorityShown], coming: Sequence[PriorityShown]) -> str:
    """How this year's priorities stand; little or no progress is said first."""
    now = list(priorities)
    if not now and not coming:
        return "No priority is set for this year."
    said = f"{counted(len(now), 'priority', 'priorities')} this year"
    little = sum(each.is_little for each in now)
    if little:
        said += f", {little} with little or no progress"
    return f"{said}; {len(coming)} for the coming year."
