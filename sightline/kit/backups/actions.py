"""Writing down in the trail that an installation was backed up, or put back."""

from datetime import datetime

from django.db import transaction

from sightline.kit import trail
from sightline.kit.access import Actor
from sightline.kit.backups import notes
from sightline.kit.backups.types import Manifest


@transaction.atomic
def note_backup(*, actor: Actor, made: Manifest, size: int, now: datetime) -> None:
    """Note a backup that was made and proven, of so many bytes."""
    trail.record(
        actor=actor, event="installation.backed-up", at=now, bytes=size, files=made.attached
    )
    transaction.on_commit(lambda: notes.add(made.made_at, size))


@transaction.atomic
def note_restore(*, actor: Actor, restored: Manifest, now: datetime) -> None:
    """Note that everything from here on follows a backup, and of which moment it is."""
    trail.record(
        actor=actor,
        event="installation.restored",
        at=now,
        backup_of=restored.made_at.isoformat(timespec="seconds"),
        product=restored.product,
    )
