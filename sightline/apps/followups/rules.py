"""When a follow-up is due, as at a day."""

from datetime import date, timedelta

from sightline.apps.followups.types import STILL_TO_DO, Due, State

SOON_DAYS = 31


def due(*, state: State, due_on: date | None, as_at: date) -> Due:
    """The due date itself is not overdue; the day after is."""
    if state not in STILL_TO_DO:
        return Due.CLOSED
    if due_on is None:
        return Due.NO_DATE
    if due_on < as_at:
        return Due.OVERDUE
    return Due.SOON if due_on <= as_at + timedelta(days=SOON_DAYS) else Due.LATER


def closed_without_proof(*, state: State, proof: str) -> bool:
    return state in (State.DONE, State.VERIFIED) and not proof.strip()
