"""Bringing the calendar level with what comes with Sightline, and what a partnership puts right."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.core.clocks import Unit
from sightline.core.periods import long_date
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.calendar import queries
from sightline.kit.calendar.access import Calendar
from sightline.kit.calendar.levelling import WORDS
from sightline.kit.calendar.models import BankHoliday, TimescaleVersion
from sightline.kit.calendar.types import OFFICIAL, CannotDo, Newer


@transaction.atomic
def refresh(*, actor: Actor, now: datetime) -> int:
    """Bring bank holidays and timescales level with what comes with Sightline; how many changed.

    To fill the empty tables of a new database is part of making it, and leaves no entry.
    """
    require(actor, Calendar.KEEP)
    was_empty = not BankHoliday.objects.exists() and not TimescaleVersion.objects.exists()
    found = queries.differences()
    # Two that start at once may both find a row missing.
    BankHoliday.objects.bulk_create(found.holidays, ignore_conflicts=True)
    BankHoliday.objects.bulk_update(found.holidays_changed, ["title", "valid"])
    TimescaleVersion.objects.bulk_create(found.versions, ignore_conflicts=True)
    TimescaleVersion.objects.bulk_update(found.versions_changed, WORDS)
    if found.count and not was_empty:
        trail.record(actor=actor, event="calendar.refreshed", at=now, rows=found.count)
    return found.count


@transaction.atomic
def correct_bank_holiday(
    *, actor: Actor, day: date, title: str, source: str, valid: bool = True, now: datetime
) -> BankHoliday:
    """Add a day, or put one right; with `valid` false it is worked after all.

    From then on nothing that comes with Sightline changes it. Due days that count over it move.
    """
    require(actor, Calendar.KEEP)
    title, source = title.strip(), source.strip()
    if not title or not source or source == OFFICIAL:
        raise CannotDo("Say what the day is called, and where it is announced.")
    said = {"title": title, "source": source, "valid": valid}
    changes = trail.put(BankHoliday.objects.filter(date=day), **said)
    if not changes:
        changes = [trail.added(BankHoliday.objects.create(date=day, **said))]
    row = BankHoliday.objects.get(date=day)
    trail.record(
        actor=actor,
        event="calendar.bank-holiday-corrected",
        target=row,
        at=now,
        changes=changes,
        day=day.isoformat(),
        worked="no" if valid else "yes",
    )
    return row


@transaction.atomic
def add_version(*, actor: Actor, newer: Newer, now: datetime) -> TimescaleVersion:
    """Add a version of a timescale from a day to come. Older ones stay, with the clocks they began.

    The name, the event and the direction are as before.
    """
    require(actor, Calendar.KEEP)
    latest = TimescaleVersion.objects.filter(key=newer.key).order_by("valid_from").last()
    if latest is None:
        raise CannotDo(f"There is no timescale '{newer.key}'.")
    unit = newer.unit or Unit(latest.unit)
    _refuse_what_cannot_be(newer, latest, unit, timezone.localtime(now).date())
    row = TimescaleVersion.objects.create(
        key=latest.key,
        name=latest.name,
        event=latest.event,
        length=newer.length,
        unit=unit,
        direction=latest.direction,
        waits_for_working_day=latest.waits_for_working_day and unit == Unit.WORKING_DAYS,
        basis=newer.basis,
        document=newer.document.strip(),
        edition=newer.edition.strip(),
        paragraph=newer.paragraph.strip(),
        valid_from=newer.valid_from,
        position=latest.position,
    )
    trail.record(
        actor=actor,
        event="calendar.timescale-added",
        target=row,
        at=now,
        changes=[trail.added(row)],
        key=row.key,
        valid_from=row.valid_from.isoformat(),
    )
    return row


def _refuse_what_cannot_be(newer: Newer, latest: TimescaleVersion, unit: Unit, today: date) -> None:
    if newer.length < 1:
        raise CannotDo("A length is 1 or more.")
    if not newer.document.strip():
        raise CannotDo("Name the document that says so.")
    if (unit == Unit.HOURS) != (latest.unit == Unit.HOURS):
        raise CannotDo("A clock that counts days cannot come to count hours, nor the reverse.")
    if newer.valid_from <= today:
        raise CannotDo(
            "Give a day to come: clocks that have started keep the timescale they started under."
        )
    if newer.valid_from <= latest.valid_from:
        raise CannotDo(f"There is a version from {long_date(latest.valid_from)} already.")
