"""What is asked of a count, and what it answers: numbers by named cells, never a row of a child."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import polars as pl

from sightline.analytics.dictionary import Breakdown, Definition
from sightline.core.clocks import Calendar
from sightline.core.periods import Period, PeriodKind

COUNTED_PERIODS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)


class Uncountable(Exception):
    """The returns given do not carry it; the message says what is missing."""


@dataclass(frozen=True)
class Population:
    """Children aged 0 to 17. `year` is that of the mid-year estimate; None: not told."""

    number: int
    year: int | None = None
    vintage: str = ""


@dataclass(frozen=True)
class Asked:
    """A period, counted as at a day that is not before it begins.

    Of a period that still runs on that day only what lies up to it is counted.
    """

    period: Period
    as_at: date
    calendar: Calendar
    population: Population | None = None

    def __post_init__(self) -> None:
        if self.period.kind not in COUNTED_PERIODS:
            raise ValueError(f"'{self.period}' is neither a year from April, a quarter nor a month")
        if self.as_at < self.period.starts_on:
            raise ValueError(f"'{self.period}' begins after {self.as_at}, the day of the count")

    @property
    def starts_on(self) -> date:
        return self.period.starts_on

    @property
    def day(self) -> date:
        """The last day counted: the end of the period, or the day of the count before it."""
        return min(self.period.ends_on, self.as_at)


@dataclass(frozen=True)
class Rows:
    """Beneath an indicator: one row for each thing in the denominator, `counts` for the numerator.

    The frame has `child_id`, `counts` and a column for each breakdown that is the rule's own.
    `cells` narrows the cells of a breakdown to those that the rule speaks of.
    """

    frame: pl.DataFrame
    cells: Mapping[Breakdown, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Cell:
    """`breakdown` and `cell` are both empty for the whole. No denominator: nothing is divided.

    `value` is None where the denominator is nought or not known for the cell.
    """

    breakdown: str
    cell: str
    numerator: int
    denominator: int | None
    value: Decimal | None


@dataclass(frozen=True)
class Indicator:
    """One indicator counted. Its first cell is the whole."""

    definition: Definition
    cells: tuple[Cell, ...]

    @property
    def whole(self) -> Cell:
        return self.cells[0]


@dataclass(frozen=True)
class NotCounted:
    key: str
    reason: str


@dataclass(frozen=True)
class Counted:
    """What was counted for one period, in the order asked, and what could not be, with why."""

    asked: Asked
    indicators: tuple[Indicator, ...]
    not_counted: tuple[NotCounted, ...]
