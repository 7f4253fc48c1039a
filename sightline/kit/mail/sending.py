"""Sends what waits. The words are the kind's own; only the link is worked out."""

import logging
import smtplib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from sightline.kit.mail import kinds, outbox
from sightline.kit.mail.models import Letter

log = logging.getLogger(__name__)
FOR_GOOD = 500  # from here on a mail server means that another try is of no use
MORE = "- {sentence}\n  {link}"
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
        together = [letter, *_beside(letter, now)]
        became = _send(together, now)
        told[became] += len(together)
        if became == "failed":
            break
    return told


def _beside(letter: Letter, now: datetime) -> list[Letter]:
    """Reminders that are due to one person at one time come in one mail."""
    if not kinds.find(letter.kind).may_be_turned_off:
        return []
    reminders = [each.key for each in kinds.every() if each.may_be_turned_off]
    return outbox.take_beside(letter, reminders, now)


def _send(together: Sequence[Letter], now: datetime) -> str:
    became, note = _tried(together)
    for letter in together:
        note(letter, now)
    return became


def _tried(together: Sequence[Letter]) -> tuple[str, Callable[[Letter, datetime], None]]:
    """What became of them, and how that is noted."""
    if not together[0].person.is_active:
        return "given up", outbox.give_up
    try:
        message(*together).send()
    except Exception as fault:  # noqa: BLE001  # whatever the server says, the next try may get through
        log.warning("a mail of kind %s was not sent: %s", together[0].kind, type(fault).__name__)
        if _is_for_good(fault):
            return "given up", outbox.give_up
        return "failed", outbox.failed
    return "sent", outbox.sent


def _is_for_good(fault: Exception) -> bool:
    """The server knows no such address: it will know none tomorrow."""
    if not isinstance(fault, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= FOR_GOOD for code, _ in fault.recipients.values())


def message(letter: Letter, *more: Letter) -> EmailMessage:
    """One mail, of several things where there are `more`.

    Cut off before its sending was noted, it goes out again under the same Message-ID, by which a
    mail system knows it again.
    """
    kind = kinds.find(letter.kind)
    subject, text = kind.subject, TEXT.format(sentence=kind.sentence, link=_link(letter))
    if more:
        every = (letter, *more)
        subject = f"{len(every)} things wait for you in Sightline"
        listed = [
            MORE.format(sentence=kinds.find(each.kind).sentence, link=_link(each)) for each in every
        ]
        text = TEXT.format(sentence=f"{subject}:", link="\n\n".join(listed))
    to = [kind.to(letter.about) if kind.to else letter.person.email]
    host = urlsplit(settings.SITE_ADDRESS).hostname
    headers = {
        "Message-ID": f"<{letter.pk}.{letter.put_at.timestamp():.6f}@{host}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, to, headers=headers)


def _link(letter: Letter) -> str:
    path = kinds.find(letter.kind).address(letter.person_id)
    return settings.SITE_ADDRESS.rstrip("/") + path
