"""The report's files: asking for a build, watching it, and taking what it wrote."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.kit import addresses, clock
from sightline.kit.access import actor_of, needs
from sightline.kit.tasks import actions as tasks
from sightline.kit.tasks import queries as jobs
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.pages import JobShown
from sightline.kit.tasks.progress import progress_part
from sightline.kit.tasks.types import JobState
from sightline.reports import built
from sightline.reports.access import Reports
from sightline.reports.building_pages import file_rows
from sightline.reports.composing import compose

CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
GONE = "Those files are no longer kept. Build the report again to have new ones."


@needs(Reports.VIEW)
@require_safe
def files(request: HttpRequest, year: str) -> HttpResponse:
    shown, actor = _year(year), actor_of(request)
    composition = compose(actor, shown)
    latest, whole = _latest(request, year), _latest(request, year, JobState.DONE)
    rows = file_rows(built.files_of(whole)) if whole else []
    context = {
        "year": shown,
        "job": JobShown.of(latest, clock.now()) if latest else None,
        "address": reverse("reports:files-progress", args=[year]),
        "stops": len(composition.faults),
        "builder": addresses.of_page(actor, "reports:build", year),
        "files": rows,
        "built": whole if rows else None,
        "is_changed": bool(
            whole and whole.outcome["fingerprint"] != built.fingerprint(composition)
        ),
    }
    return render(request, "reports/files.html", context)


@needs(Reports.VIEW)
@require_safe
def files_progress(request: HttpRequest, year: str) -> HttpResponse:
    """The part that says how far the build is; when it has ended, the whole page."""
    _year(year)
    page = reverse("reports:files", args=[year])
    latest = _latest(request, year)
    shown = JobShown.of(latest, clock.now()) if latest else None
    return progress_part(request, shown, page)


@needs(Reports.VIEW)
@require_POST
def files_ask(request: HttpRequest, year: str) -> HttpResponse:
    _year(year)
    tasks.ask(actor=actor_of(request), kind=built.KIND, now=clock.now(), year=year)
    return redirect("reports:files", year)


@needs(Reports.VIEW)
@require_POST
def files_stop(request: HttpRequest, year: str) -> HttpResponse:
    _year(year)
    latest = _latest(request, year)
    if latest is not None:
        tasks.stop(actor=actor_of(request), job=latest, now=clock.now())
    return redirect("reports:files", year)


@needs(Reports.VIEW)
@require_safe
def file(request: HttpRequest, year: str, pk: int, form: str) -> HttpResponse:
    """A file that was built for this person, or for anybody where they oversee what is asked."""
    _year(year)
    job = jobs.job(actor_of(request), pk)
    if form not in CONTENT_TYPES or job is None or not _builds(job, year):
        raise Http404
    found = next((each for each in built.files_of(job) if each.form == form), None)
    if found is None:
        messages.warning(request, GONE)
        return redirect("reports:files", year)
    headers = {"Content-Disposition": f'attachment; filename="annual-report-{year}.{form}"'}
    return HttpResponse(found.path.read_bytes(), content_type=CONTENT_TYPES[form], headers=headers)


def _latest(request: HttpRequest, year: str, *states: JobState) -> Job | None:
    """This person's own: what another may read can make another's files."""
    actor = actor_of(request)
    own = jobs.jobs_of(actor, built.KIND, year=year).filter(person=actor.person)
    return (own.filter(state__in=states) if states else own).first()


def _builds(job: Job, year: str) -> bool:
    return job.kind == built.KIND and job.arguments == {"year": year}


def _year(slug: str) -> Year:
    found = partnership.year(slug)
    if found is None:
        raise Http404
    return found
