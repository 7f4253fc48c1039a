"""The search page. What somebody looks for is written down nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.apps.partnership import queries as partnership
from sightline.kit.access import actor_of, signed_in
from sightline.web.search import reading, rooms


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """It shows each person only what they may look at anyway."""
    years = list(partnership.years())
    if request.GET.get("q", "").strip():
        rooms.bring_level(years)
    labels = {year.slug: year.label for year in years}
    read = reading.read(actor_of(request), request.GET, labels)
    return render(request, "web/search.html", {"read": read, "filters": read.filters})
