"""The words of agencies' quarterly returns: their states, what stands in a line, what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from sightline.apps.indicators.types import Absence


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do. `field` is where, or ''."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class State(StrEnum):
    """How far a return has come. Stored by value: never rename one."""

    REQUESTED = "requested"
    REMINDED = "reminded"
    RECEIVED = "received"
    VALIDATED = "validated"
    QUERIED = "queried"
    ACCEPTED = "accepted"
    COMMENTARY_IN = "commentary in"
    SIGNED = "signed"
    PUBLISHED = "published"


# In words for a page, with a colour.
STATE_WORDS: Mapping[State, tuple[str, str]] = MappingProxyType(
    {
        State.REQUESTED: ("Requested", "grey"),
        State.REMINDED: ("Reminded", "yellow"),
        State.RECEIVED: ("Received", "light-blue"),
        State.VALIDATED: ("Validated", "light-blue"),
        State.QUERIED: ("Queried", "orange"),
        State.ACCEPTED: ("Accepted", "blue"),
        State.COMMENTARY_IN: ("Commentary in", "blue"),
        State.SIGNED: ("Signed by the agency", "turquoise"),
        State.PUBLISHED: ("Published to the group", "green"),
    }
)


class Frequency(StrEnum):
    """How often an agency is asked. Stored by value."""

    QUARTERLY = "quarterly"
    YEARLY = "yearly"  # with the quarter that ends in March


class Timing(StrEnum):
    """How a return stands against its due day."""

    NOT_DUE = "not due yet"
    ON_TIME = "on time"
    LATE = "late"
    NOT_RECEIVED = "not received"


class Part(StrEnum):
    """What a line says of an indicator. Stored by value."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"


class Layout(StrEnum):
    """Which way an agency's sheet lies. Stored by value."""

    BY_ROWS = "rows"  # each indicator in a row of its own
    BY_COLUMNS = "columns"  # each indicator in a column of its own


@dataclass(frozen=True)
class Amount:
    """What was given for one part. `hidden` is how a number was kept back, such as '<5'; then there
    is no number, and none is made of it."""

    number: Decimal | None = None
    hidden: str = ""

    @property
    def is_given(self) -> bool:
        return self.number is not None or bool(self.hidden)


NOTHING = Amount()


@dataclass(frozen=True)
class LineEntry:
    """What an agency says of one indicator. `missing` is why there is no number."""

    numerator: Amount = NOTHING
    denominator: Amount = NOTHING
    value: Amount = NOTHING
    missing: str = ""
    source: str = ""

    def part(self, part: Part) -> Amount:
        return {
            Part.NUMERATOR: self.numerator,
            Part.DENOMINATOR: self.denominator,
            Part.VALUE: self.value,
        }[part]

    @property
    def is_empty(self) -> bool:
        return not (any(self.part(each).is_given for each in Part) or self.missing)


@dataclass(frozen=True)
class Fault:
    """What stops a return from being sent: where, and what to do about it."""

    part: str  # a `Part`, or 'missing'
    message: str


@dataclass(frozen=True)
class Question:
    """What a check saw that may be right, and what it asks."""

    kind: str
    seen: str
    asks: str


@dataclass(frozen=True)
class RequestEntry:
    """What an agency is asked for. `indicators` are keys of the dictionary; `supplier` is a role or
    a person by name; `first_quarter` is a code such as '2026/27 Q1'."""

    agency: str
    indicators: tuple[str, ...]
    frequency: Frequency
    supplier: str
    first_quarter: str
    due_days: int


@dataclass(frozen=True)
class Place:
    """Where one part stands: the words of its row and of its column, and where these last were.

    '{quarter}' in the place of the words is whatever names the quarter of the return.
    """

    row: str
    column: str
    row_at: int  # counted from 1, as spreadsheets do
    column_at: int


@dataclass(frozen=True)
class SheetMapping:
    """How to read an agency's own sheet. Rows are counted from 1, `label_column` too.

    `headings` are the first and the last row of the headings. `places` are by indicator and part.
    """

    sheet: str
    layout: Layout
    headings: tuple[int, int]
    label_column: int
    places: Mapping[tuple[str, Part], Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """A sheet as text, cell by cell. `spoilt` says of a cell, by row and column from 1, why it
    cannot be read; `notes` are about the sheet as a whole."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    spoilt: Mapping[tuple[int, int], str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellRead:
    """What was read for one part: `at` is its cell such as 'C5', '' where none was found."""

    at: str
    text: str
    amount: Amount
    fault: str = ""


@dataclass(frozen=True)
class Standing:
    """A return against its due day. `days` are those by which it was late, or is by now."""

    timing: Timing
    days: int = 0


@dataclass(frozen=True)
class AcceptedValue:
    """One number as accepted, for whoever draws it. `value` is None just where `absence` says why;
    `restates` holds why, for one that stands beside an earlier one."""

    indicator: str
    defined_from: date
    period: str  # a code: of the quarter, or of the year for what is counted once a year
    ends_on: date
    agency: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    absence: Absence | None
    absence_why: str
    source: str
    version: int
    restates: str
