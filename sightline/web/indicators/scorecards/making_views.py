"""Making a scorecard, changing it, putting it in order, withdrawing it and putting it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.dictionary import definitions
from sightline.apps.indicators.scorecards import actions
from sightline.apps.indicators.scorecards.rules import CannotDo
from sightline.apps.indicators.scorecards.types import Chosen, ScorecardEntry
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import actor_of, needs
from sightline.kit.components import filling
from sightline.kit.components.fields import Form
from sightline.reports.scorecards import reading
from sightline.web.indicators.scorecards import finding
from sightline.web.indicators.scorecards.forms import ChooseForm, OfForm, OrderForm, WithdrawForm

if TYPE_CHECKING:
    from sightline.apps.indicators.models import Scorecard
    from sightline.apps.partnership.models import Year

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
filled = partial(filling.filled, refusals=CannotDo)
FOLDER = "web/indicators/scorecards"


@needs(Indicators.JUDGE)
@GET_OR_POST
def make(request: HttpRequest, year: str) -> HttpResponse:
    """What it is of, by the address; then which indicators stand on it."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    titles = reading.titles(actor, shown)
    asked = OfForm(request.GET if "of" in request.GET else None, titles=titles)
    context = _around(shown, "Make a scorecard", "Make it")
    if not asked.is_valid():
        return render(request, f"{FOLDER}/of_what.html", {**context, "form": asked})
    of, key = finding.parted(asked.said("of"))
    title = titles[(of.value, key)] if of else ""
    before = finding.begins_with(actor, shown, of, key)
    form = _choosing(request, shown, before, {"title": title})
    context["lead"] = f"{of.value.capitalize()}: {title}" if of else ""

    def do() -> str:
        entry = ScorecardEntry(form.said("title"), form.chosen, of, key)
        made = actions.make(actor=actor, entry=entry, now=clock.now())
        context["next"] = _page(shown, made)
        return "The scorecard is made. Put its indicators in order, and say why each stands there."

    return filled(request, form, do, context, template=f"{FOLDER}/choose.html")


@needs(Indicators.JUDGE)
@GET_OR_POST
def change(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = finding.standing(request, year, pk)
    initial = {"title": found.title, "seen": found.version}
    form = _choosing(request, shown, finding.chosen_of(found), initial)

    def do() -> str:
        return _changed(request, found, form, ScorecardEntry(form.said("title"), form.chosen))

    context = _around(shown, "Change the scorecard", "Change it", found)
    return filled(request, form, do, context, template=f"{FOLDER}/choose.html")


@needs(Indicators.JUDGE)
@GET_OR_POST
def order(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = finding.standing(request, year, pk)
    titles = {key: each.title for key, each in definitions(shown.as_at).items()}
    form = OrderForm(
        request.POST or None,
        chosen=finding.chosen_of(found),
        titles=titles,
        seen=found.version,
    )

    def do() -> str:
        return _changed(request, found, form, ScorecardEntry(found.title, form.chosen))

    context = _around(shown, "Order and reasons", "Keep it", found)
    return filled(request, form, do, context, template=f"{FOLDER}/order.html")


@needs(Indicators.JUDGE)
@GET_OR_POST
def withdraw(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = finding.standing(request, year, pk)
    form = WithdrawForm(request.POST or None)

    def do() -> str:
        actions.withdraw(actor=actor_of(request), of=pk, why=form.said("why"), now=clock.now())
        return "Withdrawn. It can be put back."

    return filled(request, form, do, _around(shown, "Withdraw it", "Withdraw it", found))


@needs(Indicators.JUDGE)
@require_POST
def put_back(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = finding.found(request, year, pk)
    try:
        actions.put_back(actor=actor_of(request), of=pk, now=clock.now())
        messages.success(request, "It stands again.")
    except CannotDo as refused:
        messages.error(request, str(refused))
    return redirect(_page(shown, found))


def _choosing(
    request: HttpRequest, year: Year, before: Sequence[Chosen], initial: Mapping[str, object]
) -> ChooseForm:
    return ChooseForm(
        request.POST or None,
        definitions=definitions(year.as_at).values(),
        before=before,
        initial=initial,
    )


def _changed(request: HttpRequest, found: Scorecard, form: Form, entry: ScorecardEntry) -> str:
    seen = form.cleaned_data["seen"] or 0
    actions.change(actor=actor_of(request), of=found.pk, seen=seen, entry=entry, now=clock.now())
    return "Changed. The trail keeps what it was before."


def _page(year: Year, found: Scorecard) -> str:
    return reverse("indicators:one-scorecard", args=[year.slug, found.pk])


def _around(
    year: Year, title: str, button: str, found: Scorecard | None = None
) -> dict[str, object]:
    """Of a scorecard that is there, or before there is one."""
    page = _page(year, found) if found else reverse("indicators:scorecards", args=[year.slug])
    return {
        "year": year,
        "title": title,
        "button": button,
        "lead": found.title if found else "",
        "back": page,
        "back_text": found.title if found else "Scorecards",
        "next": page,
    }
