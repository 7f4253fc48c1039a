"""What state a section is in, and which step can be taken from there."""

from collections.abc import Sequence
from hashlib import sha256

from sightline.reports.writing.types import STEPS, SectionState, Standing, Step, Vouched


def fingerprint(words: str) -> str:
    """The same for words that read the same: blanks at the ends of lines do not count."""
    lines = [line.rstrip() for line in words.strip().splitlines()]
    return sha256("\n".join(lines).encode()).hexdigest()


def standing(words: str, taken: Sequence[Vouched]) -> Standing:
    """The state of a section. `taken` are the steps, the newest first.

    A step holds for the words that it was taken for. When they change, whoever changed them, the
    section is drafted again.
    """
    if not words.strip():
        return Standing(SectionState.NOT_STARTED)
    if not taken:
        return Standing(SectionState.DRAFTED)
    latest = taken[0]
    if latest.fingerprint == fingerprint(words):
        return Standing(latest.state)
    lapsed = latest.state if latest.state != SectionState.DRAFTED else None
    return Standing(SectionState.DRAFTED, lapsed)


def next_step(state: SectionState) -> Step | None:
    return next((step for step in STEPS if step.start == state), None)


def may_go_back(state: SectionState) -> bool:
    return state not in (SectionState.NOT_STARTED, SectionState.DRAFTED)
