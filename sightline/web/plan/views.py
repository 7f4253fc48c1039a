"""The plan: aims, priorities and what stands under them, and how the partnership sums up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sightline.apps.partnership import queries as partnership
from sightline.apps.plan.access import Plan
from sightline.kit import downloads
from sightline.kit.access import actor_of, needs
from sightline.kit.components import tables
from sightline.web.plan import listings, pages, showing
from sightline.web.plan.reading import read_plan


@needs(Plan.VIEW)
@require_safe
def overview(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    read = read_plan(actor, shown)
    every = listings.every(actor, shown, read)
    for table in every:
        if request.GET.get(f"{table.prefix}download", "") in downloads.FORMS:
            return tables.page(request, "web/plan/overview.html", table)
    this_year, coming = showing.this_year(read), showing.coming_year(read)
    context = {
        "year": shown,
        "read": read,
        "this_year": this_year,
        "coming": coming,
        "first_line": pages.first_line(this_year.priorities, coming.priorities),
        "now": tables.shown(request.GET, every[-2]),
        "next": tables.shown(request.GET, every[-1]),
    }
    return render(request, "web/plan/overview.html", context)
