"""The steps to a release: small numbers decided, a statement, three signatures, the release."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs
from sightline.releases import actions, forms, onward, pages, queries, tasks
from sightline.releases.access import Releases
from sightline.releases.models import Release
from sightline.releases.preview import Preview, preview
from sightline.releases.types import OnwardKind, SubjectKind, Treatment
from sightline.reports.writing.pages import body


@needs(Releases.VIEW)
@require_safe
def overview(request: HttpRequest, year: str) -> HttpResponse:
    """Each step with how it stands, what still stops the release, and the releases so far."""
    shown = _year(year)
    return render(request, "releases/overview.html", _overview(request, shown, preview(shown)))


@needs(Releases.VIEW)
@require_safe
def read(request: HttpRequest, year: str) -> HttpResponse:
    """Exactly what would be frozen: the protected words and figures, as they would be read."""
    shown = _year(year)
    found = preview(shown)
    link = reverse("reports:figure", args=[year, "KEY"])
    context = {
        "year": shown,
        "preview": found,
        "documents": [
            (document.title, body(document.blocks, link))
            for document in found.protected.documents.values()
        ],
    }
    return render(request, "releases/read.html", context)


@needs(Releases.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def disclosure(request: HttpRequest, year: str) -> HttpResponse:
    """Everything that the check lists, and the form that decides about those chosen."""
    shown, actor = _year(year), actor_of(request)
    form = forms.Decide(request.POST or None)
    if form.is_valid() and _decided(request, shown, form):
        return redirect("releases:disclosure", year=year)
    found = preview(shown)
    decided = {(row.kind, row.subject): row for row in queries.disclosure_choices(actor, shown)}
    context = {
        "year": shown,
        "form": form,
        "preview": found,
        "lines": [pages.listed(e, decided.get((e.kind, e.subject))) for e in found.listed],
        "may": may(actor, Releases.PROTECT),
        "wanted": set(request.POST.getlist("subject")),
    }
    return render(request, "releases/disclosure.html", context)


@needs(Releases.PROTECT)
@require_POST
def undo(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    choices = queries.disclosure_choices(actor_of(request), _year(year))
    choice = get_object_or_404(choices, pk=pk)
    actions.undo_decision(actor=actor_of(request), choice=choice, now=clock.now())
    messages.success(request, "The decision is taken back: it has to be made again.")
    return redirect("releases:disclosure", year=year)


@needs(Releases.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, year: str) -> HttpResponse:
    """The scrutineer writes it; everybody else on the way to a release reads it."""
    shown, actor = _year(year), actor_of(request)
    standing = queries.statement(actor, shown)
    initial = {"words": standing.words if standing else ""}
    form = forms.Statement(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.state(
                actor=actor, year=shown, words=form.cleaned_data["words"], now=clock.now()
            )
        except actions.CannotDo as refused:
            form.add_error("words", str(refused))
        else:
            messages.success(request, "Your statement is kept.")
            return redirect("releases:statement", year=year)
    context = {
        "year": shown,
        "form": form,
        "statement": standing,
        "read": pages.statement(shown, standing) if standing else None,
        "may": may(actor, Releases.STATE),
    }
    return render(request, "releases/statement.html", context)


@needs(Releases.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, year: str) -> HttpResponse:
    """The three partners, who has signed what now stands, and a partner's own signature."""
    shown, actor = _year(year), actor_of(request)
    form = forms.Sign(request.POST or None)
    if form.is_valid() and _signed(request, shown, form):
        return redirect("releases:sign", year=year)
    found = preview(shown)
    own = pages.to_sign(found, actor)
    form.initial = {"seen": found.seal, "agency": own.key if own else ""}
    context = {
        "year": shown,
        "preview": found,
        "form": form,
        "own": own,
        "partners": pages.partners(found),
        "before": [stop for stop in found.stops if stop.step != "releases:sign"],
    }
    return render(request, "releases/sign.html", context)


@needs(Releases.RELEASE)
@require_POST
def release(request: HttpRequest, year: str) -> HttpResponse:
    """Freeze it; its files are then written in the worker."""
    shown, actor = _year(year), actor_of(request)
    form = forms.Release(request.POST, is_correction=queries.latest_of(shown) is not None)
    if form.is_valid():
        try:
            made = tasks.release_and_ask(
                actor=actor, year=shown, now=clock.now(), **form.cleaned_data
            )
        except actions.CannotDo as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Released. Anybody can read it now.")
            return redirect("releases:onward", year=year, number=made.number)
    context = _overview(request, shown, preview(shown), form)
    return render(request, "releases/overview.html", context, status=409)


@needs(Releases.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def onward_dates(request: HttpRequest, year: str, number: int) -> HttpResponse:
    """Where a release went, with the seven-day clock."""
    actor, found = actor_of(request), _release(year, number)
    form = forms.Onward(request.POST or None)
    if form.is_valid() and _noted(request, found, form):
        return redirect("releases:onward", year=year, number=number)
    noted = list(queries.onward(actor, found))
    context = {
        "year": found.year,
        "release": found,
        "form": form,
        "noted": [(each, forms.ONWARD_WORDS[OnwardKind(each.kind)]) for each in noted],
        "sendings": onward.sendings(found, noted, clock.today()),
        "may": may(actor, Releases.RELEASE),
    }
    return render(request, "releases/onward.html", context)


@needs(Releases.RELEASE)
@require_POST
def take_back(request: HttpRequest, year: str, number: int, pk: int) -> HttpResponse:
    noted = queries.onward(actor_of(request), _release(year, number))
    found = get_object_or_404(noted, pk=pk)
    actions.take_back_onward(actor=actor_of(request), onward=found, now=clock.now())
    messages.success(request, "The date is taken back.")
    return redirect("releases:onward", year=year, number=number)


def _decided(request: HttpRequest, year: Year, form: forms.Decide) -> bool:
    try:
        count = actions.decide(
            actor=actor_of(request),
            year=year,
            subjects=_subjects(request),
            treatment=Treatment(form.cleaned_data["treatment"]),
            reason=form.cleaned_data["reason"],
            now=clock.now(),
        )
    except actions.CannotDo as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, f"Decided about {count}.")
    return True


def _signed(request: HttpRequest, year: Year, form: forms.Sign) -> bool:
    agency, seen = form.cleaned_data["agency"], form.cleaned_data["seen"]
    try:
        made = actions.sign(
            actor=actor_of(request), year=year, agency=agency, seen=seen, now=clock.now()
        )
    except actions.CannotDo as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, f"Signed for {made.agency_name}.")
    return True


def _noted(request: HttpRequest, release: Release, form: forms.Onward) -> bool:
    try:
        actions.note_onward(
            actor=actor_of(request),
            release=release,
            kind=OnwardKind(form.cleaned_data["kind"]),
            body=form.cleaned_data["body"],
            on=form.cleaned_data["on"],
            now=clock.now(),
        )
    except actions.CannotDo as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Noted.")
    return True


def _overview(
    request: HttpRequest, year: Year, found: Preview, form: django_forms.Form | None = None
) -> dict[str, Any]:
    before = queries.latest_of(year)
    blank = forms.Release(initial={"seen": found.seal}, is_correction=before is not None)
    return {
        "year": year,
        "preview": found,
        "steps": pages.steps(found),
        "stops": [pages.stop(each, year.slug) for each in found.stops],
        "form": form or blank,
        "releases": queries.released().filter(year=year),
        "may_release": may(actor_of(request), Releases.RELEASE),
    }


def _subjects(request: HttpRequest) -> list[tuple[SubjectKind, str]]:
    found = []
    for each in request.POST.getlist("subject"):
        kind, _, subject = each.partition(":")
        if kind in list(SubjectKind):
            found.append((SubjectKind(kind), subject))
    return found


def _release(year: str, number: int) -> Release:
    found = queries.release(year, number)
    if found is None:
        raise Http404
    return found


def _year(slug: str) -> Year:
    return get_object_or_404(partnership.years(), slug=slug)
