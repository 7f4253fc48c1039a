"""Signals: the list, and deciding about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.indicators import tasks
from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.dictionary import definitions
from sightline.apps.indicators.models import Signal
from sightline.apps.indicators.signals import actions, queries
from sightline.apps.indicators.types import SignalRule, SignalState
from sightline.apps.partnership import queries as partnership
from sightline.core.figures import Direction
from sightline.exchange.keeping.types import Refused
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import filters, tables
from sightline.web.indicators import accepting, listings
from sightline.web.indicators.forms import AcceptForm, DismissForm

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@needs(Indicators.VIEW)
@require_safe
def signals(request: HttpRequest, year: str) -> HttpResponse:
    """New ones first; those decided are found by the filter."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    every = queries.signals(actor, shown.as_at)
    narrowed = filters.Filters(request.GET, listings.OFFERS)
    state = narrowed.chosen("state") or SignalState.NEW.value
    found = every.filter(state=state)
    if rule := narrowed.chosen("rule"):
        found = found.filter(rule=rule)
    context = {
        "year": shown,
        "filters": narrowed,
        "new": every.filter(state=SignalState.NEW.value).count(),
        "may_judge": may(actor, Indicators.JUDGE),
    }
    table = listings.signals(shown, list(found), definitions(shown.as_at))
    return tables.page(request, "web/indicators/signals.html", table, context)


@needs(Indicators.JUDGE)
@require_POST
def look(request: HttpRequest, year: str) -> HttpResponse:
    """Look at the charts now rather than tomorrow morning."""
    get_object_or_404(partnership.years(), slug=year)
    new = tasks.look_for_signals(clock.now())["new signals"]
    messages.success(request, f"{new} new." if new else "Nothing new.")
    return redirect("indicators:signals", year=year)


@needs(Indicators.JUDGE)
@GET_OR_POST
def signal(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    """One signal, with its rule's reason, and what may be done about it."""
    shown, found = _found(request, year, pk)
    return render(request, "web/indicators/signal.html", _context(shown, found))


@needs(Indicators.JUDGE)
@GET_OR_POST
def accept(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = _found(request, year, pk)
    polarity = _polarity(shown, found)
    form = AcceptForm(request.POST or None, initial={"statement": found.says, "polarity": polarity})
    if form.is_valid():
        title = _title(shown, found)
        try:
            key = accepting.accept(
                actor_of(request), shown, found, title, form.cleaned_data, clock.now()
            )
        except (Refused, actions.CannotDo) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "It is a finding. Code it to the concerns that it speaks of.")
            return redirect("concerns:code", year=year, key=key)
    context = _context(shown, found) | {"form": form, "button": "Make it a finding"}
    return render(request, "web/indicators/decide.html", context)


@needs(Indicators.JUDGE)
@GET_OR_POST
def dismiss(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = _found(request, year, pk)
    form = DismissForm(request.POST or None)
    if form.is_valid():
        try:
            actions.dismiss(
                actor=actor_of(request), signal=pk, why=form.said("why"), now=clock.now()
            )
        except actions.CannotDo as refused:
            form.tell(refused)
        else:
            messages.success(request, "Dismissed. It stays, with the reason.")
            return redirect("indicators:signals", year=year)
    context = _context(shown, found) | {"form": form, "button": "Dismiss it"}
    return render(request, "web/indicators/decide.html", context)


@needs(Indicators.JUDGE)
@require_POST
def take_up_again(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    _found(request, year, pk)
    try:
        actions.take_up_again(actor=actor_of(request), signal=pk, now=clock.now())
    except actions.CannotDo as refused:
        messages.error(request, str(refused))
    return redirect("indicators:signal", year=year, pk=pk)


def _found(request: HttpRequest, year: str, pk: int) -> tuple[Year, Signal]:
    shown = get_object_or_404(partnership.years(), slug=year)
    found = queries.signals(actor_of(request), shown.as_at).filter(pk=pk).first()
    if found is None:
        raise Http404
    return shown, found


def _title(year: Year, found: Signal) -> str:
    known = definitions(year.as_at).get(found.indicator)
    return known.title if known else found.indicator or "Quarterly returns"


def _context(year: Year, found: Signal) -> dict[str, object]:
    return {
        "year": year,
        "signal": found,
        "title": _title(year, found),
        "is_new": found.state == SignalState.NEW,
        "is_dismissed": found.state == SignalState.DISMISSED,
        "chart": _chart(year, found),
    }


def _chart(year: Year, found: Signal) -> str:
    """A late return is about an agency, and about no chart."""
    if not found.indicator:
        return reverse("returns:lateness")
    return reverse("indicators:indicator", args=[year.slug, found.indicator])


def _polarity(year: Year, found: Signal) -> str:
    """What is chosen beforehand: nothing where neither way is good by itself."""
    known = definitions(year.as_at).get(found.indicator)
    is_neutral = known is not None and known.good is Direction.NEUTRAL
    if is_neutral and found.rule == SignalRule.SPECIAL_CAUSE:
        return ""
    return "strength" if found.is_good else "concern"
