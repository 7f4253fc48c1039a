"""The list of findings, as a page and as a file, and a finding's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sightline.apps.concerns.access import Concerns
from sightline.apps.evidence import queries
from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.files import queries as files
from sightline.apps.partnership import queries as partnership
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import tables
from sightline.web.evidence import reading
from sightline.web.evidence.forms import filters

COLUMNS = (
    tables.Column("statement", "What it says", href="href"),
    tables.Column("stream", "Kind of evidence"),
    tables.Column("polarity", "Of", colour="colour"),
    tables.Column("observed", "Observed", shown="observed_words"),
    tables.Column("agencies", "Agencies"),
    tables.Column("coded", "Coded to"),
    tables.Column("files", "Files"),
    tables.Column("source", "Source"),
)
NONE_OF_THIS_KIND = "No finding is of this kind. Show all, or choose otherwise."
NONE_LOADED = "No finding is kept for this year yet."


@needs(Evidence.VIEW)
@require_safe
def findings(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    agencies = [(row.key, row.name) for row in queries.agencies_named(actor, shown)]
    asked = filters(request.GET, agencies=agencies)
    read = reading.read_findings(actor, shown, asked)
    may_code = may(actor, Concerns.CODE)
    table = tables.Table(
        name=f"Findings {shown.label}",
        caption=f"Findings of {shown.label}",
        columns=COLUMNS,
        rows=read.rows,
        empty=NONE_OF_THIS_KIND if asked.is_set else NONE_LOADED,
        page_size=25,
        hides_empty=True,
        ticks="key" if may_code else "",
    )
    context = {"year": shown, "read": read, "filters": asked, "may_code": may_code}
    return tables.page(request, "web/findings.html", table, context)


@needs(Evidence.VIEW)
@require_safe
def finding(request: HttpRequest, year: str, key: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    found = get_object_or_404(queries.findings(actor, shown), key=key)
    context = {
        "year": shown,
        "finding": found,
        "codings": reading.read_codings(actor, shown, found),
        "notes": partnership.notes_about(actor, shown, "finding", key),
        "may_code": may(actor, Concerns.CODE),
        "may_attach": may(actor, Evidence.ATTACH),
        "files": files.files(actor, shown, key),
    }
    return render(request, "web/finding.html", context)
