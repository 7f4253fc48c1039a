"""The budget's tables, for files and for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sightline.apps.finance import rules
from sightline.apps.finance.models import BudgetLine
from sightline.apps.finance.pages import SIDES, Share
from sightline.apps.finance.types import Convention, Side
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

LINES = (
    Column("side", "Side"),
    Column("category", "Category"),
    Column("label", "Line"),
    Column("amount", "Amount, £", is_number=True),
    Column("ledger", "In the finance ledger, £", is_number=True),
    Column("body", "Body"),
    Column("in_kind", "In kind"),
    Column("note", "Note"),
    Column("source", "Source"),
)
SHARES = (
    Column("body", "Body"),
    Column("pounds", "Amount, £", is_number=True, shown="amount"),
    Column("share", "Share of income", is_number=True, href="href"),
)


def lines(year: Year, rows: Sequence[BudgetLine]) -> Table:
    return Table(
        name=f"Budget statement {year.label}",
        caption=f"Budget statement, {year.label}",
        columns=LINES,
        rows=[_line(row) for row in rows],
    )


def shares(year: Year, found: Sequence[Share], addresses: Mapping[str, str]) -> Table:
    return Table(
        name=f"Income by who paid it {year.label}",
        caption="Income by who paid it",
        columns=SHARES,
        rows=[
            {
                "body": each.body,
                "pounds": each.pounds,
                "amount": each.amount,
                "share": each.share,
                "href": addresses.get(each.figure, ""),
            }
            for each in found
        ],
        empty="No body’s payment is recorded for this year.",
        prefix="shares-",
    )


def _line(row: BudgetLine) -> dict[str, Value]:
    side, pence = Side(row.side), row.amount_pence
    return {
        "side": SIDES[side],
        "category": row.category,
        "label": row.label,
        "amount": None if pence is None else pence / 100,
        "ledger": None if pence is None else rules.signed(pence, side, Convention.LEDGER) / 100,
        "body": str(row.body or ""),
        "in_kind": row.in_kind,
        "note": row.note,
        "source": row.source,
    }
