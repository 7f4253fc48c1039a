"""What the share log and the register hold in tests: a row, items, a hold, a certificate."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sightline.apps.partnership import queries as partnership
from sightline.apps.records.keeping import actions as keeping
from sightline.apps.records.schedule import actions as schedule
from sightline.apps.records.schedule.proposals import proposed
from sightline.apps.records.sharing import actions as sharing
from sightline.apps.records.types import ItemEntry, ShareEntry, Told
from sightline.apps.subject_access import actions as access
from sightline.apps.subject_access import rules
from sightline.apps.subject_access.types import (
    Asker,
    Decision,
    DecisionEntry,
    Found,
    RequestEntry,
)
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.trail import actions as trail
from sightline.kit.trail.models import Entry

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
TODAY = NOW.date()
UNIT = Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), 9001)
OTHER = Actor("Data protection officer", frozenset({Role.DATA_PROTECTION_OFFICER}), 9002)


def share_entry(**changes):
    """Attendance shared with the police, on the public task, and the family told."""
    says = {
        "on": date(2026, 5, 4),
        "is_shared": True,
        "what": "Attendance for one school year",
        "why": "A strategy discussion asked for it",
        "basis": "public-task",
        "basis_named": "",
        "to_agency": "",
        "to_body": "Crown Prosecution Service",
        "told": Told.YES,
        "told_why": "",
        "how": "By secure mail",
        "approver": "Head of service",
    }
    return ShareEntry(**{**says, **changes})


def approve(*keys, now=NOW):
    for key in keys:
        schedule.approve(
            actor=UNIT, key=key, seen=1, approved_by="The executive", on=TODAY, now=now
        )


def item(title="Minutes of one year", started_on=date(2010, 3, 31), of="meetings", **more):
    entry = ItemEntry(of, title, "The archive", started_on, more.get("born_in"))
    return keeping.keep(actor=UNIT, entry=entry, now=NOW)


def hold(found, now=NOW):
    return keeping.hold_item(
        actor=OTHER, item=found.pk, why="An inquiry", asked_by="The court", from_day=TODAY, now=now
    )


def destroyed(found, now=NOW):
    """Destroyed by the unit, and witnessed by somebody else."""
    keeping.destroy(actor=UNIT, item=found.pk, day=TODAY, how="Shredded", now=now)
    keeping.witness(actor=OTHER, item=found.pk, now=now)


def made():
    """One of each, by the words that tests of pages call them."""
    agency = partnership.agency_keys().first()
    somewhere = replace(UNIT, address="192.0.2.1")  # so that the entry has something of theirs
    share = sharing.record(actor=somewhere, agency=agency.key, entry=share_entry(), now=NOW)
    schedule.begin(actor=UNIT, now=NOW)
    approve("published-reports", "meetings")
    newer_proposal()
    found, gone, other = item(), item("Papers of one year"), item("Held papers")
    destroyed(gone)
    held = hold(other)
    return {
        "the share": share.pk,
        "the item": found.pk,
        "the destroyed item": gone.pk,
        "the hold": held.pk,
        **erasing_asked(),
        **access_asked(),
    }


def access_asked():
    """A subject access request in which one thing is decided, and another that is not checked."""
    entry = RequestEntry("Somebody", "Somebody", Asker.SUBJECT)
    done, new = (
        access.begin(actor=UNIT, entry=entry, received_on=TODAY, now=NOW) for _ in range(2)
    )
    for each in (done, new):
        things = [Found("a", "Finding", "About somebody", "Somebody was heard.")]
        access.take(actor=UNIT, request=each.pk, things=things, now=NOW)
    one = done.items.get()
    given = DecisionEntry(Decision.GIVE, one.marked, "", "")
    access.decide(actor=UNIT, request=done.pk, item=one.pk, seen=0, entry=given, now=NOW)
    seen = rules.fingerprint((each.pk, each.version) for each in done.items.all())
    access.check(actor=OTHER, request=done.pk, seen=seen, now=NOW)
    return {"the request": new.pk, "the checked request": done.pk, "the thing": new.items.get().pk}


def erasing_asked():
    """That what the trail holds of the share log's row is to go; and an entry that told of it."""
    entry = Entry.objects.get(event="records.share-recorded")
    subject = entry.details["changes"][0]["subject"]
    asked = trail.ask_erasing(actor=OTHER, subject=subject, why="A request", now=NOW)
    return {
        "the erasure": asked.pk,
        "the entry": entry.number,
    }


def newer_proposal():
    """A newer version of how long minutes are kept, which nobody has approved."""
    schedule.change(actor=UNIT, key="meetings", seen=1, entry=proposed()["meetings"], now=NOW)
