"""Money: the budget statement in both sign conventions, what each body paid, and the reserves."""

from collections.abc import Sequence
from itertools import groupby

from sightline.apps.finance import rules
from sightline.apps.finance.types import Convention, Line, Side, Statement
from sightline.core.document import Block, Cell, Table, TableRow
from sightline.core.drawing.bars import Bar, horizontal_bars
from sightline.core.drawing.waterfall import Step, StepGroup, steps
from sightline.reports.offerings.source import (
    Source,
    columns,
    figure_cell,
    heading_row,
    picture,
    row,
)

LEDGER_NOTE = (
    "In the finance ledger's convention income is negative and spending positive; the plain "
    "amounts have no signs."
)
NO_BUDGET = "No budget is recorded for this year."


def budget(source: Source) -> list[Block]:
    """Every line under its heading, with the totals and the reserves."""
    found = source.statement
    return [budget_table(source, found)]


def budget_table(source: Source, found: Statement) -> Table:
    rows: list[TableRow] = []
    if found.income or found.spending:
        rows = [
            *_lines(source, found.income),
            _total(source, "Total income", "budget.total-income", Side.INCOME),
            *_lines(source, found.spending),
            _total(source, "Total spending", "budget.total-spending", Side.SPENDING),
            *_reserve_rows(source),
        ]
    notes = [f"{line.label}: {line.note}" for line in (*found.income, *found.spending) if line.note]
    return Table(
        anchor="table-budget",
        caption=f"Budget statement, {source.year.label}",
        columns=columns(
            "Line", "Amount", "In the finance ledger", numbers=("Amount", "In the finance ledger")
        ),
        rows=tuple(rows),
        notes=(LEDGER_NOTE, *notes) if rows else (),
        when_empty=NO_BUDGET,
    )


def contributions(source: Source) -> list[Block]:
    return [_contributions_table(source)]


def reserves(source: Source) -> list[Block]:
    rows = tuple(
        row(label, figure_cell(source.ledger, key))
        for label, key in (
            ("Reserves at the start of the year", "budget.opening-reserves"),
            ("Drawn from reserves", "budget.drawdown"),
            ("Reserves at the end of the year", "budget.closing-reserves"),
            ("Share of a year's spending", "budget.reserves-share"),
        )
        if source.ledger.get(key)
    )
    return [
        Table(
            anchor="table-reserves",
            caption=f"Reserves, {source.year.label}",
            columns=columns("Reserves", "Amount", numbers=("Amount",)),
            rows=rows,
            when_empty="No reserves are recorded for this year.",
        )
    ]


def income_chart(source: Source) -> list[Block]:
    found = source.statement
    paid = rules.shares(found.income)
    bars = [
        Bar(lines[0].body_name, _pence(lines), rules.pounds(_pence(lines)))
        for lines in paid.values()
    ]
    earned = rules.earned(found.income)
    if earned:
        text = rules.pounds(_pence(earned))
        bars.append(Bar("Earned income", _pence(earned), text, pattern="hatched"))
    if not bars:
        return [_contributions_table(source)]
    largest = max(bars, key=lambda bar: bar.amount)
    drawing = horizontal_bars(
        name="chart-income",
        title=f"Bars of the income of {source.year.label} by who paid it, the largest first",
        description=(
            f"{largest.label} paid the most, {largest.text} of {rules.pounds(found.total_income)}."
        ),
        bars=sorted(bars, key=lambda bar: -bar.amount),
    )
    figures = [line.key for line in found.income]
    return [
        picture(
            drawing,
            anchor="chart-income",
            table=_contributions_table(source),
            figures=["budget.total-income", *(f"budget.line.{key}" for key in figures)],
        )
    ]


def spending_chart(source: Source) -> list[Block]:
    found = source.statement
    table = _spending_table(source, found)
    if not found.spending:
        return [table]
    ordered = sorted(found.spending, key=lambda line: -line.pence)
    drawing = horizontal_bars(
        name="chart-spending",
        title=f"Bars of the spending of {source.year.label} by line, the largest first",
        description=(
            f"The most was spent on {ordered[0].label}: {rules.pounds(ordered[0].pence)} of "
            f"{rules.pounds(found.total_spending)}."
        ),
        bars=[Bar(line.label, line.pence, rules.pounds(line.pence)) for line in ordered],
    )
    return [picture(drawing, anchor="chart-spending", table=table)]


def reserves_chart(source: Source) -> list[Block]:
    found = source.statement
    [table] = reserves(source)
    opening, closing = found.opening_reserves, found.closing_reserves
    if opening is None or closing is None or not isinstance(table, Table):
        return [table]
    drew = "were drawn on by" if found.drawdown >= 0 else "grew by"
    drawing = steps(
        name="chart-reserves",
        title=f"From income to spending, and what that did to the reserves, {source.year.label}",
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
    return [picture(drawing, anchor="chart-reserves", table=table)]


def _step(label: str, pence: int, kind: str) -> Step:
    return Step(label, pence, rules.pounds(pence), kind="total" if kind == "total" else "change")


def _lines(source: Source, lines: Sequence[Line]) -> list[TableRow]:
    rows = []
    for category, of_category in groupby(lines, key=lambda line: line.category):
        rows.append(heading_row(category))
        rows.extend(
            row(line.label, figure_cell(source.ledger, f"budget.line.{line.key}"), _signed(line))
            for line in of_category
        )
    return rows


def _signed(line: Line) -> str:
    return rules.pounds(rules.signed(line.pence, line.side, Convention.LEDGER))


def _total(source: Source, label: str, key: str, side: Side) -> TableRow:
    figure = source.ledger.get(key)
    pence = int(figure.quantity.amount * 100) if figure else 0
    ledger = rules.pounds(rules.signed(pence, side, Convention.LEDGER))
    return row(label, figure_cell(source.ledger, key), ledger, is_total=True)


def _reserve_rows(source: Source) -> list[TableRow]:
    keys = ("budget.opening-reserves", "budget.drawdown", "budget.closing-reserves")
    found = [figure for key in keys if (figure := source.ledger.get(key))]
    rows = [row(f.label, Cell(f.text, f.key), f.text, is_total=True) for f in found]
    return [heading_row("Reserves"), *rows] if rows else []


def _contributions_table(source: Source) -> Table:
    found = source.statement
    rows = []
    for body, lines in rules.shares(found.income).items():
        rows.append(
            row(
                lines[0].body_name,
                rules.pounds(_pence(lines)),
                figure_cell(source.ledger, f"budget.share.{body}"),
            )
        )
    if rules.earned(found.income):
        rows.append(
            row(
                "Earned income",
                figure_cell(source.ledger, "budget.earned-income"),
                figure_cell(source.ledger, "budget.earned-income-share"),
            )
        )
    if rows:
        total = figure_cell(source.ledger, "budget.total-income")
        rows.append(row("Total", total, "100%", is_total=True))
    notes = []
    if found.in_kind:
        given = "; ".join(f"{line.label}, {rules.pounds(line.pence)}" for line in found.in_kind)
        notes.append(f"Given in kind, and not part of the total: {given}.")
    return Table(
        anchor="table-contributions",
        caption=f"Income by who paid it, {source.year.label}",
        columns=columns("Body", "Amount", "Share of income", numbers=("Amount", "Share of income")),
        rows=tuple(rows),
        notes=tuple(notes),
        when_empty=NO_BUDGET,
    )


def _spending_table(source: Source, found: Statement) -> Table:
    rows = [
        row(line.label, figure_cell(source.ledger, f"budget.line.{line.key}"))
        for line in found.spending
    ]
    if rows:
        total = figure_cell(source.ledger, "budget.total-spending")
        rows.append(row("Total", total, is_total=True))
    return Table(
        anchor="table-spending",
        caption=f"Spending by line, {source.year.label}",
        columns=columns("Line", "Amount", numbers=("Amount",)),
        rows=tuple(rows),
        when_empty=NO_BUDGET,
    )


def _pence(lines: Sequence[Line]) -> int:
    return sum(line.pence for line in lines)
