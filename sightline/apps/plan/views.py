"""The plan: aims, priorities and actions, and how the partnership sums up its year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sightline.apps.partnership import queries as partnership
from sightline.apps.plan import listings, pages, queries
from sightline.apps.plan.access import Plan
from sightline.apps.plan.types import Kind
from sightline.kit import downloads
from sightline.kit.access import Actor, actor_of, needs
from sightline.kit.components import tables

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@needs(Plan.VIEW)
@require_safe
def overview(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    every = list(queries.plan_actions(actor, shown))
    now = [row for row in every if row.is_of_this_year]
    next_year = [row for row in every if row.is_of_the_coming_year]
    priorities = list(queries.priorities(actor, shown))
    asked = (
        listings.priorities(shown, priorities),
        listings.actions(actor, shown, now, prefix="now-", caption="Actions this year"),
        listings.actions(actor, shown, next_year, prefix="next-", caption="Actions going forward"),
    )
    for table in asked:
        form = request.GET.get(f"{table.prefix}download", "")
        if form in downloads.FORMS:
            return tables.page(request, "plan/overview.html", table)
    context = _page(actor, shown) | {
        "this_year": [listings.priority_shown(row) for row in priorities if row.is_of_this_year],
        "coming": [listings.priority_shown(row) for row in priorities if row.is_of_the_coming_year],
        "now": tables.shown(request.GET, asked[1]),
        "next": tables.shown(request.GET, asked[2]),
    }
    context["first_line"] = pages.first_line(context["this_year"], len(context["coming"]))
    return render(request, "plan/overview.html", context)


def _page(actor: Actor, year: Year) -> dict[str, Any]:
    said = list(queries.strengths_and_challenges(actor, year))
    return {
        "year": year,
        "aims": list(queries.aims(actor, year)),
        "strengths": [each for each in said if each.kind == Kind.STRENGTH],
        "challenges": [each for each in said if each.kind == Kind.CHALLENGE],
        "notes": partnership.notes_about(actor, year, "priority"),
    }
