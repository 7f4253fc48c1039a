"""When an answer is due, and what has to be decided before one is given."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from hashlib import sha256

from sightline.apps.subject_access.types import (
    OTHER,
    CannotDo,
    Decision,
    DecisionEntry,
    RequestEntry,
)
from sightline.core import redaction
from sightline.core.clocks import Calendar, CalendarTooShort
from sightline.core.redaction import CannotRedact

SHORTEST_TERM = 3  # characters: a shorter one is found in everything
MOST_TERMS = 20
LONGEST = 2000


def last_day(due: date, calendar: Calendar) -> date:
    """The due day; where nobody works on it, the next day on which somebody does.

    Information Commissioner's Office, *Right of access* guidance, How long do we have to comply?
    Past the last known bank holiday it stays the due day: the earlier one, never a guess.
    """
    day = due
    try:
        while not calendar.is_working(day):
            day += timedelta(days=1)
    except CalendarTooShort:
        return due
    return day


def terms_of(text: str) -> list[str]:
    """What somebody is looked for by, one a line."""
    return list(dict.fromkeys(filter(None, (line.strip() for line in text.splitlines()))))


def check_request(entry: RequestEntry) -> None:
    if not entry.about.strip():
        raise CannotDo("Say who it is about.", "about")
    found = terms_of(entry.terms)
    if not found:
        raise CannotDo("Enter at least one name, address or number to look for.", "terms")
    if short := next((term for term in found if len(term) < SHORTEST_TERM), None):
        raise CannotDo(f"‘{short}’ is too short: it would be found in everything.", "terms")
    if len(found) > MOST_TERMS or len(entry.terms) > LONGEST:
        raise CannotDo(f"Enter {MOST_TERMS} lines at the most.", "terms")


def check_day(day: date, today: date, *, first: date | None = None, field: str) -> None:
    if day > today:
        raise CannotDo("The day is still to come.", field)
    if first is not None and day < first:
        raise CannotDo("It is before the day on which the request came in.", field)


def check_decision(entry: DecisionEntry, words: str) -> None:
    """Whatever is kept back has its ground; what is given has its marks in order."""
    if entry.decision == Decision.UNDECIDED:
        raise CannotDo("Choose what happens to it.", "decision")
    try:
        redaction.check(entry.marked, words)
    except CannotRedact as wrong:
        raise CannotDo(str(wrong), "marked") from None
    shortens = entry.decision == Decision.GIVE and bool(redaction.passages(entry.marked))
    keeps_back = shortens or entry.decision == Decision.WITHHOLD
    if keeps_back and not entry.exemption:
        raise CannotDo("Choose the exemption by which it is kept back.", "exemption")
    if keeps_back and entry.exemption == OTHER and not entry.why.strip():
        raise CannotDo("Name the exemption.", "why")
    if entry.decision == Decision.NOT_ABOUT and not entry.why.strip():
        raise CannotDo("Say how you know that it is not about them.", "why")


def fingerprint(decisions: Iterable[tuple[int, int]]) -> str:
    """Of what stands in a request, by numbers and versions: another once anything is decided."""
    return sha256(repr(sorted(decisions)).encode()).hexdigest()


def check_second(
    *, person: int | None, deciders: Collection[int], undecided: int, found: int, sealed: int
) -> None:
    """Refuse, with words, a second check that would be none."""
    if not found:
        raise CannotDo("Nothing has been found yet, or looked for. Look first.")
    if undecided:
        raise CannotDo(f"{undecided} of {found} found things are not decided yet.")
    if person is None or person in deciders:
        raise CannotDo("You decided about some of it: somebody else has to check it.")
    if sealed:
        raise CannotDo(
            f"{sealed} found things are sealed, and not open to you: somebody who may read them "
            "has to check it."
        )
