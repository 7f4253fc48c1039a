"""Published statistics of a year: the headlines, one measure, one edition, loading, choosing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.analytics import open_statistics
from sightline.apps.partnership import queries as partnership
from sightline.apps.statistics import actions, listings, pages, pictures, queries, rules, sending
from sightline.apps.statistics.access import Statistics
from sightline.apps.statistics.forms import MOST_AREAS, Choose, Load, Narrow
from sightline.apps.statistics.models import ComparatorChoice
from sightline.apps.statistics.narrowing import Asked
from sightline.kit import clock, downloads
from sightline.kit.access import Actor, actor_of, may, needs
from sightline.kit.components import tables
from sightline.kit.tasks import queries as jobs
from sightline.kit.tasks.pages import JobShown
from sightline.kit.tasks.progress import progress_part
from sightline.kit.uploads import shown_name

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
    context |= {"filters": Narrow(*asked.offers(found, day)), "notes": pages.sourced(told, 10)}
    table = listings.compared(found, page)
    return tables.page(request, "statistics/measure.html", table, context)


@needs(Statistics.VIEW)
@require_safe
def edition(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    """One edition, with what it gives otherwise than the one before."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    found = get_object_or_404(queries.editions(actor), pk=pk)
    context = {"year": shown, "edition": found, "attribution": rules.ATTRIBUTION}
    table = listings.revisions(found, queries.revisions(actor, found))
    return tables.page(request, "statistics/edition.html", table, context)


@needs(Statistics.LOAD)
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest, year: str) -> HttpResponse:
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    form = Load(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = _sent(form)
        try:
            found = sending.take(actor=actor, sent=sent, now=clock.now())
        except actions.CannotLoad as refused:
            form.add_error("sent", list(refused.faults))
        else:
            return _after(request, year, found)
    context = {"year": shown, "form": form, "job": _job(actor)}
    context["address"] = reverse("statistics:load-progress", args=[year])
    return render(request, "statistics/load.html", context)


@needs(Statistics.LOAD)
@require_safe
def load_progress(request: HttpRequest, year: str) -> HttpResponse:
    """The part that says how far the worker is; when it has ended, the whole page."""
    shown = get_object_or_404(partnership.years(), slug=year)
    job, page = _job(actor_of(request)), reverse("statistics:load", args=[shown.slug])
    return progress_part(request, job, page)


@needs(Statistics.CHOOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, year: str) -> HttpResponse:
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    sets = queries.neighbour_sets(actor)
    form = Choose(
        request.POST or None,
        areas=[(row.key, row.name) for row in queries.authorities(actor).filter(ended_on=None)],
        sets=[(str(each.pk), str(each)) for each in sets],
        initial=_initial(queries.choice(actor)),
    )
    if form.is_valid():
        asked = form.cleaned_data["neighbour_set"]
        used = next((each for each in sets if str(each.pk) == asked), None)
        actions.choose(actor=actor, areas=form.chosen, neighbour_set=used, now=clock.now())
        messages.success(request, "Kept. These are now the statistics of this partnership.")
        return redirect("statistics:overview", year=year)
    return render(request, "statistics/choose.html", {"year": shown, "form": form})


def _headlines(actor: Actor, year: Year, asked: Asked) -> list[pages.Headline]:
    """Each headline measure that the area has a value of, at the period of the year."""
    if asked.area is None:
        return []
    measures = [each for each in open_statistics.measures() if each.is_headline]
    found = queries.comparators_of(actor, measures, asked.area)
    return [
        pages.headline(each, asked.day(each, year)) for each in found.values() if each.own.points
    ]


def _sent(form: Load) -> sending.Sent:
    sent = form.cleaned_data["sent"]
    return sending.Sent(
        name=shown_name(sent.name or "", "csv"),
        names=form.cleaned_data["names"],
        size=sent.size or 0,
        file=sent.file,
        parts=sent.chunks(),
    )


def _after(request: HttpRequest, year: str, found: actions.Loaded | None) -> HttpResponse:
    if found is None:
        return redirect("statistics:load", year=year)
    if not found.is_new:
        messages.info(request, "This very file was loaded before, so nothing is changed.")
    elif found.is_in_force:
        messages.success(request, f"Loaded: {found.edition}.")
    else:
        messages.info(
            request, f"Kept: {found.edition}. It is older than the edition in force, which stays."
        )
    return redirect("statistics:edition", year=year, pk=found.edition.pk)


def _job(actor: Actor) -> JobShown | None:
    """The last file that this person gave to the worker."""
    found = jobs.jobs(actor).filter(kind=sending.KIND, person=actor.person).order_by("-pk").first()
    return JobShown.of(found, clock.now()) if found else None


def _initial(chosen: ComparatorChoice | None) -> dict[str, Any]:
    if chosen is None:
        return {}
    areas = chosen.areas[:MOST_AREAS]
    told = {f"area_{number}": key for number, key in enumerate(areas, start=1)}
    return {**told, "neighbour_set": str(chosen.neighbour_set_id or "")}
