"""What stands in open statistics: values with their symbols, areas, neighbours, definitions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sightline.core.periods import Period


class Symbol(StrEnum):
    """Why a cell has no number. None of these is nought."""

    HIDDEN = "hidden"
    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"
    ROUNDS_TO_NOUGHT = "rounds to nought"
    UNRELIABLE = "unreliable"


class AreaKind(StrEnum):
    COUNTRY = "country"
    REGION = "region"
    AUTHORITY = "authority"


class Shape(StrEnum):
    """How a file is laid out."""

    WIDE = "wide"
    LONG = "long"
    DICTIONARY = "dictionary"
    NEIGHBOURS = "neighbours"


class MeasureKind(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate"


class PeriodType(StrEnum):
    SNAPSHOT = "snapshot"  # 31 March
    YEAR = "year"  # ending 31 March
    ACADEMIC = "academic"  # 1 September to 31 August
    MID_YEAR = "mid-year"  # 30 June


@dataclass(frozen=True)
class Area:
    """`key` is the department's number of three digits, 970 for England, 980 to 990 for regions.

    `code` is that of nine characters, '' where the file has none; `region` the key of its region,
    '' where the file does not say. `began_on` and `ended_on` are its first and last day, None where
    it stands since before these statistics, or still.
    """

    key: str
    name: str
    kind: AreaKind
    code: str = ""
    region: str = ""
    began_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class Observation:
    """`value` is exact, as published; None exactly where there is a symbol. `decimals` are those
    that the file gives. `numerator` and `denominator` are None where the row does not have them."""

    measure: str
    area: Area
    period: Period
    value: Decimal | None
    symbol: Symbol | None
    decimals: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True)
class Neighbour:
    """`position` 1 is the nearest. `closeness` is in the publisher's words."""

    area: Area
    position: int
    neighbour: str  # key of an area
    closeness: str


@dataclass(frozen=True)
class PublishedDefinition:
    """What the publisher says of a measure, in its own words."""

    measure: str
    title: str
    description: str
    methodology: str


@dataclass(frozen=True)
class Vintage:
    """`words` hold for a file of which the newest year is this or a later one."""

    newest_from: int
    words: str


@dataclass(frozen=True)
class Source:
    """One kind of file. `marks` are columns by which it is known; `by` is the column that tells
    several series apart; England and regions are rounded to the nearest `rounded_to`, 0 for not."""

    key: str
    shape: Shape
    publisher: str
    release: str
    title: str
    marks: tuple[str, ...]
    by: str = ""
    rounded_to: int = 0
    area: str = ""
    name: str = ""
    vintages: tuple[Vintage, ...] = ()

    def vintage(self, newest: int) -> str:
        """The vintage of a population file, by the newest year in it; '' for other files."""
        fit = [each for each in self.vintages if each.newest_from <= newest]
        return max(fit, key=lambda each: each.newest_from).words if fit else ""


@dataclass(frozen=True)
class Found:
    """Where a measure stands: the source, and its column, or its name in a long file. `where` is
    the series within the source; `numerator` and `denominator` are columns of the same row."""

    source: str
    name: str
    where: str = ""
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True)
class Break:
    """Values from this day on are not counted as those before it were."""

    on: date
    says: str


@dataclass(frozen=True)
class Measure:
    """`found` has the file to be preferred first. `events` and `out_of` are the measures that count
    what stands above and below the line; several are added up."""

    key: str
    title: str
    topic: str
    kind: MeasureKind
    words: str
    period: PeriodType
    decimals: int
    definition: str
    found: tuple[Found, ...]
    is_headline: bool = False
    events: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()

    def definition_on(self, day: date) -> str:
        """The definition by which values of that day are counted: another one after a break."""
        past = [each for each in self.breaks if each.on <= day]
        return f"{self.definition}, as from {past[-1].on}" if past else self.definition
