"""Pages of figures and of the report: read the request, make one call, show the answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from sightline.apps.indicators import queries as indicators
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.core.figures import Figure
from sightline.kit import addresses, clock
from sightline.kit.access import actor_of, needs
from sightline.kit.components import tables
from sightline.reports import building, ledger, pages
from sightline.reports.access import Reports
from sightline.reports.composing import Composition, compose
from sightline.reports.traces import trace
from sightline.reports.writers import html
from sightline.reports.writing import listings


@needs(Reports.VIEW)
@require_safe
def figure_list(request: HttpRequest, year: str) -> HttpResponse:
    shown = _year(year)
    found = ledger.assemble(actor_of(request), shown)
    rows = [
        pages.FigureRow.of(each, found, reverse("reports:figure", args=[year, each.key]))
        for each in found.figures.values()
    ]
    table = tables.Table(
        name=f"figures-{year}",
        caption=f"Figures of {shown.label}",
        columns=FIGURE_COLUMNS,
        rows=rows,
        empty="No figure is kept for this year yet.",
    )
    first_line = pages.first_line(found.figures.values(), len(found.off_target()))
    context = {"first_line": first_line, "not_computed": found.faults}
    return tables.page(request, "reports/figures.html", table, context)


@needs(Reports.VIEW)
@require_safe
def figure(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown = _year(year)
    actor = actor_of(request)
    composition = compose(actor, shown)
    found = _figure(composition, key)
    rows = [
        pages.BeneathRow(b.label, b.amount, addresses.of_record(actor, year, b.kind, b.key))
        for b in found.beneath
    ]
    context = {
        "year": shown,
        "figure": pages.FigurePage.of(found, composition),
        "beneath": tables.plain(_beneath_table(rows)) if rows else None,
        "notes": partnership.notes_about(actor, shown, "figure", key),
        "kept_in": indicators.table_of(actor, shown, key),
    }
    return render(request, "reports/figure.html", context)


@needs(Reports.VIEW)
@require_safe
def figure_trace(request: HttpRequest, year: str, key: str) -> HttpResponse:
    """The part of a page that opens in place beneath a printed figure."""
    composition = compose(actor_of(request), _year(year))
    told = trace(_figure(composition, key), composition.ledger)
    context = {"trace": told, "address": reverse("reports:figure", args=[year, key])}
    return render(request, "reports/_trace.html", context)


@needs(Reports.VIEW)
@require_safe
def read(request: HttpRequest, year: str) -> HttpResponse:
    shown = _year(year)
    composition = compose(actor_of(request), shown)
    body = html.body(composition.document, lambda key: reverse("reports:figure", args=[year, key]))
    context = {
        "year": shown,
        "composition": composition,
        "body": mark_safe(body),  # noqa: S308  # the writer escapes all text
        "notes": partnership.notes_about(actor_of(request), shown, "section"),
    }
    return render(request, "reports/read.html", context)


@needs(Reports.BUILD)
@require_safe
def build(request: HttpRequest, year: str) -> HttpResponse:
    shown = _year(year)
    actor = actor_of(request)
    composition = building.check(actor, shown)
    titles = {section.key: section.title for section in composition.sections}
    context = {
        "year": shown,
        "composition": composition,
        "sections": tables.plain(listings.sections(actor, shown, clock.today())),
        "before": partnership.year_before(shown),
        "release": addresses.of_page(actor, "releases:overview", year),
        "faults": [
            pages.FaultRow.of(fault, titles, _place(year, fault.place.section))
            for fault in composition.faults
        ],
        "checklist": [pages.ChecklistRow.of(checked) for checked in composition.checked],
        "reminders": [
            (pages.place_words(each.place, titles), each.message, _place(year, each.place.section))
            for each in composition.reminders
        ],
    }
    return render(request, "reports/build.html", context)


FIGURE_COLUMNS = (
    tables.Column("label", "Figure", href="href"),
    tables.Column("amount", "Value", is_number=True, shown="value"),
    tables.Column("unit", "Unit"),
    tables.Column("period", "Period or date"),
    tables.Column("basis", "Basis"),
    tables.Column("standing", "Target", colour="standing_colour"),
    tables.Column("source", "Source"),
)


def _beneath_table(rows: list[pages.BeneathRow]) -> tables.Table:
    return tables.Table(
        name="rows-beneath",
        caption="What lies beneath it",
        columns=(
            tables.Column("label", "Record", href="href"),
            tables.Column("amount", "What it says"),
        ),
        rows=rows,
    )


def _year(slug: str) -> Year:
    found = partnership.year(slug)
    if found is None:
        raise Http404
    return found


def _figure(composition: Composition, key: str) -> Figure:
    found = composition.ledger.get(key)
    if found is None:
        raise Http404
    return found


def _place(year: str, section: str) -> str:
    return reverse("reports:section", args=[year, section]) if section else ""
