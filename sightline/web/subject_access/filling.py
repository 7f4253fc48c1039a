"""Filling in one form of a request: show it, try what was filled in, say why not, or go on."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.apps.subject_access import queries
from sightline.apps.subject_access.models import AccessRequest
from sightline.apps.subject_access.types import CannotDo
from sightline.kit.access import actor_of
from sightline.web.subject_access.forms import Form


def filled(
    request: HttpRequest,
    form: Form,
    do: Callable[[], str],
    shown: Mapping[str, Any],
    template: str = "records/form.html",
) -> HttpResponse:
    """`do` acts, and answers with what is said; `shown` holds `next`, the address to go on to."""
    if form.is_valid():
        try:
            said = do()
        except CannotDo as refused:
            form.tell(refused)
        else:
            messages.success(request, said)
            return redirect(shown["next"])
    return render(request, template, {**shown, "form": form})


def around(pk: int, title: str, button: str, lead: str = "") -> dict[str, str]:
    page = reverse("subject-access:request", args=[pk])
    return {
        "title": title,
        "lead": lead,
        "button": button,
        "back": page,
        "back_text": f"Request {pk}",
        "next": page,
    }


def request_of(request: HttpRequest, pk: int, *, is_open: bool = True) -> AccessRequest:
    """Not found where there is none; nor, unless closed ones will do, once it is closed."""
    found = queries.request(actor_of(request), pk)
    if found is None or is_open and found.closed_at is not None:
        raise Http404
    return found
