"""Sends what waits. The words are the kind's own; only the link is worked out."""

import logging
from collections import Counter
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage

from sightline.kit.mail import kinds, outbox
from sightline.kit.mail.models import Letter

log = logging.getLogger(__name__)
TEXT = """Hello

{sentence}

{link}

This message never says what it is about: sign in to read it. If you did not expect it, open
Sightline as you always do, rather than by the link.
"""


def can_send() -> bool:
    """Whether a sender is configured, or mail is written into files outside production."""
    return bool(settings.MAIL_GIVEN) or not settings.PRODUCTION


def send_due(now: datetime) -> Counter[str]:
    """How many were sent, failed, and were given up because the account is closed."""
    told: Counter[str] = Counter()
    if not can_send():
        return told
    for letter in outbox.take_due(now):
        told[_send(letter, now)] += 1
    return told


def _send(letter: Letter, now: datetime) -> str:
    if not letter.person.is_active:
        outbox.give_up(letter, now)
        return "given up"
    try:
        message(letter).send()
    except Exception as fault:  # noqa: BLE001  # whatever the server says, the next try may get through
        log.warning("a mail of kind %s was not sent: %s", letter.kind, type(fault).__name__)
        outbox.failed(letter, now)
        return "failed"
    outbox.sent(letter, now)
    return "sent"


def message(letter: Letter) -> EmailMessage:
    kind = kinds.find(letter.kind)
    link = settings.SITE_ADDRESS.rstrip("/") + kind.address(letter.person_id)
    text = TEXT.format(sentence=kind.sentence, link=link)
    to = [letter.person.email]
    return EmailMessage(kind.subject, text, settings.DEFAULT_FROM_EMAIL, to)
