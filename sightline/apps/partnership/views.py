"""Who the partnership is: its names, agencies, groups, linkages, and the notes on its sources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sightline.apps.partnership import listings, pages, pictures, queries
from sightline.apps.partnership.access import Partnership
from sightline.apps.partnership.models import Year
from sightline.apps.partnership.types import StatutoryRole
from sightline.kit.access import actor_of, needs
from sightline.kit.components import tables


@needs(Partnership.VIEW)
@require_safe
def overview(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(queries.years(), slug=year)
    actor = actor_of(request)
    agencies = list(queries.agencies(actor, shown))
    partners = [a.name for a in agencies if a.statutory_role == StatutoryRole.SAFEGUARDING_PARTNER]
    groups = list(queries.groups(actor, shown))
    facts = [listings.group_facts(group) for group in groups]
    names = [queries.name_entry(row) for row in queries.names(actor, shown)]
    context = {
        "year": shown,
        "name": _name(shown),
        "first_line": pages.first_line(
            agencies=len(agencies), partners=partners, groups=len(groups)
        ),
        "names": [(name, pages.when(name)) for name in names],
        "groups": pages.nested(facts),
        "structure": pictures.structure(groups, partnership=_name(shown), label=shown.label),
        "partnership": queries.the_partnership(),
        "notes": queries.notes_about(actor, shown, "group"),
    }
    table = listings.seats(shown, facts)
    return tables.page(request, "partnership/overview.html", table, context)


@needs(Partnership.VIEW)
@require_safe
def agencies(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(queries.years(), slug=year)
    actor = actor_of(request)
    table = listings.agencies(actor, shown)
    notes = queries.notes_about(actor, shown, "agency")
    context = {"year": shown, "count": len(table.rows), "notes": notes}
    return tables.page(request, "partnership/agencies.html", table, context)


@needs(Partnership.VIEW)
@require_safe
def linkages(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(queries.years(), slug=year)
    links = list(queries.linkages(actor_of(request), shown))
    diagram = pictures.linkages(links, partnership=_name(shown), label=shown.label)
    context = {"year": shown, "diagram": diagram}
    table = listings.linkages(shown, links)
    return tables.page(request, "partnership/linkages.html", table, context)


@needs(Partnership.VIEW)
@require_safe
def notes(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(queries.years(), slug=year)
    table = listings.notes(actor_of(request), shown)
    context = {"year": shown, "count": len(table.rows)}
    return tables.page(request, "partnership/notes.html", table, context)


def _name(year: Year) -> str:
    named = queries.shown_name(year)
    return named.name if named else "The partnership"
