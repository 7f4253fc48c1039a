"""Pages of the share log."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.records.access import Records
from sightline.apps.records.filling import filled
from sightline.apps.records.models import ShareVersion
from sightline.apps.records.sharing import actions, forms, listings, queries
from sightline.kit import clock, downloads
from sightline.kit.access import Actor, actor_of, may, needs
from sightline.kit.components import tables
from sightline.kit.components.filters import Filters

LEAD = (
    "Record each transfer of information between agencies or to another body, and each decision "
    "not to share. Nothing in it may tell who a child or a family is."
)


@needs(Records.OPEN)
@require_safe
def shares(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    every, names = list(queries.shares(actor)), queries.agencies(actor)
    in_log = set().union(*(listings.agencies_of(row) for row in every))
    narrowed = forms.filters(
        request.GET,
        years=[(year, year) for year in sorted({*map(listings.year_of, every)}, reverse=True)],
        agencies=[pair for pair in names.items() if pair[0] in in_log],
    )
    rows = _narrowed(every, narrowed)
    _note(actor, rows, request.GET.get("download", ""))
    table = listings.shares(
        rows,
        names,
        is_file="download" in request.GET,
        is_narrowed=narrowed.is_set,
    )
    context = {
        "filters": narrowed,
        "is_empty": not every,
        "sees_all": may(actor, Records.VIEW),
        "may_add": may(actor, Records.SHARE),
    }
    return tables.page(request, "records/shares.html", table, context)


@needs(Records.OPEN)
@require_safe
def share(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    found = list(queries.versions(actor, pk))
    if not found:
        raise Http404
    names, newest = queries.agencies(actor), found[0]
    _note(actor, [newest])
    _, words, colour = listings.decision(newest)
    told = [(row, listings.to(row, names)) for row in found]
    context = {
        "row": newest,
        "from": names.get(newest.share.from_agency.key, ""),
        "to": told[0][1],
        "decision": words,
        "colour": colour,
        "older": told[1:],
        "may_change": may(actor, Records.SHARE) and newest.share.withdrawn_at is None,
    }
    return render(request, "records/share.html", context)


@needs(Records.SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    names = queries.agencies(actor)
    own = {key: name for key, name in names.items() if queries.may_record_for(actor, key)}
    form = forms.ShareForm(request.POST or None, own=own, agencies=names)

    def do() -> str:
        agency, now = form.said("agency"), clock.now()
        made = actions.record(actor=actor, agency=agency, entry=form.entry, now=now)
        return reverse("records:share", args=[made.pk])

    shown = {
        "title": "Add to the share log",
        "lead": LEAD,
        "warning": "" if own else "You act for no agency yet: ask the business unit to add yours.",
        "back": reverse("records:shares"),
        "back_text": "Share log",
        "button": "Add it",
    }
    return filled(request, form, do, "It is in the share log.", shown)


@needs(Records.SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    row = _still_there(actor, pk)
    _note(actor, [row])
    form = forms.CorrectionForm(
        request.POST or None,
        initial=forms.as_filled(row),
        agencies=queries.agencies(actor),
    )

    def do() -> str:
        actions.correct(
            actor=actor,
            share=pk,
            seen=form.cleaned_data["seen"],
            entry=form.entry,
            why=form.said("correction"),
            now=clock.now(),
        )
        return reverse("records:share", args=[pk])

    shown = _around(pk, "Correct this row", "Keep the correction", "The older version stays.")
    return filled(request, form, do, "The correction is kept.", shown)


@needs(Records.SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    _still_there(actor, pk)
    form = forms.WithdrawForm(request.POST or None)

    def do() -> str:
        actions.withdraw(actor=actor, share=pk, why=form.said("why"), now=clock.now())
        return reverse("records:share", args=[pk])

    lead = "For a row that should not have been added. It stays in the log, marked as withdrawn."
    shown = _around(pk, "Withdraw this row", "Withdraw it", lead)
    return filled(request, form, do, "The row is withdrawn.", shown)


def _note(actor: Actor, rows: list[ShareVersion], form: str = "") -> None:
    shown = [row.share.pk for row in rows]
    form = form if form in downloads.FORMS else ""
    actions.note_shown(actor=actor, shown=shown, form=form, now=clock.now())


def _around(pk: int, title: str, button: str, lead: str) -> dict[str, str]:
    back = reverse("records:share", args=[pk])
    return {"title": title, "lead": lead, "button": button, "back": back, "back_text": "The row"}


def _still_there(actor: Actor, pk: int) -> ShareVersion:
    """What the row says now; not found where it is another agency's, or was withdrawn."""
    found = queries.shares(actor).filter(share__pk=pk, share__withdrawn_at__isnull=True).first()
    if found is None:
        raise Http404
    return found


def _narrowed(rows: list[ShareVersion], asked: Filters) -> list[ShareVersion]:
    year, agency, decided = (asked.chosen(name) for name in ("year", "agency", "decision"))
    return [
        row
        for row in rows
        if year in ("", listings.year_of(row))
        and (not agency or agency in listings.agencies_of(row))
        and decided in ("", listings.decision(row)[0])
    ]
