"""Filling in a return, sending it, asking and answering about it, and what follows up to its being
published. Whoever changes anything of a return holds its row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection import catalogue, checks, handing_on, queries, rules
from sightline.apps.collection.access import Collection, may_for
from sightline.apps.collection.models import LineQuery, QuarterlyReturn, ReturnLine
from sightline.apps.collection.types import (
    CannotDo,
    LineEntry,
    Part,
    Question,
    State,
)
from sightline.apps.indicators.series import actions as indicators
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.permission import Permission
from sightline.kit.trail.changes import Change

BY_HAND = "asked"
CHECKS = "Sightline"
LONGEST_COMMENTARY = 2000
Pairs = Mapping[str, tuple[LineEntry, LineEntry]]


class Overtaken(CannotDo):
    """Somebody else wrote other numbers meanwhile. `indicators` says of which; nothing is kept."""

    def __init__(self, indicators: Sequence[str]) -> None:
        super().__init__(
            "Somebody else changed some of these numbers meanwhile. Theirs are shown: change them, "
            "or leave them."
        )
        self.indicators = tuple(indicators)


@transaction.atomic
def fill(*, actor: Actor, of: int, entries: Pairs, now: datetime) -> int:
    """Keep what was written, by indicator: what the person had seen, and what they wrote.

    A line that they left as they saw it is left as it is. How many lines changed. Raises
    Overtaken, and keeps nothing, where somebody else wrote something else into the same line.
    """
    found = _held(actor, of, Collection.FILL)
    if found.stands not in rules.OPEN_TO_CHANGE:
        raise CannotDo("It is accepted already: restate it to correct a number.")
    standing = {row.indicator: row for row in queries.lines(actor, found)}
    wanted = {key: pair for key, pair in entries.items() if key in standing and pair[0] != pair[1]}
    overtaken = [
        key for key, (seen, said) in wanted.items() if standing[key].entry not in (seen, said)
    ]
    if overtaken:
        raise Overtaken(overtaken)
    changes: list[Change] = []
    for key, (_, said) in wanted.items():
        if standing[key].entry != said:
            changes += _written(standing[key], said, now)
    if changes:
        changes += trail.put(_row(found), changes=found.changes + 1)
        trail.record(actor=actor, event="collection.filled", target=found, at=now, changes=changes)
    return len([key for key, (_, said) in wanted.items() if standing[key].entry != said])


@transaction.atomic
def send(*, actor: Actor, of: int, seen: int, now: datetime) -> State:
    """Send what stands in the return. It is looked at at once: validated, or queried.

    `seen` is the number of changes that the person saw. Refused while anything stops it.
    """
    found = _held(actor, of, Collection.FILL)
    _check_seen(found, seen)
    rules.check_move(found.stands, State.RECEIVED)
    rows = list(queries.lines(actor, found))
    if wrong := queries.faulty(actor, found):
        many = f"{len(wrong)} indicators have" if len(wrong) > 1 else "1 indicator has"
        raise CannotDo(f"{many} to be put right or explained first.")
    raised = _raised(actor, found, rows, now)
    still_open = queries.open_queries(actor, found).exists()
    after = State.QUERIED if still_open else State.VALIDATED
    received = {} if found.received_on else {"received_on": _day(now), "received_by": actor.name}
    changes = [
        *trail.put(_row(found), state=State.RECEIVED.value, **received),
        *[trail.added(each) for each in raised],
        *trail.put(
            _row(found),
            state=after.value,
            changes=found.changes + 1,
            sent_changes=found.changes + 1,
        ),
    ]
    trail.record(
        actor=actor,
        event="collection.received",
        target=found,
        at=now,
        changes=changes,
        queries=len(raised),
    )
    return after


@transaction.atomic
def ask(*, actor: Actor, of: int, line: int, asks: str, now: datetime) -> LineQuery:
    """Ask the agency about a line by hand, before the return is accepted."""
    require(actor, Collection.OVERSEE)
    found = _any_held(actor, of)
    if found.stands not in (State.VALIDATED, State.QUERIED):
        raise CannotDo("It can be asked about once it is sent, and until it is accepted.")
    row = _line(actor, found, line)
    if not asks.strip():
        raise CannotDo("Say what you ask.", "asks")
    made = LineQuery.objects.create(
        line=row,
        kind=BY_HAND,
        seen="",
        asks=asks.strip(),
        raised_at=now,
        raised_by=actor.name,
    )
    changes = [trail.added(made), *trail.put(_row(found), state=State.QUERIED.value)]
    trail.record(actor=actor, event="collection.asked", target=found, at=now, changes=changes)
    return made


@transaction.atomic
def answer(*, actor: Actor, of: int, query: int, says: str, now: datetime) -> None:
    """Answer one query. With the last one answered, the return is validated."""
    found = _held(actor, of, Collection.FILL)
    asked = queries.open_queries(actor, found).filter(pk=query)
    if not asked.exists():
        raise CannotDo("It is answered already, or the number was changed since.")
    if not says.strip():
        raise CannotDo("Write the answer.", "says")
    changes = trail.put(asked, answer=says.strip(), answered_at=now, answered_by=actor.name)
    if not queries.open_queries(actor, found).exists() and found.stands == State.QUERIED:
        changes += trail.put(_row(found), state=State.VALIDATED.value)
    trail.record(actor=actor, event="collection.answered", target=found, at=now, changes=changes)


@transaction.atomic
def accept(*, actor: Actor, of: int, seen: int, now: datetime) -> None:
    """Take the numbers as they stand, and hand them on to the indicators. What is corrected
    afterwards is a restatement."""
    require(actor, Collection.ACCEPT)
    found = _any_held(actor, of)
    _check_seen(found, seen)
    rules.check_move(found.stands, State.ACCEPTED)
    if not found.is_as_sent:
        raise CannotDo("The agency changed its numbers, and has not sent them again yet.")
    changes = trail.put(
        _row(found), state=State.ACCEPTED.value, accepted_at=now, accepted_by=actor.name
    )
    trail.record(actor=actor, event="collection.accepted", target=found, at=now, changes=changes)
    accepted = queries.accepted_values(actor, found)
    indicators.record_values(
        actor=actor,
        values=handing_on.entries(accepted, queries.shared(actor)),
        because=found.restated_because or "As the agency’s quarterly return says",
        now=now,
    )


@transaction.atomic
def comment(
    *, actor: Actor, of: int, seen: int, says: Mapping[str, str], done: bool, now: datetime
) -> None:
    """Keep the agency's commentary, by indicator; with `done`, it is in.

    At least one line is commented on before it is. Refused where somebody wrote meanwhile.
    """
    found = _held(actor, of, Collection.FILL)
    if found.stands not in rules.OPEN_TO_COMMENTARY:
        raise CannotDo("It is commented on once it is accepted, and until it is signed.")
    _check_seen(found, seen)
    rows = queries.lines(actor, found)
    if done and not any(words.strip() for words in says.values()):
        raise CannotDo("Comment on at least one indicator: what does the agency make of it?")
    changes: list[Change] = []
    for row in rows:
        words = says.get(row.indicator, row.commentary).strip()
        if words != row.commentary:
            changes += trail.put(ReturnLine.objects.filter(pk=row.pk), commentary=words)
    state = State.COMMENTARY_IN if done else found.stands
    changes += trail.put(_row(found), state=state.value, changes=found.changes + 1)
    trail.record(actor=actor, event="collection.commented", target=found, at=now, changes=changes)


@transaction.atomic
def sign(*, actor: Actor, of: int, seen: int, now: datetime) -> None:
    """The agency's lead says that this is what the agency says, exactly as they saw it."""
    found = _held(actor, of, Collection.SIGN)
    _check_seen(found, seen)
    rules.check_move(found.stands, State.SIGNED)
    changes = trail.put(
        _row(found),
        state=State.SIGNED.value,
        signed_at=now,
        signed_by=actor.name,
        signed_person=actor.person,
    )
    trail.record(actor=actor, event="collection.signed", target=found, at=now, changes=changes)


@transaction.atomic
def publish(*, actor: Actor, of: int, now: datetime) -> None:
    """Let the group have it, with what the agency says of each number. Which numbers it sees is
    for the disclosure profiles to say."""
    require(actor, Collection.ACCEPT)
    found = _any_held(actor, of)
    rules.check_move(found.stands, State.PUBLISHED)
    changes = trail.put(
        _row(found), state=State.PUBLISHED.value, published_at=now, published_by=actor.name
    )
    trail.record(actor=actor, event="collection.published", target=found, at=now, changes=changes)
    periods = {each.indicator: each.period for each in queries.accepted_values(actor, found)}
    for key, words in _newly_said(actor, found).items():
        if key in periods:
            indicators.comment(
                actor=actor,
                indicator=key,
                period=periods[key],
                agency=found.agency.key,
                words=f"{agency_name(found.agency)}: {words}",
                now=now,
            )


@transaction.atomic
def restate(*, actor: Actor, of: int, because: str, now: datetime) -> QuarterlyReturn:
    """Begin a corrected version beside the one that was accepted, which stays as it is."""
    found = _held(actor, of, Collection.FILL)
    if found.stands not in rules.SETTLED:
        raise CannotDo("It is not accepted yet: change the numbers themselves.")
    if queries.returns(actor).filter(restates=found).exists():
        raise CannotDo("It is restated already: correct the newest version.")
    if not because.strip():
        raise CannotDo("Say what is corrected, and why.", "because")
    made = QuarterlyReturn.objects.create(
        request=found.request,
        agency=found.agency,
        quarter=found.quarter,
        quarter_ended=found.quarter_ended,
        due=found.due,
        version=found.version + 1,
        restates=found,
        restated_because=because.strip(),
        restated_at=now,
        restated_by=actor.name,
        requested_at=now,
    )
    copied = [_copied(row, made) for row in queries.lines(actor, found)]
    changes = [trail.added(made), *[trail.added(each) for each in copied]]
    trail.record(actor=actor, event="collection.restated", target=made, at=now, changes=changes)
    return made


def _newly_said(actor: Actor, of: QuarterlyReturn) -> dict[str, str]:
    """The commentary by indicator, without what was said in the same words of the original."""
    before = {} if of.restates is None else _said(actor, of.restates)
    said = _said(actor, of)
    return {key: words for key, words in said.items() if words != before.get(key)}


def _said(actor: Actor, of: QuarterlyReturn) -> dict[str, str]:
    return {row.indicator: row.commentary for row in queries.lines(actor, of) if row.commentary}


def _raised(
    actor: Actor, of: QuarterlyReturn, rows: Sequence[ReturnLine], now: datetime
) -> list[LineQuery]:
    """A query for each thing seen that was not asked in the same words before."""
    definitions = catalogue.of_keys((row.indicator for row in rows), of.quarter_ended)
    before = queries.series(actor, of)
    made = []
    for row in rows:
        if row.indicator not in definitions:
            continue
        known = {(each.kind, each.seen) for each in row.queries.all()}
        seen = checks.questions(
            row.entry, definitions[row.indicator], before.get(row.indicator, {}), of.when
        )
        made += [_query(row, each, now) for each in seen if (each.kind, each.seen) not in known]
    return made


def _query(row: ReturnLine, seen: Question, now: datetime) -> LineQuery:
    return LineQuery.objects.create(
        line=row, kind=seen.kind, seen=seen.seen, asks=seen.asks, raised_at=now, raised_by=CHECKS
    )


def _written(row: ReturnLine, said: LineEntry, now: datetime) -> list[Change]:
    """The line with its new numbers. What the checks asked about the old ones is overtaken; what
    somebody asked by hand still wants an answer."""
    hidden = {part.value: said.part(part).hidden for part in Part if said.part(part).hidden}
    asked = LineQuery.objects.filter(line=row, answered_at=None, overtaken_at=None)
    return [
        *trail.put(
            ReturnLine.objects.filter(pk=row.pk),
            numerator=said.numerator.number,
            denominator=said.denominator.number,
            value=said.value.number,
            hidden=hidden,
            missing=said.missing.strip(),
            source=said.source,
        ),
        *trail.put(asked.exclude(kind=BY_HAND), overtaken_at=now),
    ]


def _copied(row: ReturnLine, to: QuarterlyReturn) -> ReturnLine:
    return ReturnLine.objects.create(
        of=to,
        indicator=row.indicator,
        position=row.position,
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
        hidden=row.hidden,
        missing=row.missing,
        commentary=row.commentary,
        source=row.source,
    )


def _held(actor: Actor, of: int, permission: Permission) -> QuarterlyReturn:
    """The return, held until the transaction ends, for somebody who may do this for its agency."""
    require(actor, permission)
    found = _any_held(actor, of)
    if not may_for(actor, permission, found.agency.key):
        raise CannotDo("You do not do this for that agency.")
    return found


def _any_held(actor: Actor, of: int) -> QuarterlyReturn:
    found = queries.held(actor, of)
    if found is None:
        raise CannotDo("There is no such return that is open to you.")
    return found


def _line(actor: Actor, of: QuarterlyReturn, pk: int) -> ReturnLine:
    found = queries.line(actor, of, pk)
    if found is None:
        raise CannotDo("This line is not in the return.")
    return found


def _row(of: QuarterlyReturn) -> QuerySet[QuarterlyReturn]:
    return QuarterlyReturn.objects.filter(pk=of.pk)


def _check_seen(of: QuarterlyReturn, seen: int) -> None:
    if of.changes != seen:
        raise CannotDo("Somebody changed it meanwhile. Look at it, and press again.")


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
