"""Coding findings to concerns, taking codings back, and what lies behind a cell of the matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.concerns import actions, pages, queries
from sightline.apps.concerns.access import Concerns
from sightline.apps.concerns.forms import Code, CodeSeveral, Withdraw
from sightline.apps.concerns.models import Coding, ConcernListing
from sightline.apps.evidence import queries as evidence
from sightline.apps.evidence.types import STREAM_NAMES, Stream
from sightline.apps.partnership import queries as partnership
from sightline.core.plurals import counted
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, needs

if TYPE_CHECKING:
    from sightline.apps.evidence.models import Finding
    from sightline.apps.partnership.models import Year

MOST_AT_ONCE = 100  # findings, so that each can still be read before it is coded


@needs(Concerns.VIEW)
@require_safe
def cell(request: HttpRequest, year: str, key: str, stream: str) -> HttpResponse:
    """A page; or, when the matrix asks for it, the rows that open beneath the concern's own."""
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    concern = queries.concern(actor, shown, key)
    if concern is None or stream not in set(Stream):
        raise Http404
    codings = list(queries.codings_of_cell(actor, shown, key, stream))
    strengths = [coding for coding in codings if coding.finding.is_strength]
    concerns = [coding for coding in codings if not coding.finding.is_strength]
    name = STREAM_NAMES[Stream(stream)]
    context = {
        "year": shown,
        "concern": concern,
        "stream": name,
        "sentence": pages.cell_sentence(name, len(concerns), len(strengths)),
        # As wide as the matrix: all five streams or one alone, and the four columns beside them.
        "columns": 5 if "alone" in request.GET else 9,
        "sets": [("Of concern", concerns), ("Of strength", strengths)],
    }
    part = "HX-Request" in request.headers
    return render(request, "concerns/_behind.html" if part else "concerns/cell.html", context)


@needs(Concerns.CODE)
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    finding = get_object_or_404(evidence.findings(actor, shown), key=key)
    listings = {row.key: row for row in queries.concerns(actor, shown)}
    form = Code(request.POST if request.method == "POST" else None, keys=listings)
    if form.is_valid() and _coded(actor, finding, listings, form):
        title = listings[form.cleaned_data["concern"]].title
        messages.success(request, f"Coded to ‘{title}’.")
        return _onward(actor, shown, finding)
    context = _coding_page(request, shown, finding, form)
    part = "HX-Request" in request.headers
    return render(request, "concerns/_choices.html" if part else "concerns/code.html", context)


@needs(Concerns.CODE)
@require_http_methods(["GET", "HEAD", "POST"])
def code_ticked(request: HttpRequest, year: str) -> HttpResponse:
    """Code the findings that were chosen in the list, all at once; then back to that list."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    keys = list(dict.fromkeys(asked.getlist("chosen")))
    chosen = list(evidence.findings(actor, shown).filter(key__in=keys[:MOST_AT_ONCE]))
    listings = {row.key: row for row in queries.concerns(actor, shown)}
    form = CodeSeveral(
        request.POST if request.method == "POST" else None,
        offers=[(key, row.title) for key, row in listings.items()],
    )
    too_many = len(keys) > MOST_AT_ONCE
    if chosen and not too_many and form.is_valid():
        messages.success(request, _coded_together(actor, chosen, listings, form))
        return redirect(_list(year, asked))
    context = {
        "year": shown,
        "chosen": chosen,
        "form": form,
        "too_many": len(keys) if too_many else 0,
        "most": MOST_AT_ONCE,
        "list": _list(year, asked),
        "narrowed": asked.get("narrowed", ""),
    }
    return render(request, "concerns/code_ticked.html", context)


@needs(Concerns.CODE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    coding = queries.standing_coding(actor, shown, pk)
    if coding is None:
        raise Http404
    form = Withdraw(request.POST if request.method == "POST" else None)
    if form.is_valid() and _withdrawn(actor, coding, form):
        messages.success(request, "The coding is withdrawn. It stays in the finding’s history.")
        return redirect("evidence:finding", year=year, key=coding.finding.key)
    concern = queries.concern(actor, shown, coding.concern.key)
    context = {"year": shown, "form": form, "coding": coding, "concern": concern}
    return render(request, "concerns/withdraw.html", context)


def _coded(
    actor: Actor, finding: Finding, listings: Mapping[str, ConcernListing], form: Code
) -> bool:
    """Whether the coding was made; if not, the refusal stands on the form."""
    concern, reason = listings[form.cleaned_data["concern"]], form.cleaned_data["reason"]
    try:
        actions.code(actor=actor, finding=finding, concern=concern, reason=reason, now=clock.now())
    except actions.CannotCode as refusal:
        form.add_error("concern", str(refusal))
        return False
    return True


def _list(year: str, asked: QueryDict) -> str:
    """The list of findings as it was narrowed when some of them were ticked."""
    narrowed = QueryDict(asked.get("narrowed", "")).urlencode()
    address = reverse("evidence:findings", args=[year])
    return f"{address}?{narrowed}" if narrowed else address


def _coded_together(
    actor: Actor,
    chosen: list[Finding],
    listings: Mapping[str, ConcernListing],
    form: CodeSeveral,
) -> str:
    """What came of it, in words."""
    concerns = [listings[key] for key in form.cleaned_data["concerns"]]
    made = actions.code_many(
        actor=actor,
        findings=chosen,
        concerns=concerns,
        reason=form.cleaned_data["reason"],
        now=clock.now(),
    )
    before = len(chosen) * len(concerns) - made
    said = f"Coded: {counted(made, 'new coding', 'new codings')}."
    return f"{said} {before} stood already." if before else said


def _withdrawn(actor: Actor, coding: Coding, form: Withdraw) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        actions.withdraw(actor=actor, coding=coding, reason=reason, now=clock.now())
    except actions.CannotCode as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _onward(actor: Actor, year: Year, finding: Finding) -> HttpResponse:
    """To the next finding that waits; to the finding just coded when none does."""
    waiting = queries.findings_not_coded(actor, year).values_list("position", "key")
    key = pages.next_key(list(waiting), finding.position)
    if key:
        return redirect("concerns:code", year=year.slug, key=key)
    return redirect("evidence:finding", year=year.slug, key=finding.key)


def _choices(actor: Actor, year: Year, standing: set[str], chosen: str) -> list[pages.Choice]:
    return [
        pages.Choice(
            key=row.key,
            title=row.title,
            group=row.group.title,
            plain_words=row.plain_words,
            is_coded=row.key in standing,
            is_chosen=row.key == chosen,
        )
        for row in queries.concerns(actor, year)
    ]


def _coding_page(request: HttpRequest, year: Year, finding: Finding, form: Code) -> dict[str, Any]:
    actor = actor_of(request)
    codings = list(queries.history_of_finding(actor, finding))
    standing = {each.concern.key for each in codings if each.withdrawn_at is None}
    asked = request.POST if request.method == "POST" else request.GET
    choices = _choices(actor, year, standing, asked.get("concern", ""))
    titles = {choice.key: choice.title for choice in choices}
    find = asked.get("find", "")
    waiting = list(queries.findings_not_coded(actor, year).values_list("position", "key"))
    skip = pages.next_key([each for each in waiting if each[1] != finding.key], finding.position)
    return {
        "year": year,
        "finding": finding,
        "form": form,
        "find": find,
        "groups": pages.choice_groups(choices, find),
        "codings": [
            (each, titles.get(each.concern.key, each.concern.key))
            for each in codings
            if each.withdrawn_at is None
        ],
        "waiting": len(waiting),
        "skip": skip,
        "notes": partnership.notes_about(actor, year, "finding", finding.key),
    }
