"""What is done with the trail itself; each of these is an entry too."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from sightline.core.trail_file import Checkpoint
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.trail import queries, signing
from sightline.kit.trail.access import Trail


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
