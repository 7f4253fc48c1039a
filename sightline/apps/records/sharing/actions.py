"""Adding to the share log, correcting a row by a newer version, and withdrawing one."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from sightline.apps.partnership import queries as partnership
from sightline.apps.records import rules
from sightline.apps.records.access import Records
from sightline.apps.records.models import Share, ShareVersion
from sightline.apps.records.sharing import queries
from sightline.apps.records.types import CannotDo, ShareEntry
from sightline.kit import trail
from sightline.kit.access import Actor, require


@transaction.atomic
def record(*, actor: Actor, agency: str, entry: ShareEntry, now: datetime) -> Share:
    """Add what an agency shared, or decided not to share."""
    require(actor, Records.SHARE)
    if not queries.may_record_for(actor, agency):
        raise PermissionDenied("You do not act for this agency.")
    rules.check_share(entry, timezone.localtime(now).date())
    found = partnership.agency_keys().filter(key=agency).first()
    if found is None:
        raise CannotDo("Choose the agency that shared it.", "agency")
    made = Share.objects.create(from_agency=found, recorded_person=actor.person)
    version = _add(made, 1, actor, entry, now)
    changes = [trail.added(made), trail.added(version)]
    trail.record(actor=actor, event="records.share-recorded", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def correct(
    *, actor: Actor, share: int, seen: int, entry: ShareEntry, why: str, now: datetime
) -> None:
    """Say it otherwise, in a newer version with the reason. The older ones stay.

    `seen` is the number of the version that was corrected: another since then is not overwritten.
    """
    found = _own(actor, share)
    newest = ShareVersion.objects.get(share=found, is_latest=True)
    if newest.number != seen:
        raise CannotDo("Somebody corrected this row meanwhile. Look at it, and correct it again.")
    if not why.strip():
        raise CannotDo("Say why it is corrected.", "correction")
    rules.check_share(entry, timezone.localtime(now).date())
    rules.plain(correction=why)
    ShareVersion.objects.filter(pk=newest.pk).update(is_latest=False)
    version = _add(found, seen + 1, actor, entry, now, why.strip())
    trail.record(
        actor=actor,
        event="records.share-corrected",
        target=found,
        at=now,
        changes=[trail.replaced(newest, version)],
        version=seen + 1,
    )


@transaction.atomic
def withdraw(*, actor: Actor, share: int, why: str, now: datetime) -> None:
    """Say that a row should not have been added. It stays, marked so, with the reason."""
    found = _own(actor, share)
    if not why.strip():
        raise CannotDo("Say why it is withdrawn.", "why")
    rules.plain(why=why)
    changes = trail.put(
        Share.objects.filter(pk=found.pk),
        withdrawn_at=now,
        withdrawn_by=actor.name,
        withdrawn_why=why.strip(),
    )
    trail.record(
        actor=actor, event="records.share-withdrawn", target=found, at=now, changes=changes
    )


@transaction.atomic
def note_shown(*, actor: Actor, shown: Sequence[int], form: str = "", now: datetime) -> None:
    """One entry for rows that somebody was shown, by their numbers; `form` is that of a file."""
    require(actor, Records.OPEN)
    if shown:
        named = [f"{Share._meta.label_lower}:{number}" for number in shown]
        trail.record(
            actor=actor,
            event="records.shares-shown",
            at=now,
            shown=named,
            count=len(shown),
            form=form or "page",
        )


def _own(actor: Actor, share: int) -> Share:
    """The row, held until the transaction ends; refused where it is not the actor's to change."""
    require(actor, Records.SHARE)
    if not queries.versions(actor, share).exists():
        raise PermissionDenied("This row is another agency's.")
    found = Share.objects.select_for_update().get(pk=share)
    if found.withdrawn_at is not None:
        raise CannotDo("This row was withdrawn. Add a new one instead.")
    return found


def _add(
    share: Share, number: int, actor: Actor, entry: ShareEntry, now: datetime, why: str = ""
) -> ShareVersion:
    says: dict[str, Any] = {**asdict(entry), "told": entry.told.value}
    to = partnership.agency_keys().filter(key=says.pop("to_agency")).first()
    if to is None and not entry.to_body:
        raise CannotDo("Choose an agency or name another body: one of the two.", "to_body")
    if to == share.from_agency:
        raise CannotDo("Choose another agency than the one it came from.", "to_agency")
    return ShareVersion.objects.create(
        share=share, number=number, to_agency=to, correction=why, at=now, by=actor.name, **says
    )
