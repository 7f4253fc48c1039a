"""What signing in leaves behind: the trail, the browser that is known from now on, the notices."""

import secrets
from datetime import datetime, timedelta

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest

from sightline.apps.accounts.models import Device, Person
from sightline.apps.accounts.rules import digest
from sightline.apps.accounts.signing import devices, notices
from sightline.kit import trail
from sightline.kit.access import Actor

DEVICE_LASTS = timedelta(seconds=devices.LASTS)


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
def vouched_for(*, actor: Actor, person: Person, provider: str, now: datetime) -> None:
    """Note which agency said who somebody is; what else it told of them is not kept."""
    SocialAccount.objects.filter(user=person, provider=provider).update(extra_data={})
    trail.record(
        actor=actor, event="accounts.vouched-for", target=person, at=now, provider=provider
    )


@transaction.atomic
def refused(*, actor: Actor, now: datetime) -> None:
    """The trail does not keep an address that was refused."""
    trail.record(actor=actor, event="accounts.sign-in-failed", at=now)


@transaction.atomic
def note_refused(*, actor: Actor, route: str, now: datetime) -> None:
    """Somebody who is signed in tried what their role does not let them."""
    trail.record(actor=actor, event="accounts.refused", at=now, route=route)


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


@transaction.atomic
def renew_session(*, actor: Actor, request: HttpRequest, old: str, now: datetime) -> None:
    """Give the session another key, and keep its place in the list of one's sessions."""
    request.session.cycle_key()
    UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)
    trail.record(actor=actor, event="accounts.proved-again", at=now)


@transaction.atomic
def choose_reminders(*, actor: Actor, person: Person, wanted: bool, now: datetime) -> None:
    changes = trail.put(Person.objects.filter(pk=person.pk), wants_reminders=wanted)
    trail.record(
        actor=actor, event="accounts.reminders-chosen", target=person, at=now, changes=changes
    )


@transaction.atomic
def forget_old(*, actor: Actor, now: datetime) -> dict[str, int]:
    """End sessions that are over, and forget browsers that were not used for a year."""
    over = Session.objects.filter(expire_date__lt=now).delete()[0]
    living = Session.objects.values_list("session_key", flat=True)
    UserSession.objects.exclude(session_key__in=living).delete()
    devices_gone = Device.objects.filter(last_used_at__lt=now - DEVICE_LASTS).delete()[0]
    if over or devices_gone:
        trail.record(
            actor=actor, event="accounts.tidied", at=now, sessions=over, browsers=devices_gone
        )
    return {"sessions ended": over, "browsers forgotten": devices_gone}
