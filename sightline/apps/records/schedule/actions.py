"""Beginning the retention schedule, changing it by newer versions, and approving them."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from sightline.apps.records import rules
from sightline.apps.records.access import Records
from sightline.apps.records.models import RecordClass, RetentionRule
from sightline.apps.records.schedule.proposals import proposed
from sightline.apps.records.types import CannotDo, RuleEntry
from sightline.kit import trail
from sightline.kit.access import Actor, require


@transaction.atomic
def begin(*, actor: Actor, now: datetime) -> None:
    """Take over the schedule that comes with Sightline, every class as a proposal."""
    require(actor, Records.KEEP)
    if RecordClass.objects.exists():
        raise CannotDo("There is a schedule already. Change it class by class.")
    for key, entry in proposed().items():
        _add(RecordClass.objects.create(key=key), 1, actor, entry, now)
    trail.record(actor=actor, event="records.schedule-begun", at=now)


@transaction.atomic
def add_class(*, actor: Actor, entry: RuleEntry, now: datetime) -> RetentionRule:
    """Add a class of records to the schedule, as a proposal."""
    require(actor, Records.KEEP)
    rules.check_rule(entry)
    key = slugify(entry.title)[:80]
    if not key or RecordClass.objects.filter(key=key).exists():
        raise CannotDo("There is a class of this name already. Give it another.", "title")
    made = _add(RecordClass.objects.create(key=key), 1, actor, entry, now)
    trail.record(
        actor=actor, event="records.class-added", target=made, at=now, changes=[trail.added(made)]
    )
    return made


@transaction.atomic
def change(*, actor: Actor, key: str, seen: int, entry: RuleEntry, now: datetime) -> RetentionRule:
    """Propose a newer version of a class. The one approved before counts until this one is."""
    require(actor, Records.KEEP)
    rules.check_rule(entry)
    found = RecordClass.objects.select_for_update().get(key=key)
    before = _newest(found)
    if before.number != seen:
        raise CannotDo("Somebody changed this class meanwhile. Look at it, and change it again.")
    made = _add(found, seen + 1, actor, entry, now)
    changes = [trail.replaced(before, made)]
    trail.record(actor=actor, event="records.class-changed", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def approve(
    *, actor: Actor, key: str, seen: int, approved_by: str, on: date, now: datetime
) -> None:
    """Record that the partnership approved the newest version of a class."""
    require(actor, Records.KEEP)
    found = _newest(RecordClass.objects.select_for_update().get(key=key))
    if found.number != seen or found.is_approved:
        raise CannotDo("Somebody changed or approved this class meanwhile. Look at it again.")
    if on > timezone.localtime(now).date():
        raise CannotDo("The day is still to come: enter the day of the decision.", "on")
    if not approved_by.strip():
        raise CannotDo("Say who approved it.", "approved_by")
    changes = trail.put(
        RetentionRule.objects.filter(pk=found.pk), approved_by=approved_by.strip(), approved_on=on
    )
    trail.record(actor=actor, event="records.class-approved", target=found, at=now, changes=changes)


def _newest(record_class: RecordClass) -> RetentionRule:
    return RetentionRule.objects.filter(record_class=record_class).order_by("-number")[0]


def _add(
    record_class: RecordClass, number: int, actor: Actor, entry: RuleEntry, now: datetime
) -> RetentionRule:
    says: dict[str, Any] = {**asdict(entry), "length": entry.length.value}
    return RetentionRule.objects.create(
        record_class=record_class, number=number, at=now, by=actor.name, **says
    )
