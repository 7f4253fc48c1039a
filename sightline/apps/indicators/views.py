"""The board's page of indicators, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.apps.indicators import listings, pages, pictures
from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.series import queries, reading
from sightline.apps.indicators.series.beside import beside
from sightline.apps.indicators.series.breaking_down import broken_down
from sightline.apps.indicators.series.protecting import profile_of
from sightline.apps.indicators.series.seen import Seen, first_line
from sightline.apps.partnership import queries as partnership
from sightline.core.control_charts.types import Frequency
from sightline.kit import addresses, downloads
from sightline.kit.access import Actor, actor_of, may, needs
from sightline.kit.components import filters, tables

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

SVG = "image/svg+xml"


@needs(Indicators.VIEW)
@require_safe
def scorecard(request: HttpRequest, year: str) -> HttpResponse:
    """Every indicator with a value: what it stands at, and whether anything changed."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    form = request.GET.get("download", "")
    found = reading.scorecard(actor, shown.as_at, protects=form in downloads.FORMS)
    held = {key: seen for key, seen in found.items() if seen.values}
    narrowed = filters.Filters(request.GET, _offers(held))
    rows = [(seen, listings.board_row(seen)) for seen in held.values() if _fits(seen, narrowed)]
    if form in downloads.FORMS:
        table = listings.scorecard(shown.label, rows)
        return downloads.table_response(
            name=table.name, columns=table.columns, rows=table.rows, form=form
        )
    context = {
        "year": shown,
        "first_line": first_line(held),
        "filters": narrowed,
        "themes": pages.by_theme((seen.definition, row) for seen, row in rows),
        "without": [seen.definition for seen in found.values() if not seen.values],
        "icons_alone": request.GET.get("view") == "icons",
        "may_send": may(actor, Indicators.COUNT),
        "scorecards_page": addresses.of_page(actor, "indicators:scorecards", year),
        "signals_page": addresses.of_page(actor, "indicators:signals", year),
    }
    return render(request, "indicators/scorecard.html", context)


@needs(Indicators.VIEW)
@require_safe
def indicator(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    seen = _seen(request, shown, key, leaves="download" in request.GET)
    context = {
        "year": shown,
        "seen": seen,
        "definition": seen.definition,
        "facts": pages.definition_rows(seen.definition),
        "sentence": pages.sentence_of(seen),
        "target": pages.target_text(seen),
        "profile": profile_of(seen.definition),
        "sees_all": may(actor, Indicators.UNPROTECTED),
        "hides": any(value.is_hidden for value in seen.values),
        "picture": pictures.chart(seen),
        "broken_down": _broken_down(actor, shown, seen),
        "beside": [
            (each, pictures.beside(key, each))
            for each in beside(actor, seen.definition, shown.as_at)
        ],
        "series": [(often, pages.SERIES_WORDS[often]) for often in seen.offered],
        **_decided(actor, shown, key),
    }
    return tables.page(request, "indicators/indicator.html", listings.points(seen), context)


@needs(Indicators.VIEW)
@require_safe
def chart_file(request: HttpRequest, year: str, key: str) -> HttpResponse:
    """The chart by itself, for a paper or a slide."""
    shown = get_object_or_404(partnership.years(), slug=year)
    picture = pictures.chart(_seen(request, shown, key, leaves=True))
    if picture is None:
        raise Http404
    name = f'attachment; filename="{downloads.file_name(key)}-{year}.svg"'
    return HttpResponse(picture.svg, content_type=SVG, headers={"Content-Disposition": name})


def _seen(request: HttpRequest, year: Year, key: str, *, leaves: bool) -> Seen:
    """What `leaves` the page is protected, whoever takes it."""
    asked = request.GET.get("series", "")
    often = Frequency(asked) if asked in Frequency._value2member_map_ else None
    seen = reading.one(actor_of(request), key, year.as_at, often, protects=leaves)
    if seen is None:
        raise Http404
    return seen


def _broken_down(actor: Actor, year: Year, seen: Seen) -> dict[str, Any] | None:
    found = broken_down(actor, seen.definition, year.as_at)
    if found is None:
        return None
    tables_of = listings.broken_down(seen.definition, found)
    return {"period": found.period, "tables": tables_of, "hides": found.hides}


def _decided(actor: Actor, year: Year, key: str) -> dict[str, Any]:
    """What people decided and said of it, and what this one may do."""
    return {
        "setting": queries.settings(actor, [key]).get(key),
        "rebasings": queries.every_rebasing(actor, key),
        "restated": queries.history_of(actor, key)[:50],
        "commentary": queries.commentary(actor, key)[:20],
        "returns": queries.returns_of(actor, key, year.as_at),
        "may_judge": may(actor, Indicators.JUDGE),
        "may_comment": may(actor, Indicators.COMMENT),
    }


def _offers(held: dict[str, Seen]) -> list[filters.Offer]:
    themes = sorted({seen.definition.theme for seen in held.values()})
    owners = sorted({seen.definition.owner.value for seen in held.values()})
    return [
        filters.Offer("theme", "Theme", [(each, each) for each in themes]),
        filters.Offer("owner", "Answered for by", [(each, each.capitalize()) for each in owners]),
        filters.Offer(
            "shows", "Which", [("changed", "More than chance"), ("target", "With target")]
        ),
    ]


def _fits(seen: Seen, narrowed: filters.Filters) -> bool:
    theme, owner, shows = (narrowed.chosen(name) for name in ("theme", "owner", "shows"))
    return (
        theme in ("", seen.definition.theme)
        and owner in ("", seen.definition.owner.value)
        and (shows != "changed" or seen.is_special)
        and (shows != "target" or seen.aim is not None)
    )


def of_indicator(year: str, key: str) -> str:
    return reverse("indicators:indicator", args=[year, key])
