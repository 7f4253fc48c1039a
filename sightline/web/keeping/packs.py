"""Whole packs in the browser: one taken in after its summary, a year given out, the next begun."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.partnership import queries as partnership
from sightline.exchange.checking import read_and_check
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.keeping import next_year
from sightline.exchange.keeping.access import Keeping
from sightline.exchange.keeping.titles import title_of
from sightline.exchange.loading import Refused, Summary, load_pack
from sightline.exchange.reading import ReadPack
from sightline.exchange.tables import BY_NAME, TABLES
from sightline.exchange.writing import write_pack, write_workbook
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, needs
from sightline.reports import checklist
from sightline.web.keeping import waiting
from sightline.web.keeping.offers import shortened

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_FAULTS = 200


class Send(forms.Form):
    pack = forms.FileField(
        label="The year pack",
        help_text="A workbook (.xlsx), or the pack’s folder as a zip.",
        error_messages={"required": "Choose the file of a year pack"},
    )


@needs(Keeping.LOAD)
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest, year: str) -> HttpResponse:
    """Take a pack, check it, and say what loading it would change; nothing is loaded yet."""
    shown = get_object_or_404(partnership.years(), slug=year)
    sent = request.method == "POST"
    form = Send(request.POST if sent else None, request.FILES if sent else None)
    context: dict[str, Any] = {"year": shown, "form": form}
    if form.is_valid():
        file = form.cleaned_data["pack"]
        try:
            word = waiting.take(file, _person(request))
        except waiting.CannotTake as refusal:
            form.add_error("pack", str(refusal))
        else:
            context |= _told(actor_of(request), word, file.name)
            if "summary" not in context:
                waiting.let_go(word, _person(request))
            return render(request, "web/keeping/loading.html", context)
    return render(request, "web/keeping/load.html", context)


@needs(Keeping.LOAD)
@require_http_methods(["POST"])
def confirm(request: HttpRequest, year: str) -> HttpResponse:
    """Load just the file that was summed up."""
    shown = get_object_or_404(partnership.years(), slug=year)
    word = request.POST.get("word", "")
    found = waiting.find(word, _person(request))
    if found is None:
        messages.error(request, "That file is no longer here: send it again.")
        return redirect("keep:load", year=year)
    pack = read_and_check(found, checklist.KEYS)
    try:
        summary = load_pack(actor=actor_of(request), pack=pack, now=clock.now())
    except Refused as refused:
        context = {"year": shown, "refused": refused.reasons, "name": "the pack"}
        return render(request, "web/keeping/loading.html", context, status=409)
    finally:
        waiting.let_go(word, _person(request))
    messages.success(request, f"The pack of {summary.year} is loaded.")
    return redirect("home-of-year", year=summary.year.replace("/", "-"))


@needs(Keeping.LOAD)
@require_safe
def export(request: HttpRequest, year: str, form: str) -> HttpResponse:
    """The year as a pack: a zip of its folder, or a workbook."""
    shown = get_object_or_404(partnership.years(), slug=year)
    if form not in ("zip", "xlsx"):
        raise Http404
    pack = pack_of_year(actor_of(request), shown)
    content = _zipped(pack) if form == "zip" else _workbook(pack)
    kind = "application/zip" if form == "zip" else WORKBOOK
    name = f'attachment; filename="year-pack-{shown.slug}.{form}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": name})


@needs(Keeping.LOAD)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, year: str) -> HttpResponse:
    """What the next year would be handed, and the one press that begins it."""
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    if request.method == "POST":
        try:
            begun = next_year.begin(actor=actor, year=shown, now=clock.now())
        except Refused as refused:
            messages.error(request, " ".join(refused.reasons))
            return redirect("keep:next-year", year=year)
        messages.success(request, f"{begun.label} has begun.")
        return redirect("home-of-year", year=begun.slug)
    proposal = next_year.proposed(actor, shown)
    return render(request, "web/keeping/next_year.html", _handed_on(shown, proposal))


def _person(request: HttpRequest) -> int:
    return actor_of(request).person or 0


def _told(actor: Actor, word: str, name: str) -> dict[str, Any]:
    """The faults of a pack, or what loading it would do."""
    path = waiting.find(word, actor.person or 0)
    if path is None:
        raise Http404
    pack = read_and_check(path, checklist.KEYS)
    told: dict[str, Any] = {"name": name, "word": word}
    if pack.faults:
        faults = [str(fault).replace(path.name, name) for fault in pack.faults]
        return told | {"faults": faults[:MOST_FAULTS], "fault_count": len(faults)}
    try:
        summary = load_pack(actor=actor, pack=pack, now=clock.now(), dry_run=True)
    except Refused as refused:
        return told | {"refused": refused.reasons}
    warnings = [str(each).replace(path.name, name) for each in pack.warnings]
    return told | {"summary": summary, "changes": _changes(summary), "warnings": warnings}


def _changes(summary: Summary) -> list[dict[str, Any]]:
    return [
        {
            "title": BY_NAME[each.table].title,
            "added": each.added,
            "changed": each.changed,
            "removed": each.removed,
            "kept": summary.kept.get(each.table, 0),
        }
        for each in summary.changes
        if each.added or each.changed or each.removed or summary.kept.get(each.table)
    ]


def _handed_on(year: Year, proposal: next_year.Proposal) -> dict[str, Any]:
    carried = [
        (table.title, [shortened(title_of(row)) for row in proposal.carried.rows[table.name]])
        for table in TABLES
        if proposal.carried.rows[table.name] and not table.exactly_one_row
    ]
    left = [(BY_NAME[name].title, count) for name, count in proposal.left.items() if count]
    return {"year": year, "proposal": proposal, "carried": carried, "left": left}


def _zipped(pack: ReadPack) -> bytes:
    held = io.BytesIO()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "pack"
        write_pack(pack, folder)
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    archive.write(file, file.relative_to(folder).as_posix())
    return held.getvalue()


def _workbook(pack: ReadPack) -> bytes:
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "pack.xlsx"
        write_workbook(pack, file)
        return file.read_bytes()
