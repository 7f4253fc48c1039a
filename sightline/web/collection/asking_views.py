"""Asking agencies for data: the list of what is asked, a new request, a change, and an end."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sightline.analytics.dictionary import Definition
from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection import catalogue, queries, rules
from sightline.apps.collection.access import Collection
from sightline.apps.collection.asking import actions
from sightline.apps.collection.models import DataRequest
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, needs
from sightline.kit.components import tables
from sightline.web.collection import forms, listings
from sightline.web.collection.filling import filled

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@needs(Collection.OVERSEE)
@never_cache
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    table = listings.requests(queries.requests(actor_of(request)))
    return tables.page(request, "web/collection/requests.html", table)


@needs(Collection.OVERSEE)
@never_cache
@GET_OR_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Which agency, by the address; then what it is asked for."""
    actor, today = actor_of(request), clock.today()
    agencies = _agencies(actor)
    chosen = forms.AgencyForm(
        request.GET if "agency" in request.GET else None,
        agencies=[(key, name) for key, (name, _) in agencies.items()],
    )
    shown = _around("Ask an agency for data", "Ask for it")
    if not chosen.is_valid():
        context = {**shown, "form": chosen, "has_agencies": bool(agencies)}
        return render(request, "web/collection/which_agency.html", context)
    agency = chosen.said("agency")
    name, kind = agencies[agency]
    definitions = _own_first(catalogue.collected(today), kind)
    own = [key for key, each in definitions.items() if each.owner == kind]
    initial = {
        "indicators": own,
        "due_days": max((definitions[key].lag_days for key in own), default=45),
        "first_quarter": rules.quarter_of(today).code,
    }
    form = forms.RequestForm(request.POST or None, definitions=definitions, initial=initial)

    def do() -> str:
        actions.request(actor=actor, entry=form.entry(agency), now=clock.now())
        return f"{name} is asked."

    shown |= {"title": f"Ask {name} for data", "definitions": definitions}
    return filled(request, form, do, shown, template="web/collection/request.html")


@needs(Collection.OVERSEE)
@never_cache
@GET_OR_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    of, today = _standing(request, pk), clock.today()
    definitions = catalogue.of_keys(of.indicators, today) | catalogue.collected(today)
    initial = {
        "indicators": of.indicators,
        "supplier": of.supplier,
        "frequency": of.frequency,
        "due_days": of.due_days,
        "seen": of.version,
    }
    form = forms.ChangeForm(request.POST or None, definitions=definitions, initial=initial)

    def do() -> str:
        seen = form.cleaned_data["seen"] or 0
        actions.change(
            actor=actor_of(request), of=pk, seen=seen, entry=form.entry_of(of), now=clock.now()
        )
        return "Changed for the quarters that are still to come."

    shown = _around(f"What {agency_name(of.agency)} is asked for", "Change it")
    shown |= {"of": of, "definitions": definitions}
    return filled(request, form, do, shown, template="web/collection/request.html")


@needs(Collection.OVERSEE)
@never_cache
@GET_OR_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    of = _standing(request, pk)
    form = forms.EndForm(request.POST or None)

    def do() -> str:
        actions.end(actor=actor_of(request), of=pk, why=form.said("why"), now=clock.now())
        return "Ended. What was sent stays."

    shown = _around(f"Ask {agency_name(of.agency)} for nothing more", "End it")
    return filled(request, form, do, shown)


def _standing(request: HttpRequest, pk: int) -> DataRequest:
    found = queries.request(actor_of(request), pk)
    if found is None or found.ended_at is not None:
        raise Http404
    return found


def _around(title: str, button: str) -> dict[str, object]:
    page = reverse("returns:requests")
    return {
        "title": title,
        "button": button,
        "back": page,
        "back_text": "What agencies are asked for",
        "next": page,
    }


def _agencies(actor: Actor) -> dict[str, tuple[str, str]]:
    """The newest year's agencies by key, each with its name and its kind."""
    year = partnership.newest_year()
    if year is None:
        return {}
    listed = partnership.agencies(actor, year)
    return {each.agency.key: (each.name, each.kind) for each in listed}


def _own_first(found: dict[str, Definition], kind: str) -> dict[str, Definition]:
    """Those for which agencies of this kind answer come first."""
    return dict(sorted(found.items(), key=lambda item: (item[1].owner != kind, item[1].title)))
