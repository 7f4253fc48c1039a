"""The words of the indicator dictionary: one definition of one indicator, and while it holds."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sightline.core.figures import Direction


class Unit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate per 10,000"
    DAYS = "days"


class Kind(StrEnum):
    SNAPSHOT = "snapshot"  # how things stand on a day
    FLOW = "flow"  # what happened in a period
    CUMULATIVE = "cumulative"  # what happened from the start of the year to the period's end


class Source(StrEnum):
    CIN = "cin"
    SSDA903 = "ssda903"
    ANNEX_A = "annex-a"
    QUARTERLY = "quarterly return"


class Owner(StrEnum):
    """The kind of agency that answers for the figure. The words are those of the register."""

    COUNCIL = "council"
    HEALTH = "health"
    POLICE = "police"
    EDUCATION = "education"
    PARTNERSHIP = "partnership"
    OTHER = "other"


class Frequency(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERMLY = "termly"
    ANNUAL = "annual"


class TargetKind(StrEnum):
    STATUTORY = "statutory"
    CONTRACT = "contract"
    LOCAL = "local"
    NONE = "none"  # no target is right for it, and the reason says why


class Suppression(StrEnum):
    """The disclosure profile under which the indicator may leave the analyst's page."""

    CHILDREN_IN_NEED = "children-in-need"
    LOOKED_AFTER = "looked-after"
    INCIDENTS = "incidents"
    LOCAL = "local"


class Breakdown(StrEnum):
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    NEED = "need"
    REFERRAL_SOURCE = "referral source"
    INITIAL_CATEGORY = "initial category"
    LATEST_CATEGORY = "latest category"
    FACTOR = "factor"
    DURATION = "duration"
    WORKING_DAYS = "working days"
    PLACEMENT = "placement"
    LEGAL_STATUS = "legal status"
    UNACCOMPANIED = "unaccompanied"
    AGENCY = "agency"
    LOCALITY = "locality"
    PHASE = "phase of education"
    LEVEL = "level"
    WAIT = "weeks waited"


@dataclass(frozen=True)
class Target:
    """`value` is None for `none` alone, and is in the unit of the definition."""

    value: Decimal | None
    kind: TargetKind
    reason: str


@dataclass(frozen=True)
class Comparator:
    """A published measure: the publication, and the measure by the name that it has there.

    `note` says how its definition differs; empty means that it does not.
    """

    publication: str
    measure: str
    note: str = ""


@dataclass(frozen=True)
class SeriesBreak:
    """From this day on, values are not comparable with those before it, and why."""

    on: date
    reason: str


@dataclass(frozen=True)
class Definition:
    """`valid_from` and `valid_to` are inclusive; no `valid_to` means that it still holds.

    `denominator` is empty where nothing is divided. `counting` names the rule that computes it
    from a return, and is empty where an agency gives the number. `gap` says why nothing holds
    between the version before and this one.
    """

    key: str
    title: str
    theme: str
    why: str
    numerator: str
    denominator: str
    unit: Unit
    counts: str
    kind: Kind
    good: Direction
    source: Source
    owner: Owner
    frequency: Frequency
    lag_days: int
    breakdowns: tuple[Breakdown, ...]
    target: Target | None
    comparators: tuple[Comparator, ...]
    suppression: Suppression
    places: int
    caveats: tuple[str, ...]
    challenge_questions: tuple[str, ...]
    counting: str
    parameters: tuple[tuple[str, int | str | bool], ...]
    valid_from: date
    valid_to: date | None
    gap: str
    series_breaks: tuple[SeriesBreak, ...]

    @property
    def computed(self) -> bool:
        return bool(self.counting)

    @property
    def version(self) -> str:
        """The first day of its validity and a hash of every word of it: 2013-04-01.1f0c83aa."""
        told = json.dumps(asdict(self), sort_keys=True, default=str, ensure_ascii=False)
        return f"{self.valid_from}.{hashlib.sha256(told.encode()).hexdigest()[:8]}"

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
