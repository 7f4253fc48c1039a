"""What the steps of a return have in common: its being there, and what is said around a form."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection import queries
from sightline.apps.collection.access import may_for
from sightline.apps.collection.models import QuarterlyReturn
from sightline.apps.collection.types import CannotDo, State
from sightline.kit.access import actor_of
from sightline.kit.components import filling
from sightline.kit.permission import Permission

filled = partial(filling.filled, refusals=CannotDo)


def done(request: HttpRequest, of: int, do: Callable[[], str]) -> HttpResponse:
    """A step of one press: what came of it is said on the return's page."""
    try:
        messages.success(request, do())
    except CannotDo as refused:
        messages.error(request, str(refused))
    return redirect("returns:return", pk=of)


def return_of(request: HttpRequest, pk: int) -> QuarterlyReturn:
    """Not found where there is none that the person may read."""
    found = queries.one(actor_of(request), pk)
    if found is None:
        raise Http404
    return found


def own_return(
    request: HttpRequest, pk: int, permission: Permission, states: frozenset[State]
) -> QuarterlyReturn:
    """Not found unless the person does this for its agency, and it stands where it can be done."""
    found = return_of(request, pk)
    if not may_for(actor_of(request), permission, found.agency.key) or found.stands not in states:
        raise Http404
    return found


def around(of: QuarterlyReturn, title: str, button: str, lead: str = "") -> dict[str, Any]:
    page = reverse("returns:return", args=[of.pk])
    return {
        "of": of,
        "agency": agency_name(of.agency),
        "title": title,
        "lead": lead,
        "button": button,
        "back": page,
        "back_text": f"Return for {of.covers}",
        "next": page,
    }
