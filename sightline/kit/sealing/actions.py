"""Changing keys, with a trace in the trail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sightline.kit import trail
from sightline.kit.access import Actor
from sightline.kit.sealing import ring, rotation


@dataclass(frozen=True)
class Rotated:
    """How many values were sealed anew, and how many keys went."""

    sealed: int
    dropped: int


def rotate(*, actor: Actor, new: bool, now: datetime) -> Rotated:
    """Seal everything with the newest key, a new one where asked.

    Keys that nothing needs go only where no new one is made: by then, nobody is still writing what
    they read before. Row by row and in no transaction of its own: what is done stays done when it
    is stopped.
    """
    if new:
        ring.add_key()
    sealed = rotation.seal_anew()
    unneeded: set[str] = set()
    if not new:
        unneeded = {key.number for key in ring.ring().keys} - rotation.needed().keys()
    unneeded.discard(ring.ring().newest.number)
    ring.drop(unneeded)
    with transaction.atomic():
        trail.record(
            actor=actor, event="sealing.rotated", at=now, sealed=sealed, dropped=len(unneeded)
        )
    return Rotated(sealed, len(unneeded))
