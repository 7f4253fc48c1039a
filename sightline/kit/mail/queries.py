"""How the mail stands, in numbers: nobody's address is shown."""

from dataclasses import dataclass
from datetime import datetime

from sightline.kit.access import Actor, require
from sightline.kit.mail.models import Letter
from sightline.kit.mail.sending import can_send
from sightline.kit.schedule.access import Schedule


@dataclass(frozen=True)
class MailNow:
    waiting: int
    tried: int  # of those that wait, tried in vain at least once
    sent: int  # in the days that are kept
    given_up: int
    oldest: datetime | None  # since when the first of them waits
    can_send: bool


def mail_now(actor: Actor) -> MailNow:
    require(actor, Schedule.VIEW)
    waiting = Letter.objects.filter(sent_at=None, given_up_at=None)
    first = waiting.order_by("put_at").first()
    return MailNow(
        waiting=waiting.count(),
        tried=waiting.filter(tries__gt=0).count(),
        sent=Letter.objects.exclude(sent_at=None).count(),
        given_up=Letter.objects.exclude(given_up_at=None).count(),
        oldest=first.put_at if first else None,
        can_send=can_send(),
    )
