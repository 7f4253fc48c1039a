"""The words of clocks: units, directions, standings, and the lines of a working-out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.core.periods import long_date


class Unit(StrEnum):
    """Stored by value. A clock counts in one of them, never in two."""

    WORKING_DAYS = "working days"
    MONTHS = "calendar months"
    DAYS = "calendar days"
    HOURS = "elapsed hours"


class Direction(StrEnum):
    """Whether it is due after the event, or before an event to come. Stored by value."""

    AFTER = "after"
    BEFORE = "before"


class Standing(StrEnum):
    """How a clock stands; it is met or missed once the thing is done."""

    RUNNING = "running"
    DUE_TODAY = "due today"
    OVERDUE = "overdue"
    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True)
class Line:
    """One day of a working-out, and whether it counted. The day of the event never does."""

    day: date
    why: str
    counted: bool

    def __str__(self) -> str:
        return f"{weekday_date(self.day)}: {self.why}"


def weekday_date(day: date) -> str:
    """Friday 3 April 2026."""
    return f"{day:%A} {long_date(day)}"
