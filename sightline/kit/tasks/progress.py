"""How far a job is, as the part of a page that asks again while it is open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.kit.tasks.pages import JobShown


def progress_part(request: HttpRequest, job: JobShown | None, page: str) -> HttpResponse:
    """The part; when the job has ended, or without scripts, the whole page at this address."""
    if "HX-Request" not in request.headers:
        return redirect(page)
    if job is None or not job.is_open:
        return HttpResponse(headers={"HX-Redirect": page})
    return render(request, "tasks/_progress.html", {"job": job, "address": request.path})
