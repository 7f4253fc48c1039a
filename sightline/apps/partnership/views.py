"""Who the partnership is: its names, agencies, groups, linkages, and the notes on its sources."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sightline.apps.partnership import listings, pages, pictures, queries
from sightline.apps.partnership.access import Partnership
from sightline.apps.partnership.models import Group, Year
from sightline.apps.partnership.types import GroupKind, StatutoryRole
from sightline.kit import addresses
from sightline.kit.access import Actor, actor_of, needs
from sightline.kit.components import tables


@needs(Partnership.VIEW)
@require_safe
def overview(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(queries.years(), slug=year)
    actor = actor_of(request)
    agencies = list(queries.agencies(actor, shown))
    partners = [a.name for a in agencies if a.statutory_role == StatutoryRole.SAFEGUARDING_PARTNER]
    groups = list(queries.groups(actor, shown))
    facts = _facts(actor, shown, groups)
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
def group(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown = get_object_or_404(queries.years(), slug=year)
    actor = actor_of(request)
    groups = list(queries.groups(actor, shown))
    found = next((each for each in groups if each.key == key), None)
    if found is None:
        raise Http404
    terms = listings.terms(list(queries.terms_of_reference(actor, shown, key)), shown)
    context = {
        "year": shown,
        "group": found,
        "kind": pages.GROUP_KINDS[GroupKind(found.kind)],
        "meets": pages.meets_words(found.meetings_a_year),
        "above": next((each for each in groups if each.key == found.accountable_to), None),
        "under": [each for each in groups if each.accountable_to == key],
        "terms": [each for each in terms if each.is_in_force],
        "others": [each for each in terms if not each.is_in_force],
        "notes": queries.notes_about(actor, shown, "group", key),
        "scorecards": addresses.of_page(actor, "indicators:scorecards", year),
    }
    return tables.page(request, "partnership/group.html", listings.seats_of(found, shown), context)


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


def _facts(actor: Actor, year: Year, groups: Sequence[Group]) -> list[pages.GroupFacts]:
    return [
        listings.group_facts(each, addresses.of_record(actor, year.slug, "group", each.key))
        for each in groups
    ]


def _name(year: Year) -> str:
    named = queries.shown_name(year)
    return named.name if named else "The partnership"
