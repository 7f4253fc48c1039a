"""The words of a partnership: its agencies, groups and seats, and one year of its work."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgencyKind(StrEnum):
    COUNCIL = "council"
    DISTRICT_COUNCIL = "district_council"
    HEALTH = "health"
    POLICE = "police"
    PROBATION = "probation"
    EDUCATION = "education"
    CAFCASS = "cafcass"
    VOLUNTARY = "voluntary"
    HOUSING = "housing"
    JUDICIARY = "judiciary"
    LAY_MEMBERS = "lay_members"
    OTHER = "other"


class StatutoryRole(StrEnum):
    SAFEGUARDING_PARTNER = "safeguarding_partner"
    RELEVANT_AGENCY = "relevant_agency"
    OTHER = "other"


class GroupKind(StrEnum):
    EXECUTIVE = "executive"
    BOARD = "board"
    SUBGROUP = "subgroup"
    TASK_GROUP = "task_group"
    BUSINESS_UNIT = "business_unit"
    NETWORK = "network"


class SeatKind(StrEnum):
    MEMBER = "member"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    IN_ATTENDANCE = "in_attendance"


class NoteKind(StrEnum):
    CONTRADICTION = "contradiction"
    CANNOT_BE_RIGHT = "cannot_be_right"
    UNCLEAR = "unclear"
    OUT_OF_DATE = "out_of_date"
    TRANSCRIPTION = "transcription"


class Terms(StrEnum):
    """How a version of terms of reference stands on a day."""

    IN_FORCE = "in force"
    EARLIER = "earlier version"
    TO_COME = "not yet in force"


@dataclass(frozen=True)
class PartnershipEntry:
    key: str
    area: str
    website: str
    email: str
    secure_establishment: bool


@dataclass(frozen=True)
class YearEntry:
    """`label` is 2019/20. Age and staleness count from `stated_as_at`; None: today, as it runs."""

    label: str
    starts_on: date
    ends_on: date
    stated_as_at: date | None
    report_title: str
    checklist_edition: str

    @property
    def slug(self) -> str:
        """As it stands in addresses and on the command line: 2019-20."""
        return self.label.replace("/", "-")


@dataclass(frozen=True)
class NameEntry:
    key: str
    name: str
    short_name: str
    called: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class NumberedNameEntry:
    key: str
    name: str
    meaning: str


@dataclass(frozen=True)
class AgencyEntry:
    key: str
    name: str
    kind: AgencyKind
    statutory_role: StatutoryRole
    short_name: str
    source: str


@dataclass(frozen=True)
class GroupEntry:
    key: str
    name: str
    kind: GroupKind
    accountable_to: str
    purpose: str
    meetings_a_year: int | None
    source: str


@dataclass(frozen=True)
class SeatEntry:
    key: str
    group: str
    title: str
    agency: str
    kind: SeatKind
    holder: str
    filled: bool | None
    source: str


@dataclass(frozen=True)
class TermsEntry:
    """`group` is a key."""

    key: str
    group: str
    version: str
    approved: date
    review_by: date | None
    purpose: str
    membership: str
    chairing: str
    quorum: str
    decides_how: str
    meetings: str
    standing_items: tuple[str, ...]
    inputs_outputs: str
    confidentiality: str
    conflicts_of_interest: str
    source: str


@dataclass(frozen=True)
class LinkageEntry:
    """`joint_meetings` is a quantity as stated, or empty."""

    key: str
    body: str
    summary: str
    joint_meetings: str
    joint_priorities: tuple[str, ...]
    protocol: str
    last_exchange: date | None
    next_exchange: date | None
    source: str


@dataclass(frozen=True)
class NoteEntry:
    key: str
    about: str
    about_key: str
    kind: NoteKind
    note: str
    source: str
