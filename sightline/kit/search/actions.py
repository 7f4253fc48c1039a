"""What a search leaves behind: one entry of the trail."""

from datetime import datetime

from django.db import transaction

from sightline.kit import trail
from sightline.kit.access import Actor


@transaction.atomic
def note_asked(*, actor: Actor, question: str, count: int, now: datetime) -> None:
    """Somebody searched. Their words may name a child: they are sealed under their own key."""
    trail.record(actor=actor, event="search.asked", at=now, own={"query": question}, count=count)
