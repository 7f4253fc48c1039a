"""What the plan's page shows: its priorities, and how far each has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.core.plurals import counted


@dataclass(frozen=True)
class ConcernLink:
    key: str
    title: str


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
    is_both: bool  # of this year and of the coming one
    source: str


def first_line(priorities: Sequence[PriorityShown], coming: int) -> str:
    """How this year's priorities stand; little or no progress is said first."""
    if not priorities and not coming:
        return "No priority is set for this year."
    said = f"{counted(len(priorities), 'priority', 'priorities')} this year"
    little = sum(each.is_little for each in priorities)
    if little:
        said += f", {little} with little or no progress"
    return f"{said}; {coming} for the coming year."
