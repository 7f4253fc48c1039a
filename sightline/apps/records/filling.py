"""Filling in one form of the room: show it, try what was filled in, say why not, or go on."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from sightline.apps.records.types import CannotDo
from sightline.kit.components.fields import Form

TEMPLATE = "components/form_page.html"


def filled(
    request: HttpRequest,
    form: Form,
    do: Callable[[], str],
    said: str,
    shown: Mapping[str, Any],
) -> HttpResponse:
    """`do` acts and answers with the address to go on to; `shown` is what the page says around the
    form: `title`, `back`, `back_text`, `button`, and `lead` or `warning` if there is one."""
    if form.is_valid():
        try:
            address = do()
        except CannotDo as refused:
            form.tell(refused)
        else:
            messages.success(request, said)
            return HttpResponseRedirect(address)
    return render(request, TEMPLATE, {**shown, "form": form})
