"""Pages of what is not open to the partnership. That somebody read it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.evidence.models import RestrictedFinding
from sightline.apps.evidence.restricted import actions, listings, queries
from sightline.apps.evidence.restricted.access import Restricted
from sightline.apps.evidence.restricted.forms import Record, Withdraw
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import tables

if TYPE_CHECKING:
    from sightline.apps.accounts.models import NamedCase

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
}


@needs(Restricted.SEE)
@never_cache
@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    found = list(queries.findings(actor, now))
    actions.note_listed(actor=actor, shown=[each.pk for each in found], now=now)
    # Without files to take away: a file would carry neither to whom it was given nor when.
    table = tables.plain(listings.findings(found))
    context = {"table": table, "may_record": may(actor, Restricted.RECORD)}
    return render(request, "evidence/restricted/list.html", context)


@needs(Restricted.SEE)
@never_cache
@require_safe
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    actor, shown = actor_of(request), _finding(request, pk)
    actions.note_opened(actor=actor, finding=shown, now=clock.now())
    context = {
        "finding": shown,
        "row": listings.row(shown),
        "files": shown.files.all(),
        "may_withdraw": may(actor, Restricted.RECORD) and shown.withdrawn_at is None,
    }
    return render(request, "evidence/restricted/finding.html", context)


@needs(Restricted.RECORD)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    cases = {each.pk: each for each in queries.open_cases(actor, now)}
    names = {pk: f"{each.title} ({each.reference})" for pk, each in cases.items()}
    form = Record(
        request.POST or None,
        request.FILES or None,
        agencies=queries.agencies(actor),
        cases=names,
    )
    if form.is_valid() and (made := _recorded(request, form, cases.get(form.case or 0))):
        return redirect("restricted:finding", pk=made.pk)
    return render(request, "evidence/restricted/record.html", {"form": form})


def _recorded(
    request: HttpRequest, form: Record, case: NamedCase | None
) -> RestrictedFinding | None:
    try:
        made = actions.record(
            actor=actor_of(request),
            entry=form.entry,
            agency=partnership.agency_keys().filter(key=form.agency).first(),
            case=case,
            sent=form.cleaned_data["sent"] or (),
            now=clock.now(),
        )
    except actions.CannotDo as refused:
        form.add_error("place", str(refused))
        return None
    messages.success(request, "Recorded.")
    return made


@needs(Restricted.SEE)
@never_cache
@require_safe
def give_out(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    found = queries.file(actor, pk, file, now)
    if found is None:
        raise Http404
    content = actions.give_out(actor=actor, file=found, now=now)
    answer = HttpResponse(content, content_type="application/zip", headers=HEADERS)
    name = f"restricted-{found.pk}-{now:%Y%m%d-%H%M}.zip"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


@needs(Restricted.RECORD)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    shown, form = _finding(request, pk), Withdraw(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(
                actor=actor_of(request), finding=shown, why=form.cleaned_data["why"],
                now=clock.now(),
            )  # fmt: skip
        except actions.CannotDo as refused:
            form.add_error("why", str(refused))
        else:
            messages.success(request, "Withdrawn. That it was there stays.")
            return redirect("restricted:finding", pk=pk)
    return render(request, "evidence/restricted/withdraw.html", {"finding": shown, "form": form})


def _finding(request: HttpRequest, pk: int) -> RestrictedFinding:
    found = queries.finding(actor_of(request), pk, clock.now())
    if found is None:
        raise Http404
    return found
