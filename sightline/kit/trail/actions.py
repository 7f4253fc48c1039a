"""What is done with the trail itself; each of these is an entry too."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from sightline.core.trail_file import Checkpoint
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.trail import queries, signing
from sightline.kit.trail.access import Trail
from sightline.kit.trail.changes import Change
from sightline.kit.trail.erasing import erase
from sightline.kit.trail.models import Erasure, SubjectKey
from sightline.kit.trail.subjects import may_open
from sightline.kit.trail.types import CannotErase


def make_checkpoint(*, actor: Actor, now: datetime) -> Checkpoint:
    """Sign how long the trail is and its last hash, the entry about this included."""
    require(actor, Trail.VIEW)
    key = signing.key()
    with transaction.atomic():
        trail.record(actor=actor, event="trail.checkpoint-made", at=now)
        head = queries.head(actor)
    at = now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return signing.signed(head.count, head.head, at, key)


@transaction.atomic
def export(*, actor: Actor, now: datetime) -> Iterator[bytes]:
    """The trail as lines of its file, the entry about this included."""
    require(actor, Trail.VIEW)
    trail.record(actor=actor, event="trail.exported", at=now)
    return queries.lines(actor)


@transaction.atomic
def note_copy(*, actor: Actor, form: str, rows: int, now: datetime) -> None:
    """Somebody takes a table of entries away as a file."""
    require(actor, Trail.VIEW)
    trail.record(actor=actor, event="trail.copy-taken", at=now, form=form, rows=rows)


@transaction.atomic
def note_values_opened(*, actor: Actor, number: int, now: datetime) -> None:
    """Somebody is shown what stood in the fields of an entry, before and after."""
    require(actor, Trail.VIEW)
    trail.record(actor=actor, event="trail.values-opened", at=now, entry=number)


@transaction.atomic
def ask_erasing(*, actor: Actor, subject: str, why: str, now: datetime) -> Erasure:
    """Ask that the values about a subject go for good; nothing goes before another person agrees.

    Refused where nothing stands under the subject, or where it is asked for already.
    """
    require(actor, Trail.ASK_ERASING)
    if actor.person is None:
        raise CannotErase("Somebody with an account has to ask for it.")
    if not why.strip():
        raise CannotErase("Say why the values have to go, and on what ground.", "why")
    if not SubjectKey.objects.filter(subject=subject, erased_at=None).exists():
        raise CannotErase("The trail holds no values about this subject that could be erased.")
    if Erasure.objects.filter(subject=subject, decided_at=None).exists():
        raise CannotErase("This is asked for already, and waits to be decided.")
    made = Erasure.objects.create(
        subject=subject, why=why.strip(), at=now, by=actor.name, person=actor.person
    )
    trail.record(
        actor=actor, event="trail.erasing-asked", target=made, at=now, changes=[trail.added(made)]
    )
    return made


@transaction.atomic
def approve_erasing(*, actor: Actor, erasure: Erasure, why: str, now: datetime) -> None:
    """Destroy the keys at once, for good. Refused to whoever asked for it, and to whoever may not
    read what it is about."""
    require(actor, Trail.DECIDE_ERASING)
    if erasure.person == actor.person:
        raise CannotErase("You asked for it: another person has to approve it.")
    if not may_open(actor, erasure.subject, now):
        raise CannotErase(
            "It is about a restricted record that is not open to you: somebody who may read it "
            "has to approve it."
        )
    changes = _decided(actor, erasure, True, why, now)
    keys = erase(erasure.subject, now)
    trail.record(
        actor=actor,
        event="trail.subject-erased",
        target=erasure,
        at=now,
        changes=changes,
        keys=keys,
    )


@transaction.atomic
def refuse_erasing(*, actor: Actor, erasure: Erasure, why: str, now: datetime) -> None:
    """The values stay. Whoever asked for it may do this too: it takes the request back."""
    require(actor, Trail.DECIDE_ERASING)
    changes = _decided(actor, erasure, False, why, now)
    trail.record(
        actor=actor, event="trail.erasing-refused", target=erasure, at=now, changes=changes
    )


def _decided(
    actor: Actor, erasure: Erasure, is_approved: bool, why: str, now: datetime
) -> list[Change]:
    """Once, and with the reason."""
    if not why.strip():
        raise CannotErase("Say why.", "why")
    changes = trail.put(
        Erasure.objects.filter(pk=erasure.pk, decided_at=None),
        decided_at=now,
        decided_by=actor.name,
        decided_person=actor.person,
        is_approved=is_approved,
        decided_why=why.strip(),
    )
    if not changes:
        raise CannotErase("Somebody has decided this meanwhile.")
    return changes
