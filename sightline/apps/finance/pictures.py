"""Drawings of the budget: who paid, what it was spent on, and what that did to the reserves."""

from collections.abc import Sequence
from typing import Literal

from sightline.apps.finance import rules
from sightline.apps.finance.types import Line, Statement
from sightline.core.drawing.bars import Bar, horizontal_bars
from sightline.core.drawing.canvas import Drawing
from sightline.core.drawing.waterfall import Step, StepGroup, steps


def income(found: Statement, label: str) -> Drawing | None:
    """Bars by the body that paid, the largest first; None without income."""
    paid = rules.shares(found.income).values()
    bars = [_bar(lines[0].body_name, lines) for lines in paid]
    earned = rules.earned(found.income)
    if earned:
        bars.append(_bar("Earned income", earned, pattern="hatched"))
    if not bars:
        return None
    bars.sort(key=lambda bar: -bar.amount)
    total = rules.pounds(found.total_income)
    return horizontal_bars(
        name="chart-income",
        title=f"Bars of the income of {label} by who paid it, the largest first",
        description=f"{bars[0].label} paid the most, {bars[0].text} of {total}.",
        bars=bars,
    )


def spending(found: Statement, label: str) -> Drawing | None:
    """Bars by line, the largest first; None without spending."""
    if not found.spending:
        return None
    bars = [Bar(line.label, line.pence, rules.pounds(line.pence)) for line in found.spending]
    bars.sort(key=lambda bar: -bar.amount)
    total = rules.pounds(found.total_spending)
    return horizontal_bars(
        name="chart-spending",
        title=f"Bars of the spending of {label} by line, the largest first",
        description=f"The most was spent on {bars[0].label}: {bars[0].text} of {total}.",
        bars=bars,
    )


def reserves(found: Statement, label: str) -> Drawing | None:
    """Steps from income to spending, and of the reserves; None where these are not known."""
    opening, closing = found.opening_reserves, found.closing_reserves
    if opening is None or closing is None:
        return None
    drew = "were drawn on by" if found.drawdown >= 0 else "grew by"
    return steps(
        name="chart-reserves",
        title=f"Steps from income to spending, and what that did to the reserves, {label}",
        description=(
            f"Reserves {drew} {rules.pounds(abs(found.drawdown))}, from {rules.pounds(opening)} to "
            f"{rules.pounds(closing)}."
        ),
        groups=[
            StepGroup(
                "Income and spending",
                (
                    _step("Income", found.total_income, "total"),
                    _step("Drawn from reserves", found.drawdown, "change"),
                    _step("Spending", found.total_spending, "total"),
                ),
            ),
            StepGroup(
                "Reserves",
                (
                    _step("At the start", opening, "total"),
                    _step("Drawn", -found.drawdown, "change"),
                    _step("At the end", closing, "total"),
                ),
            ),
        ],
    )


def _bar(label: str, lines: Sequence[Line], pattern: Literal["solid", "hatched"] = "solid") -> Bar:
    pence = sum(line.pence for line in lines)
    return Bar(label, pence, rules.pounds(pence), pattern=pattern)


def _step(label: str, pence: int, kind: Literal["total", "change"]) -> Step:
    return Step(label, pence, rules.pounds(pence), kind=kind)
