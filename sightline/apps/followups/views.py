"""The one list of what anybody agreed to do, and a page for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sightline.apps.followups import listings, pages, queries, rules
from sightline.apps.followups.access import FollowUps
from sightline.apps.followups.forms import filters
from sightline.apps.followups.models import FollowUp
from sightline.apps.followups.types import DUE_COLOURS, Due, State
from sightline.apps.partnership import queries as partnership
from sightline.kit.access import actor_of, needs
from sightline.kit.components import tables
from sightline.kit.components.filters import Filters

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@needs(FollowUps.VIEW)
@require_safe
def follow_ups(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    every = list(queries.follow_ups(actor, shown))
    owners = sorted({row.agreed_by for row in every if row.agreed_by})
    narrowed = filters(request.GET, owners=[(owner, owner) for owner in owners])
    table = listings.follow_ups(
        actor,
        shown,
        _narrowed(every, narrowed, shown),
        is_narrowed=narrowed.is_set,
    )
    context = {
        "year": shown,
        "filters": narrowed,
        "first_line": pages.first_line(_due(row, shown) for row in every),
        "is_empty": not every,
    }
    return tables.page(request, "followups/list.html", table, context)


@needs(FollowUps.VIEW)
@require_safe
def follow_up(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    found = get_object_or_404(queries.follow_ups(actor, shown), key=key)
    due, words = listings.standing(found, shown)
    context = {
        "year": shown,
        "row": found,
        "due_words": words,
        "due_colour": DUE_COLOURS[due],
        "lacks_proof": rules.closed_without_proof(state=State(found.state), proof=found.proof),
        "updates": queries.updates_of(actor, shown, key),
    }
    return render(request, "followups/follow_up.html", context)


def _narrowed(rows: Sequence[FollowUp], asked: Filters, year: Year) -> list[FollowUp]:
    state, due, by = (asked.chosen(name) for name in ("state", "due", "by"))
    return [
        row
        for row in rows
        if state in ("", row.state) and due in ("", _due(row, year)) and by in ("", row.agreed_by)
    ]


def _due(row: FollowUp, year: Year) -> Due:
    return rules.due(state=State(row.state), due_on=row.due, as_at=year.as_at)
