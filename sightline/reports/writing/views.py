"""Writing a section: its words with a live reading, its state, its comments and its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.core.differences import differences
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import tables
from sightline.reports import queries as reports
from sightline.reports.access import Reports, may_write, speaks_for_others
from sightline.reports.composing import compose, read_words
from sightline.reports.models import Section
from sightline.reports.writing import actions, comparing, forms, pages, queries
from sightline.reports.writing.section_page import section_page


@needs(Reports.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, year: str, key: str) -> HttpResponse:
    """The editor, for those who may write this section; for the others its words and its state."""
    shown, row = _section(request, year, key)
    form = _words_form(request, shown, row)
    if request.method != "POST" or not form.is_valid():
        return render(request, "reports/section.html", section_page(request, shown, row, form))
    words, opened = form.cleaned_data["words"], form.cleaned_data["opened"]
    if "read" in request.POST:
        context = section_page(request, shown, row, form, words)
        return render(request, "reports/section.html", context)
    try:
        saved = actions.write(
            actor=actor_of(request),
            year=shown,
            key=key,
            words=words,
            opened=opened,
            why=form.cleaned_data["why"],
            now=clock.now(),
        )
    except actions.Clash as clash:
        return _both(request, shown, row, clash)
    messages.success(request, f"Saved: {saved.title}.")
    return redirect("reports:section", year=year, key=key)


@needs(Reports.VIEW)
@require_POST
def reading(request: HttpRequest, year: str, key: str) -> HttpResponse:
    """The words as they would be read, while they are written; nothing is saved."""
    shown, _ = _section(request, year, key)
    words = request.POST.get("words", "")[: forms.LONGEST_SECTION]
    read = read_words(actor_of(request), shown, key, words)
    context = {"read": pages.read(read, figure_link(shown)), "is_live": True}
    return render(request, "reports/_reading.html", context)


@needs(Reports.VIEW)
@require_safe
def pick(request: HttpRequest, year: str) -> HttpResponse:
    """Figures by what was typed: a part of the editor, or a page of its own without scripts."""
    shown = _year(year)
    find = request.GET.get("find", "")
    found = compose(actor_of(request), shown).ledger
    context = {"year": shown, "find": find, "tokens": pages.picked(found, find)}
    is_part = "HX-Request" in request.headers
    return render(request, "reports/_tokens.html" if is_part else "reports/pick.html", context)


@needs(Reports.VIEW)
@require_safe
def history(request: HttpRequest, year: str, key: str) -> HttpResponse:
    """Every version of the words, each with what it changed in the one before."""
    shown, row = _section(request, year, key)
    found = list(queries.versions(actor_of(request), shown, key))
    older = [*(each.words for each in found[1:]), ""]
    versions = [
        (each, differences(before, each.words))
        for each, before in zip(found, older, strict=False)  # one more where there are none
    ]
    context = {
        "year": shown,
        "section": row,
        "versions": versions,
        "may_write": may_write(actor_of(request), row.owner.key if row.owner else ""),
    }
    return render(request, "reports/section_history.html", context)


@needs(Reports.VIEW)
@require_POST
def restore(request: HttpRequest, year: str, key: str, pk: int) -> HttpResponse:
    """Bring the words of an earlier version back, as a new one."""
    shown, row = _section(request, year, key)
    version = get_object_or_404(queries.versions(actor_of(request), shown, key), pk=pk)
    actions.write(
        actor=actor_of(request),
        year=shown,
        key=key,
        words=version.words,
        opened=row.words,
        why="An earlier version brought back",
        now=clock.now(),
    )
    messages.success(request, "The earlier words are back.")
    return redirect("reports:section", year=year, key=key)


@needs(Reports.VIEW)
@require_POST
def step(request: HttpRequest, year: str, key: str) -> HttpResponse:
    """Vouch for the words that were read, or put the section back."""
    shown, _ = _section(request, year, key)
    actor, note, now = actor_of(request), request.POST.get("note", "")[:300], clock.now()
    try:
        if "back" in request.POST:
            actions.put_back(actor=actor, year=shown, key=key, note=note, now=now)
            messages.success(request, "It is back to drafted.")
        else:
            seen = request.POST.get("seen", "")
            state = actions.take_step(
                actor=actor, year=shown, key=key, seen=seen, note=note, now=now
            )
            messages.success(request, f"It is {state.words} now.")
    except actions.CannotDo as refused:
        messages.error(request, str(refused))
    return redirect("reports:section", year=year, key=key)


@needs(Reports.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def steps(request: HttpRequest, year: str) -> HttpResponse:
    """One step for several sections at once, each as it was read."""
    shown, actor = _year(year), actor_of(request)
    if request.method == "POST":
        chosen = dict(each.partition(":")[::2] for each in request.POST.getlist("section"))
        note = request.POST.get("note", "")[:300]
        try:
            count = actions.take_steps(
                actor=actor, year=shown, seen=chosen, note=note, now=clock.now()
            )
        except actions.CannotDo as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{count} taken a step further.")
        return redirect("reports:steps", year=year)
    groups = pages.to_step(actor, reports.sections(actor, shown), queries.standings(actor, shown))
    context = {"year": shown, "groups": groups, "needs_note": speaks_for_others(actor)}
    return render(request, "reports/steps.html", context)


@needs(Reports.COMMENT)
@require_POST
def comment(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown, row = _section(request, year, key)
    form = forms.Comment(request.POST, prefix="comment")
    if not form.is_valid():
        context = section_page(request, shown, row, _words_form(request, shown, row), comment=form)
        return render(request, "reports/section.html", context)
    actions.comment(
        actor=actor_of(request), year=shown, key=key, **form.cleaned_data, now=clock.now()
    )
    messages.success(request, "Your comment is kept.")
    return redirect("reports:section", year=year, key=key)


@needs(Reports.COMMENT)
@require_POST
def settle(request: HttpRequest, year: str, key: str, pk: int) -> HttpResponse:
    shown, _ = _section(request, year, key)
    found = get_object_or_404(queries.comments(actor_of(request), shown, key), pk=pk)
    actions.settle(actor=actor_of(request), comment=found, now=clock.now())
    messages.success(request, "The comment is settled.")
    return redirect("reports:section", year=year, key=key)


@needs(Reports.VIEW)
@require_safe
def since_last_year(request: HttpRequest, year: str) -> HttpResponse:
    """What changed since last year's report: its figures then and now, sections new and gone."""
    shown, actor = _year(year), actor_of(request)
    before = partnership.year_before(shown)
    if before is None:
        return render(request, "reports/since_last_year.html", {"year": shown})
    rows = comparing.of_year(compose(actor, shown), compose(actor, before))
    new, gone = pages.moved(
        list(reports.sections(actor, shown)), list(reports.sections(actor, before))
    )
    context = {"year": shown, "before": before, "new": new, "gone": gone}
    table = comparing_table(shown, before, rows)
    return tables.page(request, "reports/since_last_year.html", table, context)


@needs(Reports.VIEW)
@require_safe
def childrens(request: HttpRequest, year: str) -> HttpResponse:
    """The children's version as children would read it."""
    shown = _year(year)
    composition = compose(actor_of(request), shown)
    if composition.childrens_section is None:
        raise Http404
    context = {
        "year": shown,
        "section": composition.childrens_section,
        "body": pages.body(composition.childrens_section.blocks, figure_link(shown)),
        "may_write": may(actor_of(request), Reports.WRITE),
    }
    return render(request, "reports/childrens.html", context)


def comparing_table(year: Year, before: Year, rows: list[comparing.ThenAndNow]) -> tables.Table:
    return tables.Table(
        name=f"figures-{before.slug}-and-{year.slug}",
        caption=f"Figures of {before.label} and {year.label}",
        columns=(
            tables.Column("label", "Figure"),
            tables.Column("then", before.label, is_number=True),
            tables.Column("now", year.label, is_number=True),
            tables.Column("change", "What changed"),
        ),
        rows=rows,
        empty="Neither year’s report prints a figure yet.",
    )


def figure_link(year: Year) -> str:
    return reverse("reports:figure", args=[year.slug, "KEY"])


def _both(request: HttpRequest, year: Year, row: Section, clash: actions.Clash) -> HttpResponse:
    """Both texts of the paragraphs that two people changed, and one form that holds them all."""
    form = forms.Words(initial={"words": clash.merged.text, "opened": clash.standing})
    context: dict[str, Any] = {
        "year": year,
        "section": row,
        "conflicts": clash.merged.conflicts,
        "form": form,
    }
    return render(request, "reports/section_both.html", context, status=409)


def _words_form(request: HttpRequest, year: Year, row: Section) -> forms.Words:
    allowed = may_write(actor_of(request), row.owner.key if row.owner else "")
    is_sent = request.method == "POST" and "words" in request.POST
    if is_sent and not allowed:
        raise PermissionDenied("Your role does not let you write this section.")
    address = reverse("reports:reading", args=[year.slug, row.key])
    initial = {"words": row.words, "opened": row.words}
    return forms.Words(request.POST if is_sent else None, initial=initial, reading=address)


def _section(request: HttpRequest, year: str, key: str) -> tuple[Year, Section]:
    shown = _year(year)
    row = queries.section(actor_of(request), shown, key)
    if row is None:
        raise Http404
    return shown, row


def _year(slug: str) -> Year:
    return get_object_or_404(partnership.years(), slug=slug)
