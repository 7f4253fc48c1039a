"""The matrix, as a page and as a file, and a concern's own page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sightline.apps.concerns import queries
from sightline.apps.concerns.access import Concerns
from sightline.apps.partnership import queries as partnership
from sightline.kit import downloads
from sightline.kit.access import actor_of, may, needs
from sightline.web.concerns import matrix_file
from sightline.web.concerns.concern_reading import read_concern
from sightline.web.concerns.reading import read_matrix


@needs(Concerns.VIEW)
@require_safe
def matrix(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    read = read_matrix(actor, shown, request.GET)
    form = request.GET.get("download", "")
    if form in downloads.FORMS:
        return downloads.table_response(
            name=f"Matrix of concerns {shown.label}",
            columns=matrix_file.columns(read.shown),
            rows=matrix_file.rows(read.shown, read.ends),
            form=form,
        )
    context = {
        "year": shown,
        "read": read,
        "page": read.page,
        "waiting": queries.findings_not_coded(actor, shown),
        "may_code": may(actor, Concerns.CODE),
        "notes": partnership.notes_about(actor, shown, "concern"),
    }
    return render(request, "web/matrix.html", context)


@needs(Concerns.VIEW)
@require_safe
def concern(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    listing = queries.concern(actor, shown, key)
    if listing is None:
        raise Http404
    return render(
        request, "web/concern.html", {"year": shown, "read": read_concern(actor, shown, listing)}
    )
