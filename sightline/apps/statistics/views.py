"""Published statistics of a year: what is loaded, the headlines, one measure, and one edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sightline.analytics import open_statistics
from sightline.apps.partnership import queries as partnership
from sightline.apps.statistics import listings, pages, pictures, queries, rules
from sightline.apps.statistics.access import Statistics
from sightline.apps.statistics.narrowing import Asked
from sightline.kit import downloads
from sightline.kit.access import Actor, actor_of, may, needs
from sightline.kit.components import tables

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@needs(Statistics.VIEW)
@require_safe
def overview(request: HttpRequest, year: str) -> HttpResponse:
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    asked = Asked.of(actor, request.GET)
    loaded = listings.editions(shown, queries.editions(actor))
    if request.GET.get("editions-download", "") in downloads.FORMS:
        return tables.page(request, "", loaded)
    found = _headlines(actor, shown, asked)
    context = {
        "year": shown,
        "asked": asked,
        "may_load": may(actor, Statistics.LOAD),
        "may_choose": may(actor, Statistics.CHOOSE),
        "model": queries.neighbour_set(actor),
        "editions": tables.plain(loaded),
        "topics": pages.topics(open_statistics.measures()),
        "attribution": rules.ATTRIBUTION,
    }
    area = asked.area.name if asked.area else ""
    table = listings.headlines(shown, area, found)
    return tables.page(request, "statistics/overview.html", table, context)


@needs(Statistics.VIEW)
@require_safe
def measure(request: HttpRequest, year: str, key: str) -> HttpResponse:
    """One measure of one area beside England, its region, its neighbours and any other."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    told, asked = open_statistics.measure(key), Asked.of(actor, request.GET)
    if told is None:
        raise Http404
    context: dict[str, Any] = {"year": shown, "measure": told, "asked": asked}
    context |= {"said": queries.definition(actor, key), "attribution": rules.ATTRIBUTION}
    found = queries.comparators(actor, told, asked.area, asked.others) if asked.area else None
    day = asked.day(found, shown) if found else None
    if found is None or day is None:
        return tables.page(request, "statistics/measure.html", listings.nothing(told), context)
    page = pages.measure_page(found, day)
    years = listings.over_time(found, page)
    if request.GET.get("years-download", "") in downloads.FORMS:
        return tables.page(request, "", years)
    context |= {"found": found, "page": page, "years": tables.shown(request.GET, years)}
    context |= {"picture": pictures.over_time(found, pages.medians(found))}
    context |= {"filters": asked.filters(found, day), "notes": pages.sourced(told, 10)}
    table = listings.compared(found, page)
    return tables.page(request, "statistics/measure.html", table, context)


def _headlines(actor: Actor, year: Year, asked: Asked) -> list[pages.Headline]:
    """Each headline measure that the area has a value of, at the period of the year."""
    if asked.area is None:
        return []
    measures = [each for each in open_statistics.measures() if each.is_headline]
    found = queries.comparators_of(actor, measures, asked.area)
    return [
        pages.headline(each, asked.day(each, year)) for each in found.values() if each.own.points
    ]
