"""Deciding how an indicator is drawn, what is aimed at, and saying what lies behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.analytics.dictionary.types import Definition
from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.dictionary import definition
from sightline.apps.indicators.series import actions, forms, queries
from sightline.apps.indicators.series.actions import CannotDo
from sightline.apps.partnership import queries as partnership
from sightline.core.periods import parse_period
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, agencies_with, may, needs
from sightline.kit.components import filling

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
filled = partial(filling.filled, refusals=CannotDo)


@needs(Indicators.JUDGE)
@GET_OR_POST
def set_chart(request: HttpRequest, year: str, key: str) -> HttpResponse:
    _, found = _found(year, key)
    form = forms.ChartForm(request.POST or None)

    def do() -> str:
        actions.set_chart(
            actor=actor_of(request),
            indicator=key,
            screens=bool(form.cleaned_data["screens"]),
            fix_after=form.cleaned_data["fix_after"],
            why=form.said("why"),
            now=clock.now(),
        )
        return "The chart is drawn so from now on."

    return filled(request, form, do, _around(year, found, "Change how limits are made", "Keep it"))


@needs(Indicators.JUDGE)
@GET_OR_POST
def rebase(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown, found = _found(year, key)
    days = _days(actor_of(request), shown, key)
    form = forms.RebaseForm(request.POST or None, periods=days)

    def do() -> str:
        actions.rebase(
            actor=actor_of(request),
            indicator=key,
            begins_with=form.begins,
            why=form.said("why"),
            now=clock.now(),
        )
        return "Limits begin anew."

    return filled(request, form, do, _around(year, found, "Begin limits anew", "Begin anew"))


@needs(Indicators.JUDGE)
@GET_OR_POST
def withdraw_rebasing(request: HttpRequest, year: str, key: str, pk: int) -> HttpResponse:
    _, found = _found(year, key)
    actor = actor_of(request)
    get_object_or_404(queries.every_rebasing(actor, key), pk=pk)
    form = forms.WithdrawForm(request.POST or None)

    def do() -> str:
        actions.withdraw_rebasing(actor=actor, rebasing=pk, why=form.said("why"), now=clock.now())
        return "The re-basing is withdrawn; it can still be read."

    return filled(request, form, do, _around(year, found, "Withdraw the re-basing", "Withdraw it"))


@needs(Indicators.JUDGE)
@GET_OR_POST
def target(request: HttpRequest, year: str, key: str) -> HttpResponse:
    _, found = _found(year, key)
    form = forms.TargetForm(request.POST or None)

    def do() -> str:
        actions.set_target(
            actor=actor_of(request),
            indicator=key,
            value=form.cleaned_data["value"],
            kind=form.said("kind"),
            why=form.said("why"),
            valid_from=form.cleaned_data["valid_from"],
            now=clock.now(),
        )
        return "The target is kept."

    return filled(request, form, do, _around(year, found, "Set a target", "Keep it"))


@needs(Indicators.COMMENT)
@GET_OR_POST
def comment(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown, found = _found(year, key)
    actor = actor_of(request)
    form = forms.CommentForm(request.POST or None, periods=_periods(actor, shown, key))

    def do() -> str:
        actions.comment(
            actor=actor,
            indicator=key,
            period=form.said("period"),
            agency=_speaks_for(actor),
            words=form.said("words"),
            now=clock.now(),
        )
        return "What you said stands beside the chart."

    return filled(request, form, do, _around(year, found, "Say what lies behind it", "Keep it"))


def _found(year: str, key: str) -> tuple[Year, Definition]:
    shown = get_object_or_404(partnership.years(), slug=year)
    found = definition(key, shown.as_at)
    if found is None:
        raise Http404
    return shown, found


def _around(year: str, found: Definition, title: str, button: str) -> dict[str, str]:
    page = reverse("indicators:indicator", args=[year, found.key])
    return {
        "title": title,
        "lead": found.title,
        "button": button,
        "back": page,
        "back_text": found.title,
        "next": page,
    }


def _days(actor: Actor, year: Year, key: str) -> list[tuple[str, str]]:
    rows = queries.values_of(actor, key, year.as_at).filter(dimension="").order_by("-ends_on")
    return [(row.ends_on.isoformat(), str(row.when)) for row in rows]


def _periods(actor: Actor, year: Year, key: str) -> list[tuple[str, str]]:
    rows = queries.values_of(actor, key, year.as_at).filter(dimension="").order_by("-ends_on")
    return [(row.period, str(parse_period(row.period))) for row in rows]


def _speaks_for(actor: Actor) -> str:
    """The agency for which they may; '' for those of the business unit."""
    if may(actor, Indicators.JUDGE):
        return ""
    return min(agencies_with(actor, Indicators.COMMENT), default="")
