"""A scorecard's files: asking for them, watching the worker make them, and taking them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.indicators.access import Indicators
from sightline.kit import clock, downloads
from sightline.kit.access import actor_of, needs
from sightline.kit.tasks import actions as tasks
from sightline.kit.tasks import queries as jobs
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.pages import JobShown
from sightline.kit.tasks.progress import progress_part
from sightline.kit.tasks.types import JobState
from sightline.reports import building_views, built
from sightline.reports.building_pages import file_rows
from sightline.reports.scorecards import building
from sightline.web.indicators.scorecards import finding

CONTENT_TYPES = {**building_views.CONTENT_TYPES, "xlsx": downloads.FORMS["xlsx"]}
GONE = "Those files are no longer kept. Make them again to have new ones."


@needs(Indicators.VIEW)
@require_safe
def files(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = finding.standing(request, year, pk)
    latest = _latest(request, year, pk)
    whole = _latest(request, year, pk, JobState.DONE)
    rows = file_rows(built.files_of(whole, building.NAMES)) if whole else []
    says_the_same = bool(
        rows
        and whole
        and whole.outcome["fingerprint"]
        == building.Composed(actor_of(request), shown, found).fingerprint
    )
    context = {
        "year": shown,
        "scorecard": found,
        "job": JobShown.of(latest, clock.now()) if latest else None,
        "address": reverse("indicators:scorecard-files-progress", args=[year, pk]),
        "files": rows,
        "built": whole if rows else None,
        "says_the_same": says_the_same,
    }
    return render(request, "web/indicators/scorecards/files.html", context)


@needs(Indicators.VIEW)
@require_safe
def progress(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    """The part that says how far it is; when it has ended, the whole page."""
    finding.standing(request, year, pk)
    page = reverse("indicators:scorecard-files", args=[year, pk])
    latest = _latest(request, year, pk)
    shown = JobShown.of(latest, clock.now()) if latest else None
    return progress_part(request, shown, page)


@needs(Indicators.VIEW)
@require_POST
def ask(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    finding.standing(request, year, pk)
    tasks.ask(actor=actor_of(request), kind=building.KIND, now=clock.now(), year=year, of=pk)
    return redirect("indicators:scorecard-files", year, pk)


@needs(Indicators.VIEW)
@require_POST
def stop(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    finding.standing(request, year, pk)
    latest = _latest(request, year, pk)
    if latest is not None:
        tasks.stop(actor=actor_of(request), job=latest, now=clock.now())
    return redirect("indicators:scorecard-files", year, pk)


@needs(Indicators.VIEW)
@require_safe
def file(request: HttpRequest, year: str, pk: int, job: int, form: str) -> HttpResponse:
    """A file that was made for this person, or for anybody where they oversee what is asked."""
    _, found = finding.standing(request, year, pk)
    asked = jobs.job(actor_of(request), job)
    if form not in building.NAMES or asked is None or not _makes(asked, year, pk):
        raise Http404
    made = built.files_of(asked, building.NAMES)
    wanted = next((each for each in made if each.form == form), None)
    if wanted is None:
        messages.warning(request, GONE)
        return redirect("indicators:scorecard-files", year, pk)
    name = f'attachment; filename="{building.file_name(found, year, form)}"'
    headers = {"Content-Disposition": name}
    return HttpResponse(wanted.path.read_bytes(), content_type=CONTENT_TYPES[form], headers=headers)


def _latest(request: HttpRequest, year: str, pk: int, *states: JobState) -> Job | None:
    """This person's own: what another may read can make another's files."""
    actor = actor_of(request)
    own = jobs.jobs_of(actor, building.KIND, year=year, of=pk).filter(person=actor.person)
    return (own.filter(state__in=states) if states else own).first()


def _makes(job: Job, year: str, pk: int) -> bool:
    return job.kind == building.KIND and job.arguments == {"of": pk, "year": year}
