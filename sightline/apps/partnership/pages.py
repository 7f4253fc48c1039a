"""What the partnership's pages show: its groups as a nested list, and its words for kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.partnership.types import (
    AgencyKind,
    GroupKind,
    NameEntry,
    NoteKind,
    SeatKind,
    StatutoryRole,
    Terms,
)
from sightline.core.periods import long_date
from sightline.core.plurals import counted

KINDS: Mapping[AgencyKind, str] = {
    AgencyKind.COUNCIL: "Council",
    AgencyKind.DISTRICT_COUNCIL: "District council",
    AgencyKind.HEALTH: "Health",
    AgencyKind.POLICE: "Police",
    AgencyKind.PROBATION: "Probation",
    AgencyKind.EDUCATION: "Education",
    AgencyKind.CAFCASS: "Cafcass",
    AgencyKind.VOLUNTARY: "Voluntary sector",
    AgencyKind.HOUSING: "Housing",
    AgencyKind.JUDICIARY: "Judiciary",
    AgencyKind.LAY_MEMBERS: "Lay members",
    AgencyKind.OTHER: "Other",
}
ROLES: Mapping[StatutoryRole, str] = {
    StatutoryRole.SAFEGUARDING_PARTNER: "Safeguarding partner",
    StatutoryRole.RELEVANT_AGENCY: "Relevant agency",
    StatutoryRole.OTHER: "Neither",
}
GROUP_KINDS: Mapping[GroupKind, str] = {
    GroupKind.EXECUTIVE: "Executive",
    GroupKind.BOARD: "Board",
    GroupKind.SUBGROUP: "Subgroup",
    GroupKind.TASK_GROUP: "Task group",
    GroupKind.BUSINESS_UNIT: "Business unit",
    GroupKind.NETWORK: "Network",
}
SEAT_KINDS: Mapping[SeatKind, str] = {
    SeatKind.MEMBER: "Member",
    SeatKind.CHAIR: "Chair",
    SeatKind.VICE_CHAIR: "Vice-chair",
    SeatKind.IN_ATTENDANCE: "In attendance",
}
NOTE_KINDS: Mapping[NoteKind, str] = {
    NoteKind.CONTRADICTION: "Contradicts itself",
    NoteKind.CANNOT_BE_RIGHT: "Cannot be right",
    NoteKind.UNCLEAR: "Unclear",
    NoteKind.OUT_OF_DATE: "Out of date",
    NoteKind.TRANSCRIPTION: "Lost or changed in copying",
}
ABOUT: Mapping[str, str] = {
    "figure": "A figure",
    "section": "A section of the report",
    "agency": "An agency",
    "group": "A group",
    "budget": "The budget",
    "budget_line": "A line of the budget",
    "concern": "A concern",
    "priority": "A priority",
    "finding": "A finding",
    "year": "The whole year",
}


@dataclass(frozen=True)
class SeatRow:
    """`filled` is a word, empty where the source does not say."""

    title: str
    group: str
    href: str  # of the group's page
    agency: str
    kind: str
    holder: str
    filled: str
    source: str


@dataclass(frozen=True)
class AgencyRow:
    name: str
    kind: str
    role: str
    seats: int
    source: str


@dataclass(frozen=True)
class LinkageRow:
    body: str
    summary: str
    joint_meetings: str
    priorities: str
    protocol: str
    last_exchange: date | None
    next_exchange: date | None
    next_words: str
    colour: str
    source: str


@dataclass(frozen=True)
class TermsShown:
    """One version of a group's terms of reference. `says` are its parts that say something."""

    key: str
    version: str
    standing: Terms
    approved: date
    review: str
    is_overdue: bool
    says: tuple[tuple[str, str], ...]
    standing_items: tuple[str, ...]
    source: str

    @property
    def is_in_force(self) -> bool:
        return self.standing == Terms.IN_FORCE


@dataclass(frozen=True)
class NoteRow:
    about: str
    href: str
    kind: str
    note: str
    source: str


@dataclass(frozen=True)
class GroupItem:
    """A group with those that answer to it."""

    key: str
    name: str
    kind: str
    purpose: str
    meetings: str
    seats: tuple[SeatRow, ...]
    under: tuple[GroupItem, ...] = ()


@dataclass(frozen=True)
class GroupFacts:
    key: str
    name: str
    kind: GroupKind
    purpose: str
    meetings_a_year: int | None
    accountable_to: str
    seats: tuple[SeatRow, ...]


def nested(groups: Sequence[GroupFacts]) -> tuple[GroupItem, ...]:
    """The groups as a list of lists: first those that answer to no other of them."""
    keys = {group.key for group in groups}
    return tuple(_item(each, groups) for each in groups if each.accountable_to not in keys)


def _item(group: GroupFacts, groups: Sequence[GroupFacts]) -> GroupItem:
    return GroupItem(
        key=group.key,
        name=group.name,
        kind=GROUP_KINDS[group.kind],
        purpose=group.purpose,
        meetings=meets_words(group.meetings_a_year),
        seats=group.seats,
        under=tuple(_item(each, groups) for each in groups if each.accountable_to == group.key),
    )


def meets_words(times: int | None) -> str:
    if times is None:
        return ""
    return f"Meets {'once' if times == 1 else f'{times} times'} a year"


def review_words(review_by: date | None, *, is_overdue: bool) -> str:
    if review_by is None:
        return "No day is set for looking at them again"
    day = long_date(review_by)
    return f"They were to be looked at again by {day}" if is_overdue else f"By {day}"


def due_words(day: date | None, *, is_overdue: bool) -> str:
    if day is None:
        return ""
    return f"Overdue: {long_date(day)}" if is_overdue else long_date(day)


def about_words(about: str, key: str) -> str:
    """'A figure: rapid reviews': the key's words tell two notes of one kind apart."""
    kind = ABOUT.get(about, about)
    return f"{kind}: {key.replace('-', ' ')}" if key else kind


def filled_words(filled: bool | None) -> str:
    return "" if filled is None else "Filled" if filled else "Empty"


def when(name: NameEntry) -> str:
    """'since 1 July 2019', 'until 30 June 2019', or nothing when no dates are known."""
    if name.valid_from and name.valid_to:
        return f"from {long_date(name.valid_from)} to {long_date(name.valid_to)}"
    if name.valid_from:
        return f"since {long_date(name.valid_from)}"
    return f"until {long_date(name.valid_to)}" if name.valid_to else ""


def first_line(*, agencies: int, partners: Sequence[str], groups: int) -> str:
    """Who leads the partnership, and how large it is, in a sentence."""
    said = counted(agencies, "agency", "agencies")
    work = counted(groups, "group", "groups")
    led = f", led by {_joined(partners)}" if partners else ""
    return f"{work} and {said}{led}."


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
