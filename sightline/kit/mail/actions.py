"""What somebody who runs Sightline does with mail that was given up."""

from datetime import datetime

from django.db import transaction

from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.mail.models import Letter
from sightline.kit.schedule.access import Schedule


@transaction.atomic
def try_again(*, actor: Actor, now: datetime) -> int:
    """Let what was given up wait to be sent once more; how many there were."""
    require(actor, Schedule.TRY_AGAIN)
    given_up = Letter.objects.exclude(given_up_at=None).filter(person__is_active=True)
    again = given_up.update(given_up_at=None, tries=0, due_at=now)
    trail.record(actor=actor, event="mail.tried-again", at=now, letters=again)
    return again
