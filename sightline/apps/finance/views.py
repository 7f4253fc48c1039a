"""The budget statement, with its pictures, its shares and the sums that must hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sightline.apps.finance import figures, listings, pages, pictures, queries, rules
from sightline.apps.finance.access import Finance
from sightline.apps.finance.types import Convention, Standing, Statement
from sightline.apps.partnership import queries as partnership
from sightline.core.figures import Figure, by_key
from sightline.kit import addresses, downloads
from sightline.kit.access import Actor, actor_of, needs
from sightline.kit.components import tables

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@needs(Finance.VIEW)
@require_safe
def statement(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    form = request.GET.get("download", "")
    if form in downloads.FORMS:
        table = listings.lines(shown, list(queries.lines(actor, shown)))
        return downloads.table_response(
            name=table.name, columns=table.columns, rows=table.rows, form=form
        )
    ledger = by_key(figures.offered(actor, shown))
    found = queries.statement(actor, shown)
    shares = pages.shares(found, ledger)
    places = {
        each.figure: addresses.of_record(actor, year, "figure", each.figure) for each in shares
    }
    is_ledger = request.GET.get("signs") == Convention.LEDGER
    convention = Convention.LEDGER if is_ledger else Convention.PLAIN
    context = {"page": pages.statement_page(found, ledger, convention)}
    context |= _beside(actor, shown, found, ledger)
    table = listings.shares(shown, shares, places)
    return tables.page(request, "finance/statement.html", table, context)


def _beside(
    actor: Actor, year: Year, found: Statement, ledger: Mapping[str, Figure]
) -> dict[str, Any]:
    """What stands beside the statement: pictures, checks and notes."""
    checks = rules.checks(found)
    return {
        "year": year,
        "checks": [(check, pages.leaning(check, ledger)) for check in checks],
        "failing": [check for check in checks if check.standing == Standing.FAILS],
        "income": pictures.income(found, year.label),
        "spending": pictures.spending(found, year.label),
        "reserves": pictures.reserves(found, year.label),
        "notes": [
            *partnership.notes_about(actor, year, "budget"),
            *partnership.notes_about(actor, year, "budget_line"),
        ],
    }
