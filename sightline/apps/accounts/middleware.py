"""Puts the actor on each request, ends sessions that are too old, and asks for second factors."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from sightline.apps.accounts import queries
from sightline.apps.accounts.models import Person
from sightline.apps.accounts.signing import devices, second_factor
from sightline.apps.accounts.signing import queries as signing
from sightline.kit import clock
from sightline.kit.access import PUBLIC, STRANGER, Actor, actor_of

Answer = Callable[[HttpRequest], HttpResponse]
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
_NOTED_EVERY = 60  # seconds: not a write for each page


class LimitSessions:
    """Ends a session half an hour after it was last used, and eight hours after it began.

    What is shown to somebody signed in is kept by no browser and no proxy.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_personal", False):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> None:
        """Not for public pages: they ask nothing of the session, so that they can be kept."""
        if getattr(view, "access", "") == PUBLIC or not request.user.is_authenticated:
            return
        request.is_personal = True  # type: ignore[attr-defined]  # said in the answer's headers
        now = clock.now().timestamp()
        began = float(request.session.setdefault("began", now))
        used = float(request.session.get("used", began))
        if now - used > IDLE.total_seconds() or now - began > LONGEST.total_seconds():
            logout(request)
        elif now - used > _NOTED_EVERY:
            request.session["used"] = now


OF_ONE_CHILD = ("cases.", "restricted.")  # how permissions to its pages begin


class PutActorOnRequest:
    """Lazily: worked out only when something asks for it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if word := getattr(request, "device_word", ""):
            devices.remember(response, word)
        return response


def _actor(request: HttpRequest) -> Actor:
    person, address = request.user, request.META.get("REMOTE_ADDR", "")
    if not isinstance(person, Person):
        return replace(STRANGER, address=address)
    actor = replace(queries.actor_for(person, clock.today()), address=address)
    return actor if second_factor.is_proved(request) else second_factor.without(actor)


class RequireSecondFactor:
    """Leads whoever holds a role that needs a second factor to where one is given or set up, and
    everybody from the pages of what may be about one child.

    It only leads: without the factor the actor does not have those roles in the first place, and
    nothing sealed opens.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if getattr(view, "access", PUBLIC) == PUBLIC or hasattr(view, "before_second_factor"):
            return None
        actor = actor_of(request)
        if not actor.withheld and (actor.is_proved or not _is_of_one_child(view)):
            return None
        target = "mfa_reauthenticate" if signing.has_second_factor(actor.person) else "mfa_index"
        return _lead(request, reverse(target))


def _is_of_one_child(view: Callable[..., HttpResponse]) -> bool:
    return getattr(view, "access", PUBLIC).startswith(OF_ONE_CHILD)


def _lead(request: HttpRequest, target: str) -> HttpResponse:
    if "HX-Request" in request.headers:  # a part of a page: the whole page goes, not the part
        return HttpResponse(headers={"HX-Redirect": target})
    asked = request.get_full_path() if request.method == "GET" else "/"
    return redirect(f"{target}?{urlencode({'next': asked})}")
