"""Puts the actor on each request, worked out only when something asks for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sightline.apps.accounts import queries
from sightline.apps.accounts.models import Person
from sightline.kit import clock
from sightline.kit.access import STRANGER, Actor


class PutActorOnRequest:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    person = request.user
    return queries.actor_for(person, clock.today()) if isinstance(person, Person) else STRANGER
