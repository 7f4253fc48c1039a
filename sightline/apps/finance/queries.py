"""Reading the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sightline.apps.finance import rules
from sightline.apps.finance.access import Finance
from sightline.apps.finance.models import BudgetLine, BudgetTotal
from sightline.apps.finance.types import Line, Side, Statement, TotalKind, UnstatedLine
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def lines(actor: Actor, year: Year) -> QuerySet[BudgetLine]:
    require(actor, Finance.VIEW)
    return BudgetLine.objects.filter(year=year).select_related("body")


def totals(actor: Actor, year: Year) -> QuerySet[BudgetTotal]:
    require(actor, Finance.VIEW)
    return BudgetTotal.objects.filter(year=year)


def statement(actor: Actor, year: Year) -> Statement:
    """The year's budget statement; without lines where none is loaded."""
    rows = list(lines(actor, year))
    return rules.statement(
        lines=[_line(row, row.amount_pence) for row in rows if row.amount_pence is not None],
        unstated=[
            UnstatedLine(row.key, row.label, Side(row.side), bool(row.in_kind))
            for row in rows
            if row.amount_pence is None
        ],
        stated={TotalKind(row.kind): row.amount_pence for row in totals(actor, year)},
    )


def _line(row: BudgetLine, pence: int) -> Line:
    return Line(
        key=row.key,
        label=row.label,
        side=Side(row.side),
        category=row.category,
        pence=pence,
        body=row.body.key if row.body else "",
        body_name=row.body.name if row.body else "",
        in_kind=bool(row.in_kind),
        counted_in=row.counted_in,
        note=row.note,
        source=row.source,
    )
