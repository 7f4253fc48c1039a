"""Reading how people sign in: their second factors, known browsers and sessions."""

from collections.abc import Iterable
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from sightline.apps.accounts.models import Device, Person, RoleHeld
from sightline.apps.accounts.signing.second_factor import NEEDED_BY
from sightline.kit.access import Actor

# Recovery codes only stand in for one of these.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: int | None) -> bool:
    return bool(Authenticator.objects.filter(user=person, type__in=FACTORS).exists())


def number_of_passkeys(person: int) -> int:
    return int(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).count())


def is_needed(factor: Authenticator, on: date) -> bool:
    """Whether it is the last one of somebody who holds a role that needs one."""
    if factor.type not in FACTORS or not is_only_factor(factor):
        return False
    return RoleHeld.objects.on(on).filter(person=factor.user_id, role__in=NEEDED_BY).exists()


def is_only_factor(factor: Authenticator) -> bool:
    own = Authenticator.objects.filter(user=factor.user_id, type__in=FACTORS)
    return not own.exclude(pk=factor.pk).exists()


def is_known_device(email: str, digest: str) -> bool:
    return Device.objects.filter(person__email=email, digest=digest).exists()


def person(pk: int) -> Person:
    return Person.objects.get(pk=pk)


def active_person(email: str) -> Person | None:
    return Person.objects.filter(email=email, is_active=True).first()


def own_sessions(actor: Actor) -> Iterable[UserSession]:
    """Where the actor is signed in, the newest first; those that ended by themselves left out."""
    if actor.person is None:
        return []
    found = UserSession.objects.filter(user=actor.person).order_by("-created_at", "-pk")
    return [each for each in found if each.exists()]


def own_passkey(actor: Actor, pk: int) -> Authenticator | None:
    found = Authenticator.objects.filter(user=actor.person, type=Authenticator.Type.WEBAUTHN, pk=pk)
    return found.first() if actor.person is not None else None


def own_session(actor: Actor, pk: int) -> UserSession | None:
    return next((each for each in own_sessions(actor) if each.pk == pk), None)
