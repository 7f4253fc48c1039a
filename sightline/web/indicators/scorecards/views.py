"""Scorecards: the list, and one of them as at a year's day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sightline.apps.indicators import listings as indicators
from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.scorecards import queries
from sightline.apps.partnership import queries as partnership
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import tables
from sightline.reports.scorecards import reading
from sightline.reports.scorecards.document import profile_sentences
from sightline.web.indicators.scorecards import finding, listings


@needs(Indicators.VIEW)
@require_safe
def scorecards(request: HttpRequest, year: str) -> HttpResponse:
    """All, or with `?of=` those of one priority or group."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    titles = reading.titles(actor, shown)
    of, key = finding.parted(request.GET.get("of", ""))
    every = queries.scorecards(actor)
    may_judge = may(actor, Indicators.JUDGE)
    context = {
        "year": shown,
        "of": f"{of.value}.{key}" if of else "",
        "of_words": titles.get((of.value, key), key) if of else "",
        "may_judge": may_judge,
        "withdrawn": queries.withdrawn(actor) if may_judge and not of else (),
    }
    found = every.filter(of=of.value, of_key=key) if of else every
    table = listings.scorecards(shown, found, titles)
    return tables.page(request, "web/indicators/scorecards/list.html", table, context)


@needs(Indicators.VIEW)
@require_safe
def scorecard(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    shown, found = finding.found(request, year, pk)
    actor = actor_of(request)
    read = reading.read(actor, shown, found)
    rows = [indicators.board_row(line.seen, line.beneath) for line in read.lines]
    hiding = [line for line in read.lines if line.hides]
    context = {
        "year": shown,
        "scorecard": found,
        "read": read,
        "themes": indicators.together(rows),
        "protection": profile_sentences(hiding),
        "sees_all": may(actor, Indicators.UNPROTECTED),
        "may_judge": may(actor, Indicators.JUDGE),
        "may_comment": may(actor, Indicators.COMMENT),
    }
    return render(request, "web/indicators/scorecards/one.html", context)
