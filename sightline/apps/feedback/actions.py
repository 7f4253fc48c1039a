"""Keeping a reader's reply, and answering it."""

from datetime import datetime

from django.db import transaction

from sightline.apps.feedback import rules
from sightline.apps.feedback.access import Feedback
from sightline.apps.feedback.models import Reply
from sightline.apps.feedback.types import About, ReplyState
from sightline.core.personal import personal_in
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.trail.changes import Change


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""


@transaction.atomic
def reply(*, actor: Actor, about: About, words: str, now: datetime) -> Reply:
    """Keep what a reader says. Refused where it would tell who somebody is.

    Anybody may: the page asks for no name, and nothing of the request is kept.
    """
    said = words.strip()
    if not said:
        raise CannotDo("Write what you want to say.")
    if len(said) > rules.LONGEST:
        raise CannotDo(f"Write at most {rules.LONGEST:,} characters.")
    personal = personal_in(said)
    if personal:
        raise CannotDo(
            f"This seems to hold {' and '.join(personal)}. Take it out, and send the rest: "
            "nothing may tell who somebody is."
        )
    made = Reply.objects.create(
        year=about.year,
        number=about.number,
        release=about.release,
        place=about.place,
        quoted=about.quoted[:1000],
        words=said,
        at=now,
    )
    trail.record(
        actor=actor, event="feedback.replied", target=made, at=now, changes=[trail.added(made)]
    )
    return made


@transaction.atomic
def answer(*, actor: Actor, reply: Reply, words: str, publish: bool = False, now: datetime) -> None:
    """Answer a reply; with `publish`, reply and answer stand beside the report for everybody."""
    require(actor, Feedback.ANSWER)
    changes = _close(actor, reply, ReplyState.ANSWERED, words, now, publish=publish)
    trail.record(actor=actor, event="feedback.answered", target=reply, at=now, changes=changes)


@transaction.atomic
def set_aside(*, actor: Actor, reply: Reply, why: str, now: datetime) -> None:
    """Leave a reply without an answer, with the reason; it is still counted."""
    require(actor, Feedback.ANSWER)
    changes = _close(actor, reply, ReplyState.SET_ASIDE, why, now)
    trail.record(actor=actor, event="feedback.set-aside", target=reply, at=now, changes=changes)


def _close(
    actor: Actor,
    reply: Reply,
    state: ReplyState,
    words: str,
    now: datetime,
    *,
    publish: bool = False,
) -> list[Change]:
    if not words.strip():
        raise CannotDo("Write the answer, or why it is set aside.")
    return trail.put(
        Reply.objects.filter(pk=reply.pk),
        state=state,
        answer=words.strip(),
        answered_by=actor.name,
        answered_at=now,
        is_published=publish,
    )
