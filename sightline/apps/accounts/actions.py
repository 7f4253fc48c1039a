"""Signing out, and making the people of a demonstration. Nothing else writes accounts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import cycle
from typing import TYPE_CHECKING

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.accounts.access import Accounts
from sightline.apps.accounts.models import Demonstration, Person, RoleHeld
from sightline.apps.accounts.signing import demonstration
from sightline.apps.accounts.types import ROLES_OF_AGENCIES, DemonstrationSignIn
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.permission import ROLE_NAMES, Role

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Agency


@transaction.atomic
def sign_out(*, actor: Actor, request: HttpRequest, now: datetime) -> None:
    if actor.person is not None:
        trail.record(actor=actor, event="accounts.signed-out", at=now)
    logout(request)


@transaction.atomic
def make_demonstration_people(
    *,
    actor: Actor,
    agencies: Sequence["Agency"],
    partners: Sequence["Agency"] = (),
    now: datetime,
) -> tuple[DemonstrationSignIn, ...]:
    """One person for each role, and one for each safeguarding partner, since all of them sign.

    The other roles that act for an agency share them out. A second run changes nothing and returns
    the same sign-ins: the password comes from the installation's secret key, and is written down
    nowhere.
    """
    require(actor, Accounts.KEEP)
    password = demonstration.password()
    sign_ins = tuple(_sign_ins(agencies, partners, password))
    mark, is_new = Demonstration.objects.get_or_create(defaults={"created_at": now})
    if is_new or not _all_made(sign_ins):
        _make(sign_ins, {each.key: each for each in (*agencies, *partners)}, _day(now))
        trail.record(actor=actor, event="accounts.demonstration-made", target=mark, at=now)
    return sign_ins


def _sign_ins(
    agencies: Sequence["Agency"], partners: Sequence["Agency"], password: str
) -> Iterator[DemonstrationSignIn]:
    shared_out = cycle([each.key for each in agencies] or [""])
    for role in Role:
        if role == Role.SYSTEM:
            continue
        acts_for = [next(shared_out) if role in ROLES_OF_AGENCIES else ""]
        if role == Role.PARTNER and partners:
            acts_for = [each.key for each in partners]
        for number, agency in enumerate(acts_for, start=1):
            name = role if number == 1 else f"{role}-{number}"
            email = f"{name}@demonstration.example"
            secret = demonstration.secret(email)
            yield DemonstrationSignIn(role, ROLE_NAMES[role], agency, email, password, secret)


def _all_made(sign_ins: Sequence[DemonstrationSignIn]) -> bool:
    found = Person.objects.filter(email__in=[each.email for each in sign_ins])
    passwords = list(found.values_list("password", flat=True))
    # They share one password, so one costly check is enough.
    have_factors = found.filter(authenticator__type=Authenticator.Type.TOTP).count()
    are_all = len(passwords) == have_factors == len(sign_ins)
    return are_all and check_password(sign_ins[0].password, passwords[0])


def _make(
    sign_ins: Sequence[DemonstrationSignIn], agencies: Mapping[str, "Agency"], day: date
) -> None:
    encoded = make_password(sign_ins[0].password)
    for each in sign_ins:
        person, _ = Person.objects.update_or_create(
            email=each.email, defaults={"shown_as": each.shown_as, "password": encoded}
        )
        _give_second_factor(person, each.secret)
        RoleHeld.objects.get_or_create(
            person=person,
            role=each.role,
            defaults={"agency": agencies.get(each.agency), "starts_on": day},
        )


def _give_second_factor(person: Person, secret: str) -> None:
    kept = {"secret": get_adapter().encrypt(secret)}
    Authenticator.objects.filter(user=person).delete()
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=kept)


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
