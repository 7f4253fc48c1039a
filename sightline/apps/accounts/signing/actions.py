"""What signing in leaves behind: the trail, the browser that is known from now on, the notices."""

import secrets
from datetime import date, datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.models import Device, Person
from sightline.apps.accounts.rules import digest
from sightline.apps.accounts.signing import devices, notices
from sightline.kit import trail
from sightline.kit.access import Actor


@transaction.atomic
def signed_in(*, actor: Actor, request: HttpRequest, person: Person, now: datetime) -> str:
    """Note that somebody is in, by what; give the word that makes the browser known.

    In a browser that was not known to them, they are told by mail.
    """
    word = devices.word_of(request)
    known = Device.objects.filter(person=person, digest=digest(word)) if word else None
    if known is None or not known.update(last_used_at=now):
        word = secrets.token_urlsafe(32)
        is_first = not Device.objects.filter(person=person).exists()
        Device.objects.create(
            person=person, digest=digest(word), first_used_at=now, last_used_at=now
        )
        if not is_first:
            notices.tell(person, notices.NEW_SIGN_IN, now)
    trail.record(actor=actor, event="accounts.signed-in", target=person, at=now)
    return word


@transaction.atomic
def refused(*, actor: Actor, now: datetime) -> None:
    """The trail does not keep an address that was refused."""
    trail.record(actor=actor, event="accounts.sign-in-failed", at=now)


@transaction.atomic
def code_refused(*, actor: Actor, person: Person, now: datetime) -> None:
    """The password was right and the second factor was not: worth a look, so it names whom."""
    trail.record(actor=actor, event="accounts.second-factor-failed", target=person, at=now)


@transaction.atomic
def factor_changed(*, actor: Actor, person: Person, how: str, kind: str, now: datetime) -> None:
    """`how` is added, removed or renewed; `kind` is totp, webauthn or recovery_codes."""
    trail.record(
        actor=actor,
        event="accounts.second-factor-changed",
        target=person,
        at=now,
        how=how,
        kind=kind,
    )


@transaction.atomic
def password_changed(*, actor: Actor, person: Person, now: datetime) -> None:
    trail.record(actor=actor, event="accounts.password-changed", target=person, at=now)


@transaction.atomic
def recovery_asked(*, actor: Actor, now: datetime) -> None:
    """Written whether the address is known or not, so that the time taken tells nothing."""
    trail.record(actor=actor, event="accounts.recovery-asked", at=now)


@transaction.atomic
def end_session(*, actor: Actor, session: UserSession, now: datetime) -> None:
    trail.record(actor=actor, event="accounts.session-ended", at=now)
    session.end()


def own(person: Person, now: datetime) -> Actor:
    day: date = timezone.localtime(now).date()
    return accounts.actor_for(person, day)
