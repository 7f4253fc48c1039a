"""What a row of the share log must say, how long things are kept, and what stops destruction."""

from collections.abc import Iterable
from datetime import date

from sightline.apps.records.types import (
    MUST_BE_NAMED,
    CannotDo,
    ItemEntry,
    Length,
    RuleEntry,
    ShareEntry,
    Standing,
    Told,
    Version,
)
from sightline.core.periods import long_date, months_after
from sightline.core.personal import personal_in

LONGEST = 2000  # characters
OLDEST_AGE = 120


def plain(**words: str) -> None:
    """Refuse words that would tell who somebody is, or that never end. Named by their field."""
    for field, said in words.items():
        found = personal_in(said)
        if found:
            raise CannotDo(
                f"This seems to hold {' and '.join(found)}. Take it out: nothing here may tell "
                "who somebody is.",
                field,
            )
        if len(said) > LONGEST:
            raise CannotDo(f"Write at most {LONGEST:,} characters.", field)


def check_share(entry: ShareEntry, today: date) -> None:
    """HM Government, Information sharing: advice for practitioners (2024), the golden rules.

    Rule two: the family is told, or it is said why not. Rule seven: the reason stands whether or
    not anything was shared.
    """
    for is_there, field, words in _wanted_of_share(entry):
        if not is_there:
            raise CannotDo(words, field)
    if entry.on > today:
        raise CannotDo("The day is still to come: a row says what was done.", "on")
    plain(
        what=entry.what,
        why=entry.why,
        basis_named=entry.basis_named,
        to_body=entry.to_body,
        told_why=entry.told_why,
        how=entry.how,
        approver=entry.approver,
    )


def _wanted_of_share(entry: ShareEntry) -> tuple[tuple[bool, str, str], ...]:
    """What has to be said: whether it is, in which field, and what to do."""
    one = bool(entry.to_agency) != bool(entry.to_body)
    told = entry.told == Told.YES or bool(entry.told_why)
    named = entry.basis not in MUST_BE_NAMED or bool(entry.basis_named)
    return (
        (bool(entry.what), "what", "Say what was shared, or asked for."),
        (bool(entry.why), "why", "Say why it was shared, or why not."),
        (named, "basis_named", "Say which order or basis it was."),
        (one, "to_body", "Choose an agency or name another body: one of the two."),
        (told, "told_why", "Say why the family was not told."),
        (not entry.is_shared or bool(entry.how), "how", "Say how it was sent."),
        (bool(entry.approver), "approver", "Say in which role somebody approved it."),
    )


def check_rule(entry: RuleEntry) -> None:
    if (entry.amount is None) != (entry.length == Length.PERMANENT):
        raise CannotDo(
            "Give the number of years, months or the age; none where it is permanent.", "amount"
        )
    if entry.amount is not None and not 0 < entry.amount <= OLDEST_AGE:
        raise CannotDo(f"The number is between 1 and {OLDEST_AGE}.", "amount")


def check_item(entry: ItemEntry, *, is_by_age: bool, today: date) -> None:
    if entry.started_on > today:
        raise CannotDo(
            "The day is still to come: enter the day from which it is kept.", "started_on"
        )
    if is_by_age and entry.born_in is None:
        raise CannotDo("Enter the year in which the youngest subject was born.", "born_in")
    if entry.born_in is not None and not today.year - OLDEST_AGE <= entry.born_in <= today.year:
        raise CannotDo("The year of birth is no year of somebody alive.", "born_in")
    plain(title=entry.title, where=entry.where)


def keep_until(
    *, length: Length, amount: int | None, started_on: date, born_in: int | None
) -> date | None:
    """The last day on which it is kept; None for ever.

    By calendar months: from 29 February it is 28 February of a common year. Only the year of birth
    is known, so an age is reached for certain on the last day of that year.
    """
    if length == Length.PERMANENT or amount is None:
        return None
    if length == Length.UNTIL_AGE:
        return date(born_in + amount, 12, 31) if born_in is not None else None
    return months_after(started_on, amount if length == Length.MONTHS else amount * 12)


def in_force(versions: Iterable[Version], today: date) -> int | None:
    """Which version counts: the newest approved that is valid by the day, else a proposal."""
    valid = [each for each in versions if each.valid_from <= today]
    approved = [each for each in valid if each.is_approved] or valid
    return max((each.number for each in approved), default=None)


def standing(
    *, until: date | None, is_held: bool, destroyed: bool, witnessed: bool, today: date
) -> Standing:
    """A hold counts before a date that has come. It is due on the day after its last day."""
    if destroyed:
        return Standing.DESTROYED if witnessed else Standing.UNWITNESSED
    if is_held:
        return Standing.HELD
    return Standing.DUE if until is not None and until < today else Standing.KEPT


def check_destruction(*, found: Standing, until: date | None, is_approved: bool) -> None:
    """Refuse, with words, to destroy what is held, still kept, gone, or kept by a mere proposal."""
    refusals = {
        Standing.HELD: "A legal hold stops destruction, until it is lifted.",
        Standing.UNWITNESSED: "It is recorded as destroyed already, and waits for its witness.",
        Standing.DESTROYED: "It is recorded as destroyed already.",
    }
    if found in refusals:
        raise CannotDo(refusals[found])
    if until is None:
        raise CannotDo("It is kept permanently: nothing of this class is destroyed.")
    if found == Standing.KEPT:
        raise CannotDo(f"It is to be kept until {long_date(until)}.")
    if not is_approved:
        raise CannotDo(
            "How long this class is kept is only a proposal. It can be destroyed once the "
            "partnership has approved it."
        )


def check_longer(new: date, until: date | None, today: date) -> None:
    if until is None:
        raise CannotDo("It is kept permanently already.")
    if new <= max(today, until):
        raise CannotDo(f"Choose a day after {long_date(max(today, until))}.", "until")
