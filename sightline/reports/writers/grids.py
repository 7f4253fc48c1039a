"""A table made even, so that each writer meets the same rows: all as wide as the table itself."""

from dataclasses import dataclass
from itertools import groupby

from sightline.core.document import Cell, Table, TableRow


@dataclass(frozen=True)
class GridRow:
    """`cells` are as many as the table has columns; a row that spans shows its first one only."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    is_heading: bool = False
    spans: bool = False


def width_of(table: Table) -> int:
    """A row may be wider than the headings; nothing that it says is dropped."""
    return max(len(table.columns), *(len(row.cells) for row in table.rows), 1)


def rows_of(table: Table) -> list[GridRow]:
    width = width_of(table)
    return [_even(row, width) for row in table.rows]


def groups_of(table: Table) -> list[list[GridRow]]:
    """The rows in runs, each beginning with the heading row that stands over it."""
    number = 0
    numbered = []
    for row in rows_of(table):
        number += row.is_heading
        numbered.append((number, row))
    return [[row for _, row in run] for _, run in groupby(numbered, key=lambda pair: pair[0])]


def is_number(table: Table, column: int) -> bool:
    return column < len(table.columns) and table.columns[column].is_number


def _even(row: TableRow, width: int) -> GridRow:
    missing = (Cell(""),) * (width - len(row.cells))
    spans = row.is_heading and not any(cell.text for cell in row.cells[1:])
    return GridRow(row.cells + missing, row.is_total, row.is_heading, spans)
