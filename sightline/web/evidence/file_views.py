"""Files of a finding: attached, given out, taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.evidence import queries as evidence
from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.files import actions, queries
from sightline.apps.evidence.files.forms import Attach, TakeBack
from sightline.apps.evidence.models import EvidenceFile, Finding
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.core.plurals import counted
from sightline.kit import clock
from sightline.kit.access import actor_of, needs
from sightline.kit.uploads import Damaged

# It is given to be kept, never to be shown here: a browser that opens it runs nothing of it.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
}


@needs(Evidence.ATTACH)
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown, finding = _finding(request, year, key)
    form = Attach(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.attach(
                actor=actor_of(request),
                year=shown,
                finding=key,
                sent=told["sent"],
                says=told["says"],
                covers=told["covers"],
                now=clock.now(),
            )
        except actions.CannotDo as refused:
            form.add_error("sent", str(refused))
        else:
            messages.success(request, f"Attached: {counted(len(made), 'file', 'files')}.")
            return redirect("evidence:finding", year=year, key=key)
    context = {"year": shown, "finding": finding, "form": form}
    return render(request, "web/evidence/attach.html", context)


@needs(Evidence.VIEW)
@require_safe
def give_out(request: HttpRequest, year: str, key: str, pk: int) -> HttpResponse:
    shown, _ = _finding(request, year, key)
    file = _file(request, shown, key, pk)
    try:
        content = actions.give_out(actor=actor_of(request), file=file, now=clock.now())
    except Damaged:
        return render(request, "web/evidence/damaged.html", {"year": shown, "key": key}, status=410)
    answer = HttpResponse(content, content_type=file.media_type, headers=HEADERS)
    answer["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    return answer


@needs(Evidence.ATTACH)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, year: str, key: str, pk: int) -> HttpResponse:
    shown, finding = _finding(request, year, key)
    file = _file(request, shown, key, pk)
    form = TakeBack(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.take_back(actor=actor_of(request), file=file, reason=reason, now=clock.now())
        except actions.CannotDo as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Taken back. That it was there stays in the list.")
            return redirect("evidence:finding", year=year, key=key)
    context = {"year": shown, "finding": finding, "file": file, "form": form}
    return render(request, "web/evidence/take_back.html", context)


def _finding(request: HttpRequest, year: str, key: str) -> tuple[Year, Finding]:
    shown = get_object_or_404(partnership.years(), slug=year)
    return shown, get_object_or_404(evidence.findings(actor_of(request), shown), key=key)


def _file(request: HttpRequest, year: Year, key: str, pk: int) -> EvidenceFile:
    found = queries.files(actor_of(request), year, key).filter(pk=pk, taken_back_at=None).first()
    if found is None:
        raise Http404
    return found
