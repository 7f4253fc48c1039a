"""Statutory returns: which were counted, and sending one for the worker to count."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.indicators import listings
from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.counting import actions, forms, proving
from sightline.apps.indicators.counting.actions import SentFile, SentReturn
from sightline.apps.indicators.series import queries
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import tables
from sightline.kit.tasks import actions as tasks
from sightline.kit.tasks import queries as jobs
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.pages import JobShown
from sightline.kit.tasks.progress import progress_part


@needs(Indicators.VIEW)
@require_safe
def returns(request: HttpRequest, year: str) -> HttpResponse:
    """Every return that was counted, with what was faulty in it; of its rows nothing is kept."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    latest = _latest(request)
    context = {
        "year": shown,
        "job": JobShown.of(latest, clock.now()) if latest else None,
        "outcome": latest.outcome if latest else {},
        "address": reverse("indicators:count-progress", args=[year]),
        "may_send": may(actor, Indicators.COUNT),
    }
    table = listings.returns(list(queries.returns(actor)))
    return tables.page(request, "indicators/returns.html", table, context)


@needs(Indicators.COUNT)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    sent = request.method == "POST"
    form = forms.SendReturn(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        files = [SentFile(each.name or "", each.chunks()) for each in form.cleaned_data["sent"]]
        entry = SentReturn(
            form.said("kind"), files, form.cleaned_data["as_at"], form.said("because")
        )
        actions.send(actor=actor_of(request), sent=entry, now=clock.now())
        messages.success(request, "Sent. It is counted in the background, and then deleted.")
        return redirect("indicators:returns", year=year)
    return render(request, "indicators/send.html", {"year": shown, "form": form})


@needs(Indicators.COUNT)
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest, year: str) -> HttpResponse:
    """Whether a file is one that was counted here, by its keyed hash; nothing of it is kept."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    sent = request.method == "POST"
    form = forms.ProveReturn(request.POST if sent else None, request.FILES if sent else None)
    told = (
        [proving.told(actor, each) for each in form.cleaned_data["sent"]] if form.is_valid() else []
    )
    return render(request, "indicators/prove.html", {"year": shown, "form": form, "told": told})


@needs(Indicators.COUNT)
@require_safe
def count_progress(request: HttpRequest, year: str) -> HttpResponse:
    """The part that says how far counting is; when it has ended, the whole page."""
    get_object_or_404(partnership.years(), slug=year)
    page = reverse("indicators:returns", args=[year])
    latest = _latest(request)
    shown = JobShown.of(latest, clock.now()) if latest else None
    return progress_part(request, shown, page)


@needs(Indicators.COUNT)
@require_POST
def count_stop(request: HttpRequest, year: str) -> HttpResponse:
    """Stop counting; the files go when the worker next looks, or within a day."""
    get_object_or_404(partnership.years(), slug=year)
    latest = _latest(request)
    if latest is not None and latest.is_open:
        actor, now = actor_of(request), clock.now()
        tasks.stop(actor=actor, job=latest, now=now)
        actions.let_go(actor=actor, batch=str(latest.arguments["batch"]), now=now)
    return redirect("indicators:returns", year=year)


def _latest(request: HttpRequest) -> Job | None:
    actor = actor_of(request)
    own = jobs.jobs(actor).filter(kind=actions.KIND, person=actor.person)
    return own.order_by("-pk").first()
