"""A table made even, so that each writer meets the same rows: all as wide as the table itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mean
from typing import Final

from sightline.core.document import Cell, Table, TableRow

ACROSS: Final = 95  # letters that fit side by side on a page
SHORTEST, GAP, BOLDER = 4, 2, 2  # letters
UNBROKEN = 10  # letters of a text that is kept on one line
LONGEST_WORD, LONGEST_TEXT = 26, 180  # letters after which either is broken into lines


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


def shares_of(table: Table) -> list[float]:
    """How much of the width each column gets; together they make one.

    Each has room for its longest word, and what is left goes to those with more to say.
    """
    columns: list[list[str]] = [[] for _ in range(width_of(table))]
    for row in rows_of(table):
        if not row.spans:
            for column, cell in zip(columns, row.cells, strict=True):
                column.append(cell.text)
    headings = [column.heading for column in table.columns]
    headings += [""] * (len(columns) - len(headings))
    least = [
        max(_least(texts), _longest(heading.split()) + BOLDER) + GAP
        for texts, heading in zip(columns, headings, strict=True)
    ]
    wish = [
        max(_wish(texts), _longest([heading]) + BOLDER + GAP)
        for texts, heading in zip(columns, headings, strict=True)
    ]
    more = [max(0, wished - needed) for wished, needed in zip(wish, least, strict=True)]
    portion = min(1.0, max(0, ACROSS - sum(least)) / (sum(more) or 1))
    letters = [needed + portion * extra for needed, extra in zip(least, more, strict=True)]
    return [each / sum(letters) for each in letters]


def _least(texts: Sequence[str]) -> int:
    parts = [[text] if len(text) <= UNBROKEN else text.split() for text in texts]
    return max(SHORTEST, _longest(part for each in parts for part in each))


def _wish(texts: Sequence[str]) -> float:
    """Between the longest and the usual, so that one long cell does not take it all."""
    lengths = [min(len(text), LONGEST_TEXT) for text in texts] or [0]
    return (max(lengths) + mean(lengths)) / 2 + GAP


def _longest(words: Iterable[str]) -> int:
    return min(max((len(word) for word in words), default=0), LONGEST_WORD)


def is_number(table: Table, column: int) -> bool:
    return column < len(table.columns) and table.columns[column].is_number


def _even(row: TableRow, width: int) -> GridRow:
    missing = (Cell(""),) * (width - len(row.cells))
    spans = row.is_heading and not any(cell.text for cell in row.cells[1:])
    return GridRow(row.cells + missing, row.is_total, row.is_heading, spans)
