"""The figures that the budget gives: lines, totals, shares by body, and reserves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from sightline.apps.finance import queries, rules
from sightline.apps.finance.types import Line, Side, Statement
from sightline.core.calculations import Operation, compute, round_to, working
from sightline.core.figures import Basis, Beneath, Figure
from sightline.core.quantities import PERCENT, POUNDS, Quantity
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year
    from sightline.core.periods import Period

ROOM = "finance"
SOURCE = "Computed from the budget lines in Sightline"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    found = queries.statement(actor, year)
    by_line = {
        line.key: _line_figure(line, year.period)
        for line in (*found.income, *found.spending, *found.in_kind)
    }
    if not by_line:
        return
    yield from by_line.values()
    yield from _totals(found, by_line, year.period)


def _line_figure(line: Line, period: Period) -> Figure:
    return Figure(
        key=f"budget.line.{line.key}",
        label=line.label,
        quantity=_money(line.pence),
        basis=Basis.DECLARED,
        definition=f"{line.category}: a line of {line.side.value}. {line.note}".strip(),
        source=line.source,
        room=ROOM,
        period=period,
        declared_by=line.body_name,
        beneath=(Beneath("budget_line", line.key, line.label, rules.pounds(line.pence)),),
    )


def _totals(found: Statement, by_line: dict[str, Figure], period: Period) -> Iterator[Figure]:
    """A sum is offered only when every line that it needs has its amount."""
    if not rules.is_waiting(found, Side.INCOME):
        income = _sum("total-income", "Total income", found.income, by_line, period)
        yield income
        if income.quantity.amount:
            yield from _shares(found, by_line, income)
    if not rules.is_waiting(found, Side.SPENDING):
        yield _sum("total-spending", "Total spending", found.spending, by_line, period)
    if found.in_kind and not any(line.in_kind for line in found.unstated):
        yield _sum("in-kind", "Given in kind", found.in_kind, by_line, period)
    if not rules.is_waiting(found, *Side):
        yield from _reserves(found, by_line, period)


def _reserves(found: Statement, by_line: dict[str, Figure], period: Period) -> Iterator[Figure]:
    income = _sum("total-income", "Total income", found.income, by_line, period)
    spending = _sum("total-spending", "Total spending", found.spending, by_line, period)
    drawdown = _worked_out(
        "drawdown", "Drawn from reserves", [spending, income], Operation.DIFFERENCE
    )
    yield drawdown
    if found.opening_reserves is not None:
        opening = _opening(found.opening_reserves, period)
        closing = _worked_out(
            "closing-reserves", "Reserves at the end of the year", [opening, drawdown],
            Operation.DIFFERENCE,
        )  # fmt: skip
        yield opening
        yield closing
        if spending.quantity.amount:
            label = "Reserves as a share of a year's spending"
            yield _worked_out("reserves-share", label, [closing, spending], Operation.SHARE)


def _shares(found: Statement, by_line: dict[str, Figure], income: Figure) -> Iterator[Figure]:
    for body, lines in rules.shares(found.income).items():
        parts = [by_line[line.key] for line in lines]
        label = f"Share of income paid by {lines[0].body_name}"
        yield _share(f"share.{body}", label, parts, income)
    earned = rules.earned(found.income)
    if earned:
        yield _sum("earned-income", "Earned income", earned, by_line, income.period)
        parts = [by_line[line.key] for line in earned]
        yield _share("earned-income-share", "Earned income as a share of income", parts, income)


def _opening(pence: int, period: Period) -> Figure:
    return Figure(
        key="budget.opening-reserves",
        label="Reserves at the start of the year",
        quantity=_money(pence),
        basis=Basis.DECLARED,
        definition="Reserves available before the year's spending, as the statement gives them.",
        source="The budget statement",
        room=ROOM,
        period=period,
    )


def _sum(
    key: str, label: str, lines: Sequence[Line], by_line: dict[str, Figure], period: Period | None
) -> Figure:
    parts = [by_line[line.key] for line in lines]
    quantity = _money(sum(line.pence for line in lines))
    return Figure(
        key=f"budget.{key}",
        label=label,
        quantity=quantity,
        basis=Basis.COMPUTED,
        definition="The lines beneath it added together.",
        source=SOURCE,
        room=ROOM,
        period=period,
        of=tuple(part.key for part in parts),
        working=working(Operation.SUM, parts, quantity),
        beneath=tuple(row for part in parts for row in part.beneath),
    )


def _worked_out(key: str, label: str, parts: list[Figure], operation: Operation) -> Figure:
    amount = compute(operation, [part.quantity.amount for part in parts])
    is_share = operation == Operation.SHARE
    between = "as a share of" if is_share else "less"
    quantity = (
        Quantity(round_to(amount, 1), PERCENT, decimals=1) if is_share else Quantity(amount, POUNDS)
    )
    return Figure(
        key=f"budget.{key}",
        label=label,
        quantity=quantity,
        basis=Basis.COMPUTED,
        definition=f"{parts[0].label} {between} {parts[1].label.lower()}.",
        source=SOURCE,
        room=ROOM,
        period=parts[0].period,
        rounded_to=_rounded_to(amount, quantity),
        of=tuple(part.key for part in parts),
        working=working(operation, parts, quantity),
    )


def _share(key: str, label: str, parts: list[Figure], whole: Figure) -> Figure:
    paid = sum((part.quantity.amount for part in parts), Decimal(0))
    percent = paid * 100 / whole.quantity.amount
    quantity = Quantity(round_to(percent, 1), PERCENT, decimals=1)
    top = " + ".join(part.text for part in parts)
    return Figure(
        key=f"budget.{key}",
        label=label,
        quantity=quantity,
        basis=Basis.COMPUTED,
        definition="Its lines of income together, as a share of total income.",
        source=SOURCE,
        room=ROOM,
        period=whole.period,
        rounded_to=_rounded_to(percent, quantity),
        of=(*(part.key for part in parts), whole.key),
        working=f"{f'({top})' if len(parts) > 1 else top} ÷ {whole.text} = {quantity}",
        beneath=tuple(row for part in parts for row in part.beneath),
    )


def _rounded_to(exact: Decimal, shown: Quantity) -> str:
    return "" if shown.amount == exact else "0.1"


def _money(pence: int) -> Quantity:
    return Quantity(Decimal(pence) / 100, POUNDS)
