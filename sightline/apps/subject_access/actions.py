"""Beginning a request, taking what is found, deciding of it, checking, giving out and closing it.

Whoever changes anything of a request holds its row, so that nothing is decided under a check that
somebody else is making. Any decision after a check takes the check away.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.subject_access import queries, rules
from sightline.apps.subject_access.access import SubjectAccess
from sightline.apps.subject_access.models import AccessItem, AccessRequest
from sightline.apps.subject_access.types import (
    CannotDo,
    Decision,
    DecisionEntry,
    Found,
    Outcome,
    RequestEntry,
    records_of,
)
from sightline.core import redaction
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.calendar import queries as calendar
from sightline.kit.calendar.types import NoTimescale
from sightline.kit.trail.changes import Change
from sightline.kit.trail.subjects import subject_of

NO_CHECK: dict[str, Any] = {"checked_at": None, "checked_by": "", "checked_person": None}


@transaction.atomic
def begin(*, actor: Actor, entry: RequestEntry, received_on: date, now: datetime) -> AccessRequest:
    """Note a request that came in. Its month counts from the day on which it did."""
    require(actor, SubjectAccess.ANSWER)
    rules.check_request(entry)
    rules.check_day(received_on, _day(now), field="received_on")
    _check_known(received_on, "received_on")
    made = AccessRequest.objects.create(
        about=entry.about.strip(),
        terms="\n".join(rules.terms_of(entry.terms)),
        asker=entry.asker,
        received_on=received_on,
        counts_from=received_on,
        at=now,
        by=actor.name,
        person=actor.person,
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="access.begun", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def correct(*, actor: Actor, request: int, entry: RequestEntry, now: datetime) -> None:
    """Say otherwise whom it is about, or what to look for. What was found stays."""
    found = _held(actor, request)
    rules.check_request(entry)
    changes = trail.put(
        AccessRequest.objects.filter(pk=found.pk),
        about=entry.about.strip(),
        terms="\n".join(rules.terms_of(entry.terms)),
        asker=entry.asker,
        **NO_CHECK,
    )
    trail.record(actor=actor, event="access.corrected", target=found, at=now, changes=changes)


@transaction.atomic
def count_later(*, actor: Actor, request: int, on: date, why: str, now: datetime) -> None:
    """Let the month count from the day on which it was known who asks, or what they mean.

    UK General Data Protection Regulation, articles 12(6) and 12A.
    """
    found = _held(actor, request)
    rules.check_day(on, _day(now), first=found.received_on, field="on")
    _check_known(on, "on")
    if not why.strip():
        raise CannotDo("Say what was waited for.", "why")
    changes = trail.put(
        AccessRequest.objects.filter(pk=found.pk), counts_from=on, counts_why=why.strip()
    )
    trail.record(actor=actor, event="access.counted-later", target=found, at=now, changes=changes)


@transaction.atomic
def extend(*, actor: Actor, request: int, on: date, why: str, now: datetime) -> None:
    """Two months more, for a complex request; whoever asked was told on that day, within the month.

    UK General Data Protection Regulation, article 12(3).
    """
    found = _held(actor, request)
    if found.extended_on is not None:
        raise CannotDo("It is extended already: it can be extended once.")
    rules.check_day(on, _day(now), first=found.received_on, field="on")
    if on > queries.due(found).on:
        raise CannotDo("The month was over by then: whoever asks is told within it.", "on")
    if not why.strip():
        raise CannotDo("Say why it takes longer, as whoever asked was told.", "why")
    changes = trail.put(
        AccessRequest.objects.filter(pk=found.pk), extended_on=on, extended_why=why.strip()
    )
    trail.record(actor=actor, event="access.extended", target=found, at=now, changes=changes)


@transaction.atomic
def note_searched(*, actor: Actor, request: int, shown: Sequence[Found], now: datetime) -> None:
    """Somebody was shown what may be about a person. What is restricted is named."""
    found = _held(actor, request)
    trail.record(
        actor=actor,
        event="access.searched",
        target=found,
        at=now,
        changes=[_looked_for(found)],
        count=len(shown),
        shown=[record for each in shown for record in records_of(each.ref, each.subject)],
    )


@transaction.atomic
def note_opened(*, actor: Actor, request: int, items: Sequence[AccessItem], now: datetime) -> None:
    """Somebody was shown the words of restricted things that are in a request: one entry."""
    restricted = [one for one in items if one.guarded_by]
    if restricted:
        trail.record(
            actor=actor,
            event="access.opened",
            target=queries.request(actor, request),
            at=now,
            shown=[name for one in restricted for name in records_of(one.ref, one.guarded_by)],
        )


@transaction.atomic
def take(*, actor: Actor, request: int, things: Sequence[Found], now: datetime) -> int:
    """Take what was found into the request, as it stands now. What is in it already is left."""
    found = _held(actor, request)
    if not things:
        raise CannotDo("Choose at least one thing.")
    known = set(queries.items(actor, found).values_list("ref", flat=True))
    made = [_taken(found, each, now) for each in things if each.ref not in known]
    changes = _unchecked(found) if made else []
    changes += [trail.added(each) for each in made]
    trail.record(
        actor=actor,
        event="access.things-taken",
        target=found,
        at=now,
        changes=changes,
        count=len(made),
    )
    return len(made)


@transaction.atomic
def decide(
    *, actor: Actor, request: int, item: int, seen: int, entry: DecisionEntry, now: datetime
) -> None:
    """Decide of one thing. `seen` is the version that was decided about.

    Raises where somebody else decided meanwhile, and nothing is lost.
    """
    found = _held(actor, request)
    one = _item(actor, found, item, now)
    if one.version != seen:
        raise CannotDo("Somebody decided about this meanwhile. Look at it, and decide again.")
    rules.check_decision(entry, one.words)
    changes = trail.put(
        AccessItem.objects.filter(pk=one.pk),
        decision=entry.decision.value,
        marked=entry.marked.replace("\r\n", "\n"),
        exemption=_exemption(entry),
        why=entry.why.strip(),
        version=seen + 1,
        decided_at=now,
        decided_by=actor.name,
        decided_person=actor.person,
    )
    changes += _unchecked(found)
    trail.record(
        actor=actor,
        event="access.decided",
        target=one,
        at=now,
        changes=changes,
        decision=entry.decision.value,
    )


@transaction.atomic
def mark_everywhere(*, actor: Actor, request: int, phrase: str, now: datetime) -> int:
    """Mark a phrase in everything that is not decided yet. In how many things it stood.

    What is decided stays as it was decided: it is opened again by deciding anew.
    """
    found = _held(actor, request)
    if len(phrase.strip()) < rules.SHORTEST_TERM:
        raise CannotDo("Enter three characters or more.", "phrase")
    changes: list[Change] = []
    undecided = queries.items(actor, found).filter(decision=Decision.UNDECIDED)
    for one in queries.readable(actor, undecided, now):
        marked = redaction.mark_everywhere(one.marked, phrase)
        if marked != one.marked:
            row = AccessItem.objects.filter(pk=one.pk)
            changes += trail.put(row, marked=marked, version=one.version + 1)
    trail.record(
        actor=actor,
        event="access.marked-everywhere",
        target=found,
        at=now,
        changes=changes,
        count=len(changes),
    )
    return len(changes)


@transaction.atomic
def check(*, actor: Actor, request: int, seen: str, now: datetime) -> None:
    """Say that somebody who decided about none of it went through all of it.

    `seen` is the fingerprint of what they went through: nothing else is checked by it.
    """
    found = _held(actor, request)
    every = list(queries.items(actor, found))
    if seen != rules.fingerprint((one.pk, one.version) for one in every):
        raise CannotDo("Something was decided or taken meanwhile. Go through all of it again.")
    rules.check_second(
        person=actor.person,
        deciders={one.decided_person for one in every if one.decided_person is not None},
        undecided=sum(one.decision == Decision.UNDECIDED for one in every),
        found=len(every),
        sealed=len(every) - len(queries.readable(actor, every, now)),
    )
    changes = trail.put(
        AccessRequest.objects.filter(pk=found.pk),
        checked_at=now,
        checked_by=actor.name,
        checked_person=actor.person,
    )
    trail.record(actor=actor, event="access.checked", target=found, at=now, changes=changes)


@transaction.atomic
def give_out(*, actor: Actor, request: int, now: datetime) -> list[AccessItem]:
    """Everything that the answer is made of, once it was checked; that it was made is an entry."""
    require(actor, SubjectAccess.ANSWER)
    found = AccessRequest.objects.select_for_update().get(pk=request)
    if found.checked_at is None:
        raise CannotDo("It has to be checked by somebody else first.")
    every = list(queries.items(actor, found))
    if len(queries.readable(actor, every, now)) < len(every):
        raise CannotDo("Some of it is sealed, and not open to you: ask who may read it.")
    trail.record(actor=actor, event="access.given-out", target=found, at=now, count=len(every))
    return every


@transaction.atomic
def close(*, actor: Actor, request: int, outcome: Outcome, why: str, now: datetime) -> None:
    """Say how it ended. An answer was checked before it was given."""
    found = _held(actor, request)
    if outcome == Outcome.ANSWERED and found.checked_at is None:
        raise CannotDo("It has to be checked by somebody else before it is answered.", "outcome")
    if not why.strip():
        raise CannotDo("Say how and when it was answered, or why not.", "why")
    changes = trail.put(
        AccessRequest.objects.filter(pk=found.pk),
        closed_at=now,
        closed_by=actor.name,
        outcome=outcome.value,
        outcome_why=why.strip(),
    )
    trail.record(actor=actor, event="access.closed", target=found, at=now, changes=changes)


def _held(actor: Actor, pk: int) -> AccessRequest:
    """The request, held until the transaction ends; refused once it is closed."""
    require(actor, SubjectAccess.ANSWER)
    found = AccessRequest.objects.select_for_update().get(pk=pk)
    if found.closed_at is not None:
        raise CannotDo("This request is closed.")
    return found


def _check_known(day: date, field: str) -> None:
    """Refuse a day on which no timescale for answering was in force: a slip of the pen, mostly."""
    try:
        for key in (queries.ANSWER, queries.EXTENDED):
            calendar.day_timescale(key, day)
    except NoTimescale:
        raise CannotDo(
            "The day is too long ago: nothing says by when to answer it.", field
        ) from None


def _item(actor: Actor, found: AccessRequest, pk: int, now: datetime) -> AccessItem:
    one = queries.item(actor, found, pk, now)
    if one is None:
        raise CannotDo("This is not in the request, or not open to you.")
    return one


def _taken(found: AccessRequest, each: Found, now: datetime) -> AccessItem:
    words = redaction.unmarked(each.words.replace("\r\n", "\n"))
    return AccessItem.objects.create(
        request=found,
        ref=each.ref,
        kind=each.kind,
        guarded_by=each.subject,
        title=each.title,
        words=words,
        marked=words,
        taken_at=now,
    )


def _looked_for(found: AccessRequest) -> Change:
    """The words of a search, under the key of the request: erased with it, and not with whoever
    looked."""
    return Change("what was looked for", subject_of(found), {"terms": (None, found.terms)})


def _exemption(entry: DecisionEntry) -> str:
    """'' where nothing is kept back, whatever was chosen."""
    shortens = entry.decision == Decision.GIVE and bool(redaction.passages(entry.marked))
    return entry.exemption if shortens or entry.decision == Decision.WITHHOLD else ""


def _unchecked(found: AccessRequest) -> list[Change]:
    checked = AccessRequest.objects.filter(pk=found.pk, checked_at__isnull=False)
    return trail.put(checked, **NO_CHECK)


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
