"""Asking agencies for data: what each is asked for, the returns of each quarter, and reminders."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.collection import catalogue, queries, rules
from sightline.apps.collection.access import Collection
from sightline.apps.collection.models import DataRequest, QuarterlyReturn, ReturnLine
from sightline.apps.collection.types import CannotDo, Frequency, RequestEntry, State
from sightline.apps.partnership import queries as partnership
from sightline.core.periods import Period
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.trail.changes import Change


@transaction.atomic
def request(*, actor: Actor, entry: RequestEntry, now: datetime) -> DataRequest:
    """Ask an agency for indicators from a quarter on. Its returns so far are opened at once."""
    require(actor, Collection.OVERSEE)
    today = _day(now)
    rules.check_request(entry, catalogue.collected(today), today)
    agency = partnership.agency_keys().filter(key=entry.agency).first()
    if agency is None:
        raise CannotDo("Choose an agency of the partnership.", "agency")
    _check_asked_once(actor, entry)
    made = DataRequest.objects.create(
        agency=agency,
        indicators=list(entry.indicators),
        frequency=entry.frequency.value,
        supplier=entry.supplier.strip(),
        first_quarter=rules.quarter(entry.first_quarter).code,
        due_days=entry.due_days,
        at=now,
        by=actor.name,
        person=actor.person,
    )
    changes = [trail.added(made), *_opened(made, today, now)]
    trail.record(actor=actor, event="collection.requested", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def change(*, actor: Actor, of: int, seen: int, entry: RequestEntry, now: datetime) -> None:
    """Ask for something else from now on. Returns that are opened already stay as they are."""
    found = _held(actor, of)
    if found.version != seen:
        raise CannotDo("Somebody changed it meanwhile. Look at it, and change it again.")
    today = _day(now)
    known = {*catalogue.collected(today), *found.indicators}
    rules.check_request(entry, known, today)
    _check_asked_once(actor, entry, but=found.pk)
    changes = trail.put(
        DataRequest.objects.filter(pk=found.pk),
        indicators=list(entry.indicators),
        frequency=entry.frequency.value,
        supplier=entry.supplier.strip(),
        due_days=entry.due_days,
        version=found.version + 1,
    )
    trail.record(actor=actor, event="collection.changed", target=found, at=now, changes=changes)


@transaction.atomic
def end(*, actor: Actor, of: int, why: str, now: datetime) -> None:
    """Ask for nothing more. What was sent stays, and so does what is still waited for."""
    found = _held(actor, of)
    if not why.strip():
        raise CannotDo("Say why it ends.", "why")
    changes = trail.put(
        DataRequest.objects.filter(pk=found.pk),
        ended_at=now,
        ended_by=actor.name,
        ended_why=why.strip(),
    )
    trail.record(actor=actor, event="collection.ended", target=found, at=now, changes=changes)


@transaction.atomic
def open_quarter(*, actor: Actor, now: datetime) -> int:
    """Open the returns of every quarter that is over, where they are not yet. How many."""
    require(actor, Collection.OVERSEE)
    changes: list[Change] = []
    for each in queries.standing_requests(actor):
        changes += _opened(each, _day(now), now)
    opened = sum(change.of.startswith("collection.quarterlyreturn ") for change in changes)
    if opened:
        trail.record(
            actor=actor, event="collection.opened", at=now, changes=changes, returns=opened
        )
    return opened


@transaction.atomic
def note_reminded(*, actor: Actor, now: datetime) -> list[QuarterlyReturn]:
    """Mark as reminded what is waited for and due within a week, or overdue. Which returns."""
    require(actor, Collection.OVERSEE)
    near = _day(now) + rules.REMIND_BEFORE
    waited = [state.value for state in rules.WAITED_FOR]
    due = queries.newest_returns(actor).filter(due__lte=near, state__in=waited, version=1)
    found = list(due)
    rows = QuarterlyReturn.objects.filter(pk__in=[each.pk for each in found])
    fresh = rows.filter(state=State.REQUESTED.value)
    changes = trail.put(fresh, state=State.REMINDED.value, reminded_at=now)
    if changes:
        trail.record(actor=actor, event="collection.reminded", at=now, changes=changes)
    return found


def _opened(of: DataRequest, today: date, now: datetime) -> list[Change]:
    frequency = Frequency(of.frequency)
    first = rules.quarter(of.first_quarter)
    known = set(of.returns.values_list("quarter", flat=True))
    changes: list[Change] = []
    for quarter in rules.ended_quarters(first, frequency, today):
        if quarter.code not in known:
            changes += _opened_for(of, quarter, now)
    return changes


def _opened_for(of: DataRequest, quarter: Period, now: datetime) -> list[Change]:
    """A return with a line for each indicator that is counted then; none where none is."""
    asked = catalogue.asked_in(of.indicators, quarter)
    if not asked:
        return []
    made = QuarterlyReturn.objects.create(
        request=of,
        agency=of.agency,
        quarter=quarter.code,
        quarter_ended=quarter.ends_on,
        due=rules.due_on(quarter, of.due_days),
        requested_at=now,
    )
    rows = [
        ReturnLine.objects.create(of=made, indicator=key, position=number)
        for number, key in enumerate(asked)
    ]
    return [trail.added(made), *[trail.added(each) for each in rows]]


def _check_asked_once(actor: Actor, entry: RequestEntry, but: int = 0) -> None:
    others = queries.standing_requests(actor).filter(agency__key=entry.agency).exclude(pk=but)
    asked = {key for each in others for key in each.indicators}
    if twice := asked & set(entry.indicators):
        raise CannotDo(
            f"The agency is asked for {len(twice)} of these already, in another request.",
            "indicators",
        )


def _held(actor: Actor, of: int) -> DataRequest:
    require(actor, Collection.OVERSEE)
    found = queries.requests(actor).filter(pk=of).select_for_update(of=("self",)).first()
    if found is None or found.ended_at is not None:
        raise CannotDo("This request has ended.")
    return found


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
