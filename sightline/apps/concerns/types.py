"""The words of the register of concerns and of its matrix."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sightline.core.periods import Period


class Status(StrEnum):
    NEW = "new"
    ACTIVE = "active"
    IMPROVING = "improving"
    CLOSED = "closed"
    NOT_STATED = ""


class Staleness(StrEnum):
    """How old the latest finding is, counted back from the as-at date."""

    FRESH = "fresh"
    AGEING = "ageing"  # more than 12 months
    OLD = "old"  # more than 24 months


AGE_WORDS: Mapping[Staleness, str] = MappingProxyType(
    {
        Staleness.FRESH: "",
        Staleness.AGEING: "over 12 months old",
        Staleness.OLD: "over 24 months old",
    }
)
NOT_CODED = "Listed by the partnership, evidence not coded"


class Repeat(StrEnum):
    """Whether a concern came back, and how that is known."""

    NO = "no"
    EVIDENCED = "evidenced"  # findings of concern in two years or more
    STATED = "stated"  # a source says that it was raised in an earlier year


@dataclass(frozen=True)
class GroupEntry:
    key: str
    title: str


@dataclass(frozen=True)
class ConcernEntry:
    """`owner_agency` and `owner_group` are keys; `earlier_year` is 2017/18, with its source."""

    key: str
    title: str
    group: str
    status: Status
    owner_agency: str
    owner_group: str
    earlier_year: str
    earlier_year_source: str
    plain_words: str
    close_when: str
    source: str


@dataclass(frozen=True)
class CodingEntry:
    """A finding's key in its year, and the concern it is coded to."""

    finding: str
    concern: str
    reason: str


@dataclass(frozen=True)
class CodedFinding:
    """A finding as the matrix needs it: `year` is where it was gathered, such as 2019/20."""

    key: str
    concern: str
    stream: str
    is_strength: bool
    observed: Period
    year: str
    weight: int | None = None


@dataclass(frozen=True)
class ListedConcern:
    """A concern as the matrix needs it."""

    key: str
    title: str
    group: str
    has_owner: bool
    earlier_year: str = ""


@dataclass(frozen=True)
class Only:
    """Which coded findings a reader wants counted. Empty means all of them.

    `agency` is a key, `weight` is 1 to 3 or `NOT_STATED`, `year` the slug of the year of evidence.
    """

    stream: str = ""
    agency: str = ""
    weight: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return any((self.stream, self.agency, self.weight, self.year))


NOT_STATED = "not-stated"


@dataclass(frozen=True)
class MatrixCell:
    """One concern in one stream. Counts of concern and of strength are never added together.

    `strength` is the heaviest weight among findings of concern, None when none states one.
    `latest` and `staleness` look at findings of concern; None without any.
    """

    stream: str
    concerns: tuple[str, ...] = ()  # keys of findings
    strengths: tuple[str, ...] = ()
    latest: Period | None = None
    strength: int | None = None
    staleness: Staleness | None = None

    @property
    def count(self) -> int:
        return len(self.concerns)

    @property
    def is_empty(self) -> bool:
        return not self.concerns and not self.strengths

    @property
    def level(self) -> int:
        """0 to 3, for its shade: the weight where stated, else how many findings there are."""
        return min(3, self.strength or self.count)


@dataclass(frozen=True)
class MatrixRow:
    """`others` are findings coded to the concern whose source is counted in no cell."""

    concern: ListedConcern
    cells: tuple[MatrixCell, ...]
    others: tuple[str, ...]
    triangulated: bool
    single_source: bool
    repeat: Repeat
    coded: bool

    @property
    def owned(self) -> bool:
        return self.concern.has_owner

    @property
    def findings_of_concern(self) -> int:
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    as_at: date
    streams: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    def of(self, keys: Collection[str]) -> "Matrix":
        """The same matrix of these concerns only."""
        return replace(self, rows=tuple(row for row in self.rows if row.concern.key in keys))

    @property
    def triangulated(self) -> tuple[MatrixRow, ...]:
        return tuple(row for row in self.rows if row.triangulated)

    @property
    def single_source(self) -> tuple[MatrixRow, ...]:
        return tuple(row for row in self.rows if row.single_source)

    @property
    def not_coded(self) -> tuple[MatrixRow, ...]:
        return tuple(row for row in self.rows if not row.coded)

    @property
    def without_owner(self) -> tuple[MatrixRow, ...]:
        return tuple(row for row in self.rows if not row.owned)

    @property
    def repeats(self) -> tuple[MatrixRow, ...]:
        return tuple(row for row in self.rows if row.repeat != Repeat.NO)
