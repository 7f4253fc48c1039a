"""Sends what waits. The words are the kind's own; only the link is worked out."""

import logging
import smtplib
from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from sightline.kit.mail import kinds, outbox
from sightline.kit.mail.models import Letter

log = logging.getLogger(__name__)
FOR_GOOD = 500  # from here on a mail server means that another try is of no use
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
    """How many were sent, failed, and were given up because nobody is there to get them.

    The first that fails ends the turn: where the server is away, the worker must not wait for it
    again and again while jobs wait.
    """
    told: Counter[str] = Counter()
    if not can_send():
        return told
    for letter in outbox.take_due(now):
        became = _send(letter, now)
        told[became] += 1
        if became == "failed":
            break
    return told


def _send(letter: Letter, now: datetime) -> str:
    if not letter.person.is_active:
        outbox.give_up(letter, now)
        return "given up"
    try:
        message(letter).send()
    except Exception as fault:  # noqa: BLE001  # whatever the server says, the next try may get through
        log.warning("a mail of kind %s was not sent: %s", letter.kind, type(fault).__name__)
        if _is_for_good(fault):
            outbox.give_up(letter, now)
            return "given up"
        outbox.failed(letter, now)
        return "failed"
    outbox.sent(letter, now)
    return "sent"


def _is_for_good(fault: Exception) -> bool:
    """The server knows no such address: it will know none tomorrow."""
    if not isinstance(fault, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= FOR_GOOD for code, _ in fault.recipients.values())


def message(letter: Letter) -> EmailMessage:
    """Cut off before its sending was noted, it goes out again under the same Message-ID, by which a
    mail system knows it again."""
    kind = kinds.find(letter.kind)
    link = settings.SITE_ADDRESS.rstrip("/") + kind.address(letter.person_id)
    text = TEXT.format(sentence=kind.sentence, link=link)
    to = [kind.to(letter.about) if kind.to else letter.person.email]
    host = urlsplit(settings.SITE_ADDRESS).hostname
    headers = {
        "Message-ID": f"<{letter.pk}.{letter.put_at.timestamp():.6f}@{host}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(kind.subject, text, settings.DEFAULT_FROM_EMAIL, to, headers=headers)
