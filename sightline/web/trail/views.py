"""The trail, for the data protection officer. Taking a copy of it away is an entry too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sightline.kit import clock, downloads
from sightline.kit.access import actor_of, needs
from sightline.kit.trail import actions, queries
from sightline.kit.trail.access import Trail
from sightline.web.trail import listings, reading

MOST_IN_A_FILE = 10_000


@needs(Trail.VIEW)
@never_cache
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    read = reading.read(actor_of(request), request.GET)
    form = request.GET.get("download", "")
    if form in downloads.FORMS:
        return _copy(request, read, form)
    context = {"read": read, "form": read.form, "most": MOST_IN_A_FILE}
    return render(request, "web/trail/trail.html", context)


@needs(Trail.VIEW)
@never_cache
@require_safe
def entry(request: HttpRequest, number: int) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    read = reading.read_entry(actor, number, now)
    if read is None:
        raise Http404
    if read.shows_values:
        actions.note_values_opened(actor=actor, number=number, now=now)
    return render(request, "web/trail/entry.html", {"read": read})


def _copy(request: HttpRequest, read: reading.TrailRead, form: str) -> HttpResponse:
    found = list(read.found[:MOST_IN_A_FILE])
    origins = queries.origins(actor_of(request), found)
    rows = [listings.in_file(row, origins.get(row.number)) for row in found]
    actions.note_copy(actor=actor_of(request), form=form, rows=len(rows), now=clock.now())
    return downloads.table_response(
        name=listings.NAME, columns=listings.IN_FILE, rows=rows, form=form
    )
