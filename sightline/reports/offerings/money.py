"""Money: the budget statement in both sign conventions, what each body paid, and the reserves."""

from collections.abc import Sequence
from itertools import groupby

from sightline.apps.finance import pictures, rules
from sightline.apps.finance.types import Convention, Line, Side, Statement
from sightline.core.document import Block, Cell, Table, TableRow
from sightline.core.drawing.canvas import Drawing
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
    return [_reserves_table(source)]


def income_chart(source: Source) -> list[Block]:
    keys = [f"budget.line.{line.key}" for line in source.statement.income]
    return _drawn(
        pictures.income(source.statement, source.year.label),
        _contributions_table(source),
        ["budget.total-income", *keys],
    )


def spending_chart(source: Source) -> list[Block]:
    drawing = pictures.spending(source.statement, source.year.label)
    return _drawn(drawing, _spending_table(source, source.statement))


def reserves_chart(source: Source) -> list[Block]:
    drawing = pictures.reserves(source.statement, source.year.label)
    return _drawn(drawing, _reserves_table(source))


def _drawn(drawing: Drawing | None, table: Table, figures: Sequence[str] = ()) -> list[Block]:
    """The picture with its table; the table alone where there is nothing to draw."""
    if drawing is None:
        return [table]
    return [picture(drawing, table=table, figures=figures)]


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


def _reserves_table(source: Source) -> Table:
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
    return Table(
        anchor="table-reserves",
        caption=f"Reserves, {source.year.label}",
        columns=columns("Reserves", "Amount", numbers=("Amount",)),
        rows=rows,
        when_empty="No reserves are recorded for this year.",
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
