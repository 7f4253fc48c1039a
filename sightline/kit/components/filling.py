"""Filling in one form: show it, try what was filled in, say why not, or go on."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.kit.components.fields import Form

TEMPLATE = "components/form_page.html"


def filled(
    request: HttpRequest,
    form: Form,
    do: Callable[[], str],
    shown: Mapping[str, Any],
    *,
    refusals: type[Exception],
    template: str = TEMPLATE,
) -> HttpResponse:
    """`do` acts and answers with what is said, or raises a refusal, which is shown at its field.

    `shown` holds `next`, the address to go on to, and what the page says around the form: `title`,
    `back`, `back_text`, `button`, and `lead` or `warning` if there is one.
    """
    if form.is_valid():
        try:
            said = do()
        except refusals as refused:
            form.tell(refused)
        else:
            messages.success(request, said)
            return redirect(shown["next"])
    return render(request, template, {**shown, "form": form})
