"""The search page. What somebody looks for stands in the trail alone, sealed under their key."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import actor_of, signed_in
from sightline.kit.search import actions
from sightline.web.search import reading, rooms


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """It shows each person only what they may look at anyway."""
    years = list(partnership.years())
    if request.GET.get("q", "").strip():
        rooms.bring_level(years)
    labels = {year.slug: year.label for year in years}
    actor = actor_of(request)
    read = reading.read(actor, request.GET, labels)
    if read.question:
        actions.note_asked(actor=actor, question=read.question, count=read.total, now=clock.now())
    return render(request, "web/search.html", {"read": read, "filters": read.filters})
