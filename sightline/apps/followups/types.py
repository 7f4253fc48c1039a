"""The words of a follow-up: something an agency or a group agreed to do, whoever asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"  # said to be done; not yet looked at by someone else
    VERIFIED = "verified"
    NOT_ACCEPTED = "not_accepted"


STATE_NAMES: Mapping[State, str] = MappingProxyType(
    {
        State.OPEN: "Open",
        State.IN_PROGRESS: "In progress",
        State.DONE: "Done, not yet verified",
        State.VERIFIED: "Verified",
        State.NOT_ACCEPTED: "Not accepted",
    }
)
STILL_TO_DO = frozenset({State.OPEN, State.IN_PROGRESS})


class Due(StrEnum):
    OVERDUE = "overdue"
    SOON = "due soon"
    LATER = "due later"
    NO_DATE = "no date given"
    CLOSED = "closed"


# Tints of a tag whose word says the same.
DUE_COLOURS: Mapping[Due, str] = MappingProxyType(
    {
        Due.OVERDUE: "red",
        Due.SOON: "orange",
        Due.LATER: "blue",
        Due.NO_DATE: "grey",
        Due.CLOSED: "",
    }
)


@dataclass(frozen=True)
class FollowUpEntry:
    """`agency`, `group` and `concerns` are keys."""

    key: str
    title: str
    asked_by: str
    agency: str
    group: str
    owner: str
    concerns: tuple[str, ...]
    due: date | None
    state: State
    how_will_we_know: str
    proof: str
    reason_not_accepted: str
    source: str


@dataclass(frozen=True)
class UpdateEntry:
    """`follow_up` is a key; `by` is a role."""

    key: str
    follow_up: str
    on: date
    by: str
    update: str
    source: str
