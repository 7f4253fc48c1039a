"""How a return may move, when it is due, and how it stands against that day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from sightline.analytics.dictionary import Frequency as Counted
from sightline.apps.collection.types import (
    CannotDo,
    Frequency,
    RequestEntry,
    Standing,
    State,
    Timing,
)
from sightline.core.periods import (
    Period,
    PeriodKind,
    UnreadablePeriod,
    financial_year_of,
    parse_period,
    quarters_of,
)

# From a state to any of these. One that leads nowhere is final: what is said after it is a
# restatement, which is a return of its own.
MOVES: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.REQUESTED: frozenset({State.REMINDED, State.RECEIVED}),
        State.REMINDED: frozenset({State.RECEIVED}),
        State.RECEIVED: frozenset({State.VALIDATED, State.QUERIED}),
        State.VALIDATED: frozenset({State.RECEIVED, State.QUERIED, State.ACCEPTED}),
        State.QUERIED: frozenset({State.RECEIVED, State.VALIDATED}),
        State.ACCEPTED: frozenset({State.COMMENTARY_IN}),
        State.COMMENTARY_IN: frozenset({State.SIGNED}),
        State.SIGNED: frozenset({State.PUBLISHED}),
        State.PUBLISHED: frozenset(),
    }
)
WAITED_FOR = frozenset({State.REQUESTED, State.REMINDED})
# While the agency's people may change its numbers; afterwards they restate them.
OPEN_TO_CHANGE = WAITED_FOR | {State.VALIDATED, State.QUERIED}
SETTLED = frozenset({State.ACCEPTED, State.COMMENTARY_IN, State.SIGNED, State.PUBLISHED})
OPEN_TO_COMMENTARY = frozenset({State.ACCEPTED, State.COMMENTARY_IN})
LONGEST_DUE = 183  # days after the end of the quarter
MOST_INDICATORS = 80
MOST_QUARTERS = 40  # that one request may reach back over
REMIND_BEFORE = timedelta(days=7)
_REASONS = {
    State.ACCEPTED: "It has to be sent first, and its queries answered.",
    State.COMMENTARY_IN: "It is commented on once it is accepted, and until it is signed.",
    State.SIGNED: "It is signed once the commentary is in.",
    State.PUBLISHED: "It is published once the agency’s lead has signed it.",
    State.RECEIVED: "It is accepted already: restate it to correct a number.",
}


def may_move(before: State, after: State) -> bool:
    return after in MOVES[before]


def check_move(before: State, after: State) -> None:
    if not may_move(before, after):
        raise CannotDo(_REASONS.get(after, "It is too far for that already."))


def quarter(code: str) -> Period:
    """Refuses what is no quarter of a financial year."""
    try:
        found = parse_period(code)
    except UnreadablePeriod:
        found = None
    if found is None or found.kind != PeriodKind.QUARTER:
        raise CannotDo("Write a quarter, such as 2026/27 Q1.", "first_quarter")
    return found


def quarter_of(day: date) -> Period:
    """The quarter of the financial year in which the day is."""
    return next(each for each in quarters_of(financial_year_of(day)) if day <= each.ends_on)


def quarter_after(of: Period) -> Period:
    return quarter_of(of.ends_on + timedelta(days=1))


def quarter_before(of: Period) -> Period:
    return quarter_of(of.starts_on - timedelta(days=1))


def same_quarter_last_year(of: Period) -> Period:
    return quarter_of(of.starts_on - timedelta(days=365))


def ended_quarters(first: Period, frequency: Frequency, day: date) -> Iterator[Period]:
    """Those asked for from `first` on that were over before the day, the oldest first."""
    found = first
    while found.ends_on < day:
        if is_asked(frequency, found):
            yield found
        found = quarter_after(found)


def is_asked(frequency: Frequency, of: Period) -> bool:
    return frequency == Frequency.QUARTERLY or of.ends_on.month == 3


def is_counted(frequency: Counted, of: Period) -> bool:
    """Whether an indicator is counted anew with the quarter. Of a school year, the autumn term is
    with the quarter to December, the spring term to March, and the summer term to September."""
    if frequency == Counted.ANNUAL:
        return of.ends_on.month == 3
    return frequency != Counted.TERMLY or of.ends_on.month != 6


def covers(frequency: Frequency, of: Period) -> Period:
    """What the numbers are of: the quarter; of a yearly return, the year that ends with it."""
    if frequency == Frequency.QUARTERLY:
        return of
    first = of.ends_on.year - 1
    return parse_period(f"{first}/{(first + 1) % 100:02d}")


def due_on(of: Period, due_days: int) -> date:
    """The last day on which a return is in time."""
    return of.ends_on + timedelta(days=due_days)


def standing(due: date, received: date | None, today: date) -> Standing:
    """The due day itself is in time; from the day after, it is late."""
    if received is not None:
        days = (received - due).days
        return Standing(Timing.LATE, days) if days > 0 else Standing(Timing.ON_TIME)
    days = (today - due).days
    return Standing(Timing.NOT_RECEIVED, days) if days > 0 else Standing(Timing.NOT_DUE)


def check_request(entry: RequestEntry, known: Iterable[str], today: date) -> None:
    """Refuse, with words, a request that nobody could answer."""
    if not entry.agency:
        raise CannotDo("Choose the agency that is asked.", "agency")
    if not entry.indicators:
        raise CannotDo("Choose at least one indicator.", "indicators")
    if len(entry.indicators) > MOST_INDICATORS:
        raise CannotDo(f"Choose {MOST_INDICATORS} indicators at the most.", "indicators")
    if set(entry.indicators) - set(known):
        raise CannotDo("Choose indicators of the dictionary that agencies send.", "indicators")
    if not entry.supplier.strip():
        raise CannotDo("Name whoever sends it, by role or by name.", "supplier")
    _check_due_days(entry.due_days)
    _check_first(quarter(entry.first_quarter), today)


def _check_due_days(days: int) -> None:
    if not 1 <= days <= LONGEST_DUE:
        raise CannotDo(f"Enter a number of days from 1 to {LONGEST_DUE}.", "due_days")


def _check_first(first: Period, today: date) -> None:
    back = sum(1 for _ in ended_quarters(first, Frequency.QUARTERLY, today))
    if back > MOST_QUARTERS:
        raise CannotDo("That is more than ten years ago: begin later.", "first_quarter")
    if first.starts_on > today + timedelta(days=366):
        raise CannotDo("That is more than a year from now: begin earlier.", "first_quarter")
