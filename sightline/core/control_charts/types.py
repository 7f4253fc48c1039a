"""The words of control charts: what goes in, the kinds of chart, and what is said of each point."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sightline.core.figures import Direction

Amount = int | float | Decimal
FEWEST_FOR_LIMITS = 12
SHORTEST_BASELINE = 2


class UnfitSeries(ValueError):
    """The series or its settings cannot be charted. The message says where and what to do."""


class ChartKind(StrEnum):
    INDIVIDUALS = "XmR chart"
    PROPORTIONS = "p chart"
    CORRECTED_PROPORTIONS = "p′ chart"  # with Laney's correction
    RATES = "u chart"
    CORRECTED_RATES = "u′ chart"
    CASES_BETWEEN = "g chart"
    DAYS_BETWEEN = "t chart"
    RUN = "run chart"
    ANNUAL = "line without limits"
    EMPTY = "no chart"


class Measure(StrEnum):
    """What the values are. The first four are the units of the indicator dictionary."""

    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate per 10,000"
    DAYS = "days"  # and any other measurement
    DAYS_BETWEEN = "days between events"
    CASES_BETWEEN = "cases between events"


class Frequency(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERMLY = "termly"
    ANNUAL = "annual"
    BY_EVENT = "by event"


class Rule(StrEnum):
    OUTSIDE = "outside"  # beyond a limit
    SHIFT = "shift"  # a run on one side of the centre line
    TREND = "trend"  # a run that only rises, or only falls
    TWO_OF_THREE = "two of three"  # two of three near a limit, all three on its side


class PointClass(StrEnum):
    COMMON_CAUSE = "common cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral high"
    NEUTRAL_LOW = "neutral low"


class Variation(StrEnum):
    """What the latest point shows: the icons of variation."""

    COMMON_CAUSE = "common cause"
    IMPROVING_HIGH = "improving high"
    IMPROVING_LOW = "improving low"
    CONCERNING_HIGH = "concerning high"
    CONCERNING_LOW = "concerning low"
    NEUTRAL_HIGH = "neutral high"
    NEUTRAL_LOW = "neutral low"


class Assurance(StrEnum):
    """Whether the process as it is will meet its target: the icons of assurance."""

    PASS = "consistently passing"  # noqa: S105  # no password
    FAIL = "consistently failing"
    HIT_OR_MISS = "hit or miss"


class Correction(StrEnum):
    """Laney's correction of p and u charts for more spread than chance among cases gives."""

    AS_NEEDED = "as needed"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Point:
    """One period or event. `value` is None for a missing one, which is never nought.

    A percentage is out of 100. The numerator and denominator are what it was worked out from.
    """

    label: str
    ends_on: date
    value: Amount | None
    numerator: Amount | None = None
    denominator: Amount | None = None


@dataclass(frozen=True, slots=True)
class Rebase:
    """Limits start anew with a point, and why.

    `starts_with` is the index of that point, or a day: then it is the first that ends on it or
    later. A day before the second point, or after the last, changes nothing.
    """

    starts_with: int | date
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """`fix_after` is how many points of each segment, with a value, its limits are made from.

    `chart` is what an analyst decided on against the rule of choosing; None leaves it to the rule.
    """

    good: Direction = Direction.NEUTRAL
    target: Amount | None = None
    measure: Measure = Measure.DAYS
    frequency: Frequency = Frequency.QUARTERLY
    screen_outliers: bool = False
    fix_after: int | None = None
    rebases: tuple[Rebase, ...] = ()
    correction: Correction = Correction.AS_NEEDED
    chart: ChartKind | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """In the unit of the values, never clipped: the lower limit of a percentage may be −3."""

    centre: float
    lower: float
    near_lower: float
    near_upper: float
    upper: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch with a centre line of its own; `first` and `last` are indexes, both inclusive.

    `count` is of points with a value and `baseline` of those that the limits are made from.
    `centre` is None without a value, and `mean_moving_range` without two in a row (or where the
    chart has none). `reason` is why it starts anew, empty for the first.
    """

    first: int
    last: int
    count: int
    baseline: int
    centre: float | None
    mean_moving_range: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one point: its class, and the rules that it met."""

    kind: PointClass
    rules: tuple[Rule, ...] = ()

    @property
    def is_special(self) -> bool:
        return self.kind is not PointClass.COMMON_CAUSE


@dataclass(frozen=True, slots=True)
class Charted:
    """A series on one kind of chart: an entry a point in each tuple but `segments`, or None.

    `sides` is 1 for above the centre line, −1 for below, 0 for on it.
    `target_lies` is 1 for above the upper limit that holds at the end, −1 for below the lower, 0
    for between or on them, None where there is no target or no limit. `spread` is Laney's sigma z.
    """

    values: tuple[float | None, ...]
    segments: tuple[Segment, ...]
    limits: tuple[Limits | None, ...]
    sides: tuple[int | None, ...]
    marks: tuple[Mark | None, ...]
    target_lies: int | None = None
    spread: float | None = None

    @property
    def latest(self) -> int | None:
        """The index of the last point with a value."""
        values = self.values
        return next((i for i in reversed(range(len(values))) if values[i] is not None), None)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that a page shows of one series. Icons are None where the chart has no limits.

    `reason` says why this kind of chart, `sentence` what it shows, `notes` how it was made.
    """

    points: tuple[Point, ...]
    settings: Settings
    kind: ChartKind
    reason: str
    charted: Charted
    variation: Variation | None
    assurance: Assurance | None
    sentence: str
    notes: tuple[str, ...]

    @property
    def latest_mark(self) -> Mark | None:
        """What is said of the last point with a value; None where nothing is said of any."""
        index = self.charted.latest
        return None if index is None else self.charted.marks[index]
