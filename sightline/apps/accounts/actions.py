"""Signing in and out, and making the people of a demonstration. Nothing else writes accounts."""

from base64 import b32encode
from collections.abc import Sequence
from datetime import date, datetime
from itertools import cycle
from typing import TYPE_CHECKING

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sightline.apps.accounts import queries
from sightline.apps.accounts.access import Accounts
from sightline.apps.accounts.models import Demonstration, Person, RoleHeld
from sightline.apps.accounts.types import ROLES_OF_AGENCIES, DemonstrationSignIn
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.permission import ROLE_NAMES, Role

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Agency


class CannotSignIn(Exception):
    """The address and the password do not belong together, or the account is closed."""


def sign_in(
    *, actor: Actor, request: HttpRequest, email: str, password: str, now: datetime
) -> None:
    """Start a session under a new key. The trail does not keep an address that was refused."""
    # Outside the transaction: hashing takes long, and must not hold up those who write.
    person = authenticate(request, username=email, password=password)
    with transaction.atomic():
        if isinstance(person, Person):
            login(request, person)
            own = queries.actor_for(person, _day(now))
            trail.record(actor=own, event="accounts.signed-in", target=person, at=now)
        else:
            trail.record(actor=actor, event="accounts.sign-in-failed", at=now)
    if person is None:
        raise CannotSignIn


@transaction.atomic
def sign_out(*, actor: Actor, request: HttpRequest, now: datetime) -> None:
    if actor.person is not None:
        trail.record(actor=actor, event="accounts.signed-out", at=now)
    logout(request)


@transaction.atomic
def make_demonstration_people(
    *, actor: Actor, agencies: Sequence["Agency"], now: datetime
) -> tuple[DemonstrationSignIn, ...]:
    """One person for each role; agencies are shared out among the roles that act for one.

    A second run changes nothing and returns the same sign-ins: the password comes from the
    installation's secret key, and is written down nowhere.
    """
    require(actor, Accounts.KEEP)
    password = _demonstration_password()
    roles = [role for role in Role if role != Role.SYSTEM]
    mark, is_new = Demonstration.objects.get_or_create(defaults={"created_at": now})
    if is_new or not _all_made(roles, password):
        _make(roles, agencies, password, _day(now))
        trail.record(actor=actor, event="accounts.demonstration-made", target=mark, at=now)
    return tuple(DemonstrationSignIn(r, ROLE_NAMES[r], _email(r), password) for r in roles)


def _all_made(roles: Sequence[Role], password: str) -> bool:
    encoded = Person.objects.filter(email__in=map(_email, roles)).values_list("password", flat=True)
    passwords = list(encoded)
    # They share one password, so one costly check is enough.
    return len(passwords) == len(roles) and check_password(password, passwords[0])


def _make(roles: Sequence[Role], agencies: Sequence["Agency"], password: str, day: date) -> None:
    encoded = make_password(password)
    shared_out = cycle(agencies or [None])
    for role in roles:
        agency = next(shared_out) if role in ROLES_OF_AGENCIES else None
        person, _ = Person.objects.update_or_create(
            email=_email(role), defaults={"shown_as": ROLE_NAMES[role], "password": encoded}
        )
        RoleHeld.objects.get_or_create(
            person=person, role=role, defaults={"agency": agency, "starts_on": day}
        )


def _email(role: Role) -> str:
    return f"{role}@demonstration.example"


def _demonstration_password() -> str:
    """Sixteen letters and digits in fours: hard to guess, and easy to type."""
    digest = salted_hmac("sightline.demonstration", "password", algorithm="sha256").digest()
    letters = b32encode(digest[:10]).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
