"""What Thornshire's records hold: children with their cases, and their times in care."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Plan:
    """A child protection plan. `ends_on` is None while it is open on the last day of all."""

    starts_on: date
    ends_on: date | None
    previous: int = 0
    reviews: list[date] = field(default_factory=list)
    category: str = ""
    latest_category: str = ""

    def is_open(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)


@dataclass
class Enquiry:
    """A section 47 enquiry. Neither held nor not required: the conference is still to come."""

    starts_on: date
    target_on: date
    conference_on: date | None = None
    not_required: bool = False


@dataclass
class Assessment:
    starts_on: date
    reviewed_on: date | None
    authorised_on: date | None
    factors: tuple[str, ...] = ()


@dataclass
class Case:
    """From a referral to its closing, None while it is open on the last day of all."""

    referred_on: date
    closed_on: date | None
    no_further_action: bool = False
    source: str = ""
    need: str = ""
    reason: str = ""
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    need_plan: tuple[date, date | None] | None = None
    care: list["CarePeriod"] = field(default_factory=list)

    @property
    def last_day(self) -> date | None:
        return self.referred_on if self.no_further_action else self.closed_on

    def is_open(self, day: date) -> bool:
        if self.no_further_action or self.referred_on > day:
            return False
        return self.closed_on is None or self.closed_on > day


@dataclass(frozen=True)
class Placement:
    """One episode of care, as the looked-after return has it. `miles` are those from home."""

    starts_on: date
    why_new: str
    legal_status: str
    need: str
    place: str
    provider: str
    ends_on: date | None
    why_ended: str
    why_moved: str
    home: str
    placed: str
    miles: float


@dataclass
class CarePeriod:
    """One time in care. In short breaks a child is not counted as looked after."""

    starts_on: date
    ends_on: date | None
    short_breaks: bool = False
    came_of_age: bool = False
    placements: list[Placement] = field(default_factory=list)


@dataclass(frozen=True)
class Absence:
    """A time missing (`M`) or away without authorisation (`A`), while in care."""

    kind: str
    starts_on: date
    ends_on: date


@dataclass
class Child:
    """`born_on` may lie after a day on which the child is known already, before birth."""

    cases: list[Case]
    born_on: date = date.min
    key: str = ""
    upn: str = ""
    sex: str = ""
    ethnicity: str = ""
    disabilities: tuple[str, ...] = ()
    unaccompanied: bool = False
    missing: list[Absence] = field(default_factory=list)

    @property
    def care(self) -> list[CarePeriod]:
        return [period for case in self.cases for period in case.care]


@dataclass(frozen=True)
class Records:
    children: tuple[Child, ...]
