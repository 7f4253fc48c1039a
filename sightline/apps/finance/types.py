"""The words of the budget: lines, stated totals, and the statement that they make."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    INCOME = "income"
    SPENDING = "spending"


class TotalKind(StrEnum):
    INCOME = "total_income"
    SPENDING = "total_spending"
    OPENING = "opening_reserves"
    DRAWDOWN = "drawdown"
    CLOSING = "closing_reserves"


class Convention(StrEnum):
    """How signs are shown: as people say it, or as a finance ledger does (income negative)."""

    PLAIN = "plain"
    LEDGER = "ledger"


@dataclass(frozen=True)
class LineEntry:
    """`amount_pence` is never negative; `body` is an agency's key; `counted_in` a line's key."""

    key: str
    label: str
    side: Side
    category: str
    amount_pence: int | None  # None: not stated yet
    body: str
    in_kind: bool | None
    counted_in: str
    note: str
    source: str


@dataclass(frozen=True)
class TotalEntry:
    key: str
    label: str
    kind: TotalKind
    amount_pence: int
    source: str


@dataclass(frozen=True)
class Line:
    """A line as the statement needs it. `body` is the agency's key, `body_name` its name."""

    key: str
    label: str
    side: Side
    category: str
    pence: int
    body: str = ""
    body_name: str = ""
    in_kind: bool = False
    counted_in: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Fault:
    """A sum that does not hold. `about` names the lines or totals that it concerns."""

    sentence: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class UnstatedLine:
    """A line whose amount nobody has stated yet: every sum that needs it waits."""

    key: str
    label: str
    side: Side
    in_kind: bool = False


@dataclass(frozen=True)
class Statement:
    """All in pence. Lines without an amount stand apart in `unstated`. Stated totals
    are None when the source states none.

    `drawdown` is positive when reserves were drawn on, negative when they grew.
    """

    income: tuple[Line, ...]
    spending: tuple[Line, ...]
    in_kind: tuple[Line, ...]
    stated: dict[TotalKind, int]
    unstated: tuple[UnstatedLine, ...] = ()

    @property
    def total_income(self) -> int:
        return sum(line.pence for line in self.income)

    @property
    def total_spending(self) -> int:
        return sum(line.pence for line in self.spending)

    @property
    def total_in_kind(self) -> int:
        return sum(line.pence for line in self.in_kind)

    @property
    def drawdown(self) -> int:
        return self.total_spending - self.total_income

    @property
    def opening_reserves(self) -> int | None:
        return self.stated.get(TotalKind.OPENING)

    @property
    def closing_reserves(self) -> int | None:
        """Worked out where the opening reserves are known; else as stated."""
        opening = self.opening_reserves
        return self.stated.get(TotalKind.CLOSING) if opening is None else opening - self.drawdown


class Standing(StrEnum):
    HOLDS = "holds"
    FAILS = "does not hold"
    NOT_STATED = "cannot be checked"


@dataclass(frozen=True)
class Check:
    """A sum that must hold before anything is published. `about` are figures that lean on it."""

    says: str
    standing: Standing
    faults: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
