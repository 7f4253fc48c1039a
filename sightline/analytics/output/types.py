"""What leaves the machine on which returns are counted: counts by named cells, and nothing else.

No type here can hold a row of a child, so that no file made of them does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sightline.analytics.dictionary import Unit

FORMAT = "sightline-indicators"
VERSION = 1


class Kind(StrEnum):
    """The return that was counted."""

    CIN = "cin"
    SSDA903 = "ssda903"
    ANNEX_A = "annex-a"


@dataclass(frozen=True)
class ReturnFile:
    """`name` without folders. `keyed_hash` is HMAC-SHA256 in hex digits; empty without a key."""

    name: str
    keyed_hash: str = ""


@dataclass(frozen=True)
class ReturnTold:
    """One return: its files, how many rows each table had, and how many faults of each kind."""

    kind: Kind
    files: tuple[ReturnFile, ...]
    rows: Mapping[str, int]
    faults: Mapping[str, int]


@dataclass(frozen=True)
class PopulationTold:
    number: int
    year: int | None
    vintage: str


@dataclass(frozen=True)
class CellTold:
    """The whole has neither breakdown nor cell."""

    breakdown: str
    cell: str
    numerator: int
    denominator: int | None
    value: Decimal | None


@dataclass(frozen=True)
class IndicatorTold:
    """`definition` is the version that counted it; `cells` begin with the whole."""

    key: str
    definition: str
    unit: Unit
    places: int
    cells: tuple[CellTold, ...]


@dataclass(frozen=True)
class PeriodTold:
    """`period` is its code, as `parse_period` reads it; `not_counted` says why, by key."""

    period: str
    counted_to: date
    population: PopulationTold | None
    indicators: tuple[IndicatorTold, ...]
    not_counted: Mapping[str, str]


@dataclass(frozen=True)
class Output:
    as_at: date
    returns: tuple[ReturnTold, ...]
    periods: tuple[PeriodTold, ...]


@dataclass(frozen=True)
class OutputFault:
    """`place` is a path as periods[0].indicators[2].cells[1].numerator; empty for the file."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class UnreadableOutput(ValueError):
    """The file cannot be taken. `faults` lists every place."""

    def __init__(self, faults: Sequence[OutputFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)
