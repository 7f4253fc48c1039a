"""The states of a section, the steps between them, and who takes each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SectionState(StrEnum):
    """How far a section has come. Each step vouches for the words as they stood."""

    NOT_STARTED = "not_started"
    DRAFTED = "drafted"
    AGENCY_CHECKED = "agency_checked"
    SCRUTINISED = "scrutinised"
    SIGNED_OFF = "signed_off"

    @property
    def words(self) -> str:
        return self.value.replace("_", "-" if self == SectionState.AGENCY_CHECKED else " ")


COLOURS: Mapping[SectionState, str] = {
    SectionState.NOT_STARTED: "grey",
    SectionState.DRAFTED: "yellow",
    SectionState.AGENCY_CHECKED: "light-blue",
    SectionState.SCRUTINISED: "blue",
    SectionState.SIGNED_OFF: "green",
}


@dataclass(frozen=True)
class Step:
    """A step that somebody takes: from one state to the next."""

    start: SectionState
    end: SectionState
    label: str  # on its button


STEPS = (
    Step(SectionState.DRAFTED, SectionState.AGENCY_CHECKED, "Say that the agency has checked it"),
    Step(SectionState.AGENCY_CHECKED, SectionState.SCRUTINISED, "Say that it is scrutinised"),
    Step(SectionState.SCRUTINISED, SectionState.SIGNED_OFF, "Sign it off"),
)
BACK = "Put it back to drafted"


@dataclass(frozen=True)
class Vouched:
    """A step that was taken, for the words with this fingerprint."""

    state: SectionState
    fingerprint: str


@dataclass(frozen=True)
class Standing:
    """`lapsed` is a later state that held until the words changed; None where none did."""

    state: SectionState
    lapsed: SectionState | None = None
