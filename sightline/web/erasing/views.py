"""Erasing what the trail holds about a subject: asked for by one person, decided by another."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.records.keeping import queries as keeping
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, needs
from sightline.kit.trail import actions, queries
from sightline.kit.trail.access import Trail
from sightline.kit.trail.models import Erasure
from sightline.kit.trail.types import CannotErase
from sightline.web.erasing.forms import Ask, Decide, TakeBack

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@needs(Trail.DECIDE_ERASING)
@never_cache
@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    found = queries.erasures(actor_of(request))
    return render(request, "web/erasing/list.html", {"erasures": found})


@needs(Trail.ASK_ERASING)
@never_cache
@GET_OR_POST
def ask(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """For the subject of one change that an entry of the trail tells of."""
    return _ask(request, number, place)


@needs(Trail.ASK_ERASING)
@never_cache
@GET_OR_POST
def ask_of_actor(request: HttpRequest, number: int) -> HttpResponse:
    """For whoever did what an entry tells of: their addresses and searches, and all about them."""
    return _ask(request, number, None)


def _ask(request: HttpRequest, number: int, place: int | None) -> HttpResponse:
    actor = actor_of(request)
    subject = queries.subject_of_change(actor, number, place)
    if not subject or not queries.keys_standing(actor, subject):
        raise Http404
    form = Ask(request.POST or None)
    if form.is_valid():
        try:
            made = actions.ask_erasing(
                actor=actor, subject=subject, now=clock.now(), **form.cleaned_data
            )
        except CannotErase as refused:
            form.tell(refused)
        else:
            messages.success(request, "Asked for. Nothing goes before another person approves it.")
            return redirect("erasing:erasure", pk=made.pk)
    return render(request, "web/erasing/ask.html", {"form": form, "subject": subject})


@needs(Trail.DECIDE_ERASING)
@never_cache
@GET_OR_POST
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    found = queries.erasures(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    is_own = found.person == actor.person
    form = (TakeBack if is_own else Decide)(request.POST or None)
    if found.decided_at is None and form.is_valid():
        try:
            said = _decide(actor, found, form.cleaned_data)
        except CannotErase as refused:
            form.tell(refused)
        else:
            messages.success(request, said)
            return redirect("erasing:list")
    context = {
        "erasure": found,
        "form": form,
        "is_own": is_own,
        "holds": [each for each in keeping.standing_holds() if found.decided_at is None],
    }
    return render(request, "web/erasing/erasure.html", context)


def _decide(actor: Actor, found: Erasure, told: dict[str, str]) -> str:
    if told.get("decision") == "approve":
        actions.approve_erasing(actor=actor, erasure=found, why=told["why"], now=clock.now())
        return "Erased. The trail still verifies."
    actions.refuse_erasing(actor=actor, erasure=found, why=told["why"], now=clock.now())
    return "The values stay."
