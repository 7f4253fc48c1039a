"""Home: the way to the newest year, a year's big picture, and what stops its report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sightline.apps.partnership import queries as partnership
from sightline.exchange.keeping.access import Keeping
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs, signed_in
from sightline.releases import onward
from sightline.releases import queries as releases
from sightline.reports import building
from sightline.reports.access import Reports
from sightline.web.big_picture.reading import read_big_picture


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To the newest year; before one is loaded, how to begin one."""
    newest = partnership.newest_year()
    if newest is None:
        may_set_up = may(actor_of(request), Keeping.LOAD)
        return render(request, "web/no_year.html", {"may_set_up": may_set_up})
    return redirect("home-of-year", year=newest.slug)


@signed_in
@require_safe
def big_picture(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    picture = read_big_picture(actor_of(request), shown)
    return render(request, "web/home.html", {"year": shown, "picture": picture})


@needs(Reports.BUILD)
@require_safe
def report_state(request: HttpRequest, year: str) -> HttpResponse:
    """The inside of the report's tile, asked for by itself: composing a report takes a moment."""
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    composition = building.check(actor, shown)
    release = releases.newest_of(shown)
    context = {
        "year": shown,
        "faults": len(composition.faults),
        "sections": composition.sections,
        "release": release,
        "to_send": onward.still_to_send(actor, release, clock.today()) if release else (),
    }
    return render(request, "web/_report_state.html", context)
