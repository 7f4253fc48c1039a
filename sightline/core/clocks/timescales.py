"""How long a duty may take, and who says so: the law and its guidance, or the partnership."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.core.clocks.lengths import Days, Hours, Months, WorkingDays

DayLength = WorkingDays | Months | Days
Length = DayLength | Hours


class Basis(StrEnum):
    """Whether law or national guidance sets it, or the partnership itself. Stored by value."""

    STATUTORY = "statutory"
    LOCAL = "local"


@dataclass(frozen=True)
class Source:
    """`paragraph` is empty where it is not known."""

    document: str
    edition: str
    paragraph: str = ""

    def __str__(self) -> str:
        edition = f" ({self.edition})" if self.edition else ""
        return f"{self.document}{edition}{', ' if self.paragraph else ''}{self.paragraph}"


@dataclass(frozen=True, kw_only=True)
class Timescale:
    """One version of it. `event` says in words what starts it. `valid_to` is the last day, or None.

    `unverified`: nobody has compared it with the text that binds, so it is to be checked locally.
    """

    key: str
    name: str
    event: str
    source: Source
    basis: Basis
    valid_from: date
    valid_to: date | None = None
    unverified: bool = False


@dataclass(frozen=True, kw_only=True)
class DayTimescale(Timescale):
    """Counted on dates."""

    length: DayLength


@dataclass(frozen=True, kw_only=True)
class HourTimescale(Timescale):
    """Counted on moments."""

    length: Hours
