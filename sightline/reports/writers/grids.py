"""A table made even, so that each writer meets the same rows: all as wide as the table itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sightline.core.document import Cell, Table, TableRow

ACROSS: Final = 95  # letters that fit side by side on a page
SHORTEST, GAP = 4, 2  # letters
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
    columns = [[column.heading] for column in table.columns]
    columns += [[] for _ in range(width_of(table) - len(columns))]
    for row in rows_of(table):
        if not row.spans:
            for column, cell in zip(columns, row.cells, strict=True):
                column.append(cell.text)
    least = [_room_for(_unbroken(each), LONGEST_WORD) for each in columns]
    wish = [_room_for(each, LONGEST_TEXT) for each in columns]
    spare = max(0, ACROSS - sum(least))
    more = [wished - needed for wished, needed in zip(wish, least, strict=True)]
    portion = min(1.0, spare / (sum(more) or 1))
    letters = [needed + portion * extra for needed, extra in zip(least, more, strict=True)]
    return [each / sum(letters) for each in letters]


def _unbroken(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from [text] if len(text) <= UNBROKEN else text.split()


def _room_for(texts: Iterable[str], most: int) -> int:
    """In letters, with the gap between two columns; `most` keeps one text from taking it all."""
    longest = max((len(text) for text in texts), default=0)
    return min(max(longest, SHORTEST), most) + GAP


def is_number(table: Table, column: int) -> bool:
    return column < len(table.columns) and table.columns[column].is_number


def _even(row: TableRow, width: int) -> GridRow:
    missing = (Cell(""),) * (width - len(row.cells))
    spans = row.is_heading and not any(cell.text for cell in row.cells[1:])
    return GridRow(row.cells + missing, row.is_total, row.is_heading, spans)
