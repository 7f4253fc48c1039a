"""What django-allauth announces, passed on to the room's actions. Nothing else listens to it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.models import Person
from sightline.apps.accounts.signing import actions, queries, second_factor, single_sign_on
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of


def connect() -> None:
    account.user_logged_in.connect(_signed_in)
    account.password_changed.connect(_password_changed)
    account.password_reset.connect(_password_changed)
    mfa.authentication_failed.connect(_code_refused)
    mfa.authenticator_used.connect(_used)
    mfa.authenticator_added.connect(_added)
    mfa.authenticator_removed.connect(_removed)
    mfa.authenticator_reset.connect(_renewed)


def _signed_in(request: HttpRequest, user: Person, sociallogin: Any = None, **_: Any) -> None:
    now = clock.now()
    if sociallogin is not None and single_sign_on.asks_for_second_factor(sociallogin):
        second_factor.prove(request, user.pk, now)
    request.session["began"] = now.timestamp()
    own = replace(_own(user, now), address=request.META.get("REMOTE_ADDR", ""))
    word = actions.signed_in(actor=own, request=request, person=user, now=now)
    request.device_word = word  # type: ignore[attr-defined]  # the middleware sets the cookie


def _password_changed(request: HttpRequest, user: Person, **_: Any) -> None:
    now = clock.now()
    actions.password_changed(actor=_own(user, now), person=user, now=now)


def _code_refused(request: HttpRequest, user: Person, **_: Any) -> None:
    actions.code_refused(actor=actor_of(request), person=user, now=clock.now())


def _used(request: HttpRequest, user: Person, **_: Any) -> None:
    second_factor.prove(request, user.pk, clock.now())


def _added(request: HttpRequest, user: Person, authenticator: Any, **_: Any) -> None:
    """The first one counts for this session: it was just shown to work."""
    if queries.is_only_factor(authenticator):
        second_factor.prove(request, user.pk, clock.now())
    _changed(user, "added", authenticator)


def _removed(user: Person, authenticator: Any, **_: Any) -> None:
    _changed(user, "removed", authenticator)


def _renewed(user: Person, authenticator: Any, **_: Any) -> None:
    _changed(user, "renewed", authenticator)


def _changed(user: Person, how: str, authenticator: Any) -> None:
    now = clock.now()
    actions.factor_changed(
        actor=_own(user, now), person=user, how=how, kind=str(authenticator.type), now=now
    )


def _own(person: Person, now: datetime) -> Actor:
    """In their roles, whether the second factor was given yet or not: it is they who act."""
    return accounts.actor_for(person, timezone.localtime(now).date())
