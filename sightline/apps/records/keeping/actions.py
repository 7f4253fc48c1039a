"""Keeping a register of what is kept, reviewing it, holding it, and destroying it.

Whoever changes an item, or puts on a hold, first locks its class, so that nothing is destroyed
while somebody puts it on hold.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sightline.apps.accounts.cases import actions as case_actions
from sightline.apps.accounts.cases import queries as cases
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.records import rules
from sightline.apps.records.access import Records
from sightline.apps.records.keeping import queries
from sightline.apps.records.keeping.queries import Kept
from sightline.apps.records.models import (
    Destruction,
    KeptItem,
    LegalHold,
    RecordClass,
    RetentionReview,
)
from sightline.apps.records.schedule import queries as schedule
from sightline.apps.records.types import CannotDo, ItemEntry, Length, Standing
from sightline.kit import trail
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.accounts.models import NamedCase

GONE = frozenset({Standing.UNWITNESSED, Standing.DESTROYED})


@transaction.atomic
def keep(*, actor: Actor, entry: ItemEntry, now: datetime) -> KeptItem:
    """Add something that is kept to the register."""
    require(actor, Records.KEEP)
    today = timezone.localtime(now).date()
    rule = schedule.in_force(actor, today).get(entry.record_class)
    if rule is None:
        raise CannotDo("Choose the class of records that it belongs to.", "record_class")
    rules.check_item(entry, is_by_age=rule.length == Length.UNTIL_AGE, today=today)
    made = KeptItem.objects.create(
        record_class=rule.record_class,
        title=entry.title,
        where=entry.where,
        started_on=entry.started_on,
        born_in=entry.born_in if rule.length == Length.UNTIL_AGE else None,
        case=_case(actor, entry.case),
        at=now,
        by=actor.name,
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="records.item-kept", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def keep_longer(*, actor: Actor, item: int, until: date, why: str, now: datetime) -> None:
    """Review an item, and keep it beyond what the schedule says, with the reason."""
    require(actor, Records.KEEP)
    today = timezone.localtime(now).date()
    found = _held(actor, item, today)
    if found.standing in GONE:
        raise CannotDo("It is recorded as destroyed already.")
    rules.check_longer(until, found.until, today)
    _say(why=why)
    made = RetentionReview.objects.create(
        item=found.item, until=until, why=why, at=now, by=actor.name
    )
    trail.record(
        actor=actor,
        event="records.item-kept-longer",
        target=found.item,
        at=now,
        changes=[trail.added(made)],
    )


@transaction.atomic
def hold_item(
    *, actor: Actor, item: int, why: str, asked_by: str, from_day: date, now: datetime
) -> LegalHold:
    """Stop the destruction of one item until the hold is lifted."""
    require(actor, Records.HOLD)
    found = _held(actor, item, timezone.localtime(now).date())
    if found.standing in GONE:
        raise CannotDo("It is recorded as destroyed already.")
    _check_hold(why, asked_by, from_day, now)
    made = LegalHold.objects.create(
        item=found.item, why=why, asked_by=asked_by, from_day=from_day, at=now, by=actor.name
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="records.item-held", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def hold_class(
    *, actor: Actor, key: str, why: str, asked_by: str, from_day: date, now: datetime
) -> LegalHold:
    """Stop the destruction of everything of a class until the hold is lifted."""
    require(actor, Records.HOLD)
    found = RecordClass.objects.select_for_update().get(key=key)
    _check_hold(why, asked_by, from_day, now)
    made = LegalHold.objects.create(
        record_class=found, why=why, asked_by=asked_by, from_day=from_day, at=now, by=actor.name
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="records.class-held", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def lift(*, actor: Actor, hold: int, why: str, now: datetime) -> None:
    """End a legal hold, with the reason."""
    require(actor, Records.HOLD)
    found = LegalHold.objects.select_for_update().get(pk=hold)
    if found.lifted_at is not None:
        raise CannotDo("This hold is lifted already.")
    _say(why=why)
    changes = trail.put(
        LegalHold.objects.filter(pk=found.pk), lifted_at=now, lifted_by=actor.name, lifted_why=why
    )
    trail.record(actor=actor, event="records.hold-lifted", target=found, at=now, changes=changes)


@transaction.atomic
def destroy(*, actor: Actor, item: int, day: date, how: str, now: datetime) -> Destruction:
    """Record that an item was destroyed. Refused while it is held, kept or only proposed to go."""
    require(actor, Records.KEEP)
    today = timezone.localtime(now).date()
    found = _held(actor, item, today)
    rules.check_destruction(
        found=found.standing, until=found.until, is_approved=found.rule.is_approved
    )
    if found.until is None or not found.until < day <= today:
        raise CannotDo(
            "Enter the day it was destroyed: after its last day, and not to come.", "day"
        )
    _say(how=how)
    if actor.person is None:
        raise CannotDo("Somebody with an account has to record it.")
    made = Destruction.objects.create(
        item=found.item,
        day=day,
        how=how,
        class_title=found.rule.title,
        kept_until=found.until,
        at=now,
        by=actor.name,
        person=actor.person,
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="records.item-destroyed", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def witness(*, actor: Actor, item: int, now: datetime) -> None:
    """Confirm that an item was destroyed. Refused to the person who recorded it."""
    require(actor, Records.WITNESS)
    found = _held(actor, item, timezone.localtime(now).date())
    destruction = found.destruction
    if destruction is None or destruction.witnessed_at is not None:
        raise CannotDo("Nothing of this item waits for a witness.")
    if actor.person is None or actor.person == destruction.person:
        raise CannotDo("You recorded that it was destroyed: another person has to witness it.")
    if found.item.case is not None:
        _destroy_case(actor, found, now)
    changes = trail.put(
        Destruction.objects.filter(pk=destruction.pk),
        witnessed_at=now,
        witnessed_by=actor.name,
        witness_person=actor.person,
    )
    trail.record(
        actor=actor,
        event="records.destruction-witnessed",
        target=destruction,
        at=now,
        changes=changes,
    )


@transaction.atomic
def take_back(*, actor: Actor, item: int, why: str, now: datetime) -> None:
    """Say that an item was not destroyed after all, before anybody witnessed that it was."""
    require(actor, Records.WITNESS)
    found = _held(actor, item, timezone.localtime(now).date())
    destruction = found.destruction
    if destruction is None or destruction.witnessed_at is not None:
        raise CannotDo("Nothing of this item waits for a witness.")
    _say(why=why)
    changes = trail.put(
        Destruction.objects.filter(pk=destruction.pk),
        taken_back_at=now,
        taken_back_by=actor.name,
        taken_back_why=why,
    )
    trail.record(
        actor=actor,
        event="records.destruction-taken-back",
        target=destruction,
        at=now,
        changes=changes,
    )


def _case(actor: Actor, number: int | None) -> NamedCase | None:
    if number is None:
        return None
    if KeptItem.objects.filter(case=number).exists():
        raise CannotDo("This case is in the register already.", "case")
    found = cases.closed(actor).filter(pk=number).first()
    if found is None:
        raise CannotDo("Choose a case that is closed.", "case")
    return found


def _destroy_case(actor: Actor, found: Kept, now: datetime) -> None:
    """What two people decided is done now, unless somebody put it on hold since the first did."""
    if any(hold.lifted_at is None for hold in found.holds):
        raise CannotDo("A legal hold stops destruction, until it is lifted.")
    if found.item.case is not None:
        restricted.destroy_of_case(actor=actor, case=found.item.case, now=now)
        case_actions.forget(actor=actor, case=found.item.case, now=now)


def _held(actor: Actor, item: int, today: date) -> Kept:
    """The item as it stands, with its class held until the transaction ends."""
    list(RecordClass.objects.select_for_update().filter(items__pk=item))
    found = queries.kept(actor, item, today)
    if found is None:
        raise CannotDo("This item is not in the register. Go back to the list.")
    return found


def _check_hold(why: str, asked_by: str, from_day: date, now: datetime) -> None:
    if from_day > timezone.localtime(now).date():
        raise CannotDo("The day is still to come: a hold counts from today or before.", "from_day")
    _say(why=why, asked_by=asked_by)


def _say(**words: str) -> None:
    for field, said in words.items():
        if not said.strip():
            raise CannotDo("Say it in a line.", field)
    rules.plain(**words)
