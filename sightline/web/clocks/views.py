"""The page of clocks. Days that are tried out on it are written down nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.kit import clock
from sightline.kit.access import signed_in
from sightline.kit.calendar import queries
from sightline.web.clocks import reading


@signed_in
@require_safe
def clocks(request: HttpRequest) -> HttpResponse:
    """Timescales are public facts, so everybody who is signed in reads the same."""
    groups = reading.read(request.GET.dict(), clock.today())
    context = {
        "groups": groups,
        "form": reading.refused(groups),
        "known_to": queries.england().known_to,
    }
    return render(request, "web/clocks.html", context)
