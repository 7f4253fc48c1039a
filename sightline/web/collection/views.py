"""Pages of returns: the lists, one return, how late they were, and the steps of one press."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection import actions, pictures, queries, rules
from sightline.apps.collection.access import Collection, may_for, reach
from sightline.apps.collection.models import QuarterlyReturn
from sightline.apps.collection.types import STATE_WORDS, State, Timing
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, may, needs
from sightline.kit.components import tables
from sightline.kit.components.filters import Filters, Offer
from sightline.web.collection import listings, showing
from sightline.web.collection.filling import around, done, return_of


@needs(Collection.READ)
@never_cache
@require_safe
def returns(request: HttpRequest) -> HttpResponse:
    """All returns for those who oversee them; for an agency's people, what they owe."""
    actor = actor_of(request)
    every = list(queries.newest_returns(actor))
    if may(actor, Collection.OVERSEE):
        return _overseen(request, actor, every)
    return _owed(request, actor, every)


def _overseen(request: HttpRequest, actor: Actor, every: list[QuarterlyReturn]) -> HttpResponse:
    today = clock.today()
    narrowed = _narrowing(request, every)
    kept = [each for each in every if _is_chosen(each, narrowed)]
    context = {
        "filters": narrowed,
        "is_empty": not every,
        "has_requests": bool(every) or queries.standing_requests(actor).exists(),
        "queried": sum(each.stands == State.QUERIED for each in every),
        "to_accept": sum(each.stands == State.VALIDATED for each in every),
        "to_publish": sum(each.stands == State.SIGNED for each in every),
        "missing": sum(_is_missing(each, today) for each in every),
        "today": today,
    }
    table = listings.returns(kept, today, is_narrowed=narrowed.is_set)
    return tables.page(request, "web/collection/list.html", table, context)


def _owed(request: HttpRequest, actor: Actor, every: list[QuarterlyReturn]) -> HttpResponse:
    today, agencies = clock.today(), reach(actor) or frozenset()
    waited = [each for each in every if each.stands in rules.WAITED_FOR]
    context = {
        "agencies": sorted({agency_name(each.agency) for each in every}),
        "waited": [listings.row(each, today) for each in reversed(waited)],
        "queried": [listings.row(each, today) for each in every if each.stands == State.QUERIED],
        "to_sign": [
            listings.row(each, today)
            for each in every
            if each.stands == State.COMMENTARY_IN
            and may_for(actor, Collection.SIGN, each.agency.key)
        ],
        "requests": list(queries.standing_requests(actor)),
        "next": rules.quarter_of(today),
    }
    table = listings.owed(every, today, with_agency=len(agencies) > 1)
    return tables.page(request, "web/collection/owed.html", table, context)


def _is_missing(of: QuarterlyReturn, today: date) -> bool:
    return of.version == 1 and of.standing(today).timing == Timing.NOT_RECEIVED


def _narrowing(request: HttpRequest, every: list[QuarterlyReturn]) -> Filters:
    states = [(state.value, words) for state, (words, _) in STATE_WORDS.items()]
    quarters = dict.fromkeys(each.quarter for each in every)
    agencies = sorted({(each.agency.key, agency_name(each.agency)) for each in every})
    return Filters(
        request.GET,
        (
            Offer("quarter", "Quarter", [(each, each) for each in quarters]),
            Offer("agency", "Agency", agencies),
            Offer("state", "State", states),
        ),
    )


def _is_chosen(of: QuarterlyReturn, narrowed: Filters) -> bool:
    had = {"quarter": of.quarter, "agency": of.agency.key, "state": of.state}
    return all(narrowed.chosen(name) in ("", value) for name, value in had.items())


@needs(Collection.VIEW)
@require_safe
def lateness(request: HttpRequest) -> HttpResponse:
    rows, quarters = showing.lateness(queries.timings(actor_of(request)), clock.today())
    message = showing.message(rows)
    context = {
        "picture": pictures.lateness(rows, quarters, message),
        "message": message,
        "today": clock.today(),
        "is_reader": may(actor_of(request), Collection.READ),
    }
    table = listings.lateness(rows, quarters)
    return tables.page(request, "web/collection/lateness.html", table, context)


@needs(Collection.READ)
@never_cache
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    actor, of = actor_of(request), return_of(request, pk)
    today = clock.today()
    lines = showing.lines(showing.asked_of(actor, of))
    versions = list(queries.versions(actor, of))
    context = {
        **around(of, "", ""),
        "row": listings.row(of, today),
        "lines": lines,
        "open_queries": [q for line in lines for q in line.queries if q.is_open],
        "steps": showing.steps(of),
        "versions": versions if len(versions) > 1 else [],
        "is_newest": versions[-1].pk == of.pk,
        **_may(actor, of),
    }
    return render(request, "web/collection/return.html", context)


def _may(actor: Actor, of: QuarterlyReturn) -> dict[str, bool]:
    """What the person may do with the return as it stands."""
    is_own = may_for(actor, Collection.FILL, of.agency.key)
    return {
        "is_own": is_own,
        "may_fill": is_own and of.stands in rules.OPEN_TO_CHANGE,
        "may_comment": is_own and of.stands in rules.OPEN_TO_COMMENTARY,
        "may_sign": may_for(actor, Collection.SIGN, of.agency.key)
        and of.stands == State.COMMENTARY_IN,
        "may_restate": is_own and of.stands in rules.SETTLED,
        "may_ask": may(actor, Collection.OVERSEE) and of.stands in (State.VALIDATED, State.QUERIED),
        "may_accept": may(actor, Collection.ACCEPT)
        and of.stands == State.VALIDATED
        and of.is_as_sent,
        "is_unsent": bool(of.received_on)
        and of.stands in rules.OPEN_TO_CHANGE
        and not of.is_as_sent,
        "may_publish": may(actor, Collection.ACCEPT) and of.stands == State.SIGNED,
    }


@needs(Collection.ACCEPT)
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    of, seen = return_of(request, pk), request.POST.get("seen", "")
    if not (seen.isascii() and seen.isdecimal()):
        raise Http404

    def do() -> str:
        actions.accept(actor=actor_of(request), of=of.pk, seen=int(seen), now=clock.now())
        return "Accepted. The agency can comment on it now."

    return done(request, pk, do)


@needs(Collection.ACCEPT)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    of = return_of(request, pk)

    def do() -> str:
        actions.publish(actor=actor_of(request), of=of.pk, now=clock.now())
        return "Published to the group."

    return done(request, pk, do)
