"""Finding an agency's numbers in its own sheet by the words beside them, as it was told once.

What moved is found by its words, and that is said; what is gone or stands twice is a fault.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sightline.analytics.dictionary import Definition
from sightline.apps.collection.amounts import NoneAvailable, UnreadableAmount, parse_amount
from sightline.apps.collection.sheets.naming import QUARTER, folded, names_quarter
from sightline.apps.collection.types import (
    NOTHING,
    CellRead,
    Grid,
    Layout,
    Part,
    Place,
    SheetMapping,
)
from sightline.core.periods import Period

Words = Mapping[int, str]  # by row or column, counted from 1


@dataclass(frozen=True)
class Found:
    """What was read by indicator and part, and what is different from last time, in words."""

    cells: Mapping[tuple[str, Part], CellRead]
    notes: tuple[str, ...] = ()
    grid: Grid | None = None

    @property
    def faults(self) -> int:
        return sum(bool(cell.fault) for cell in self.cells.values())


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    told = ""
    while column:
        column, rest = divmod(column - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def headings(grid: Grid, first: int, last: int) -> dict[int, str]:
    """The words over each column. Of two heading rows the upper one goes on over blank cells, as
    merged ones look."""
    found: dict[int, list[str]] = {}
    for number in range(first, last + 1):
        row = grid.rows[number - 1] if number <= len(grid.rows) else ()
        before = ""
        for column, cell in enumerate(row, start=1):
            told = " ".join(cell.split())
            before = told or (before if number < last else "")
            if before:
                found.setdefault(column, []).append(before)
    return {column: " / ".join(words) for column, words in found.items()}


def labels(grid: Grid, column: int, last_heading: int) -> dict[int, str]:
    """The words at the start of each row below the headings."""
    return {
        number: " ".join(row[column - 1].split())
        for number, row in enumerate(grid.rows, start=1)
        if number > last_heading and len(row) >= column and row[column - 1].strip()
    }


def chosen_sheet(grids: Sequence[Grid], name: str, quarter: Period) -> tuple[Grid | None, str]:
    """The sheet that the mapping means, and a note where it is called otherwise now."""
    if name == QUARTER:
        matching = [grid for grid in grids if names_quarter(grid.name, quarter)]
    else:
        matching = [grid for grid in grids if folded(grid.name) == folded(name)]
    if len(matching) == 1:
        return matching[0], ""
    if len(grids) == 1:
        told = "after its quarter" if name == QUARTER else f"‘{name}’"
        return grids[0], f"The sheet was called {told}, and is ‘{grids[0].name}’ now."
    return None, ""


def read(
    grids: Sequence[Grid],
    mapping: SheetMapping,
    quarter: Period,
    definitions: Mapping[str, Definition],
) -> Found:
    """What the sheet says of each indicator and part that is mapped and still asked for."""
    grid, note = chosen_sheet(grids, mapping.sheet, quarter)
    wanted = {at: each for at, each in mapping.places.items() if at[0] in definitions}
    if grid is None:
        gone = CellRead("", "", NOTHING, "The sheet is not in this file")
        return Found(dict.fromkeys(wanted, gone))
    first, last = mapping.headings
    columns = _Words(headings(grid, first, last), quarter, "column", letters)
    rows = _Words(labels(grid, mapping.label_column, last), quarter, "row", str)
    cells = {
        (key, part): _cell(grid, rows, columns, place, (definitions[key], part))
        for (key, part), place in wanted.items()
    }
    notes = [note, *grid.notes, *rows.notes, *columns.notes]
    return Found(cells, tuple(dict.fromkeys(each for each in notes if each)), grid)


class _NotThere(ValueError):
    """No row or column, or no single one, has these words."""


class _Words:
    """Rows or columns by their words. Keeps a note of each that moved."""

    def __init__(
        self, words: Words, quarter: Period, called: str, written: Callable[[int], str]
    ) -> None:
        self.words, self.quarter, self.called, self.written = words, quarter, called, written
        self.notes: list[str] = []

    def find(self, words: str, at: int) -> int:
        found = [number for number, told in self.words.items() if self._is(told, words)]
        if words == QUARTER:
            return self._of_quarter(found)
        if at in found:
            return at  # where it was, though another of the same name may stand elsewhere
        if not found:
            raise _NotThere(f"No {self.called} is called ‘{words}’ any more")
        if len(found) > 1:
            raise _NotThere(f"{len(found)} {self.called}s are called ‘{words}’ now")
        self.notes.append(
            f"‘{words}’ was {self.called} {self.written(at)}, and is {self.called} "
            f"{self.written(found[0])} now. It was found by its name."
        )
        return found[0]

    def _of_quarter(self, found: list[int]) -> int:
        if len(found) == 1:
            return found[0]
        many = "Several" if found else "No"
        verb = f"{self.called}s are" if found else f"{self.called} is"
        raise _NotThere(f"{many} {verb} named after {self.quarter}")

    def _is(self, told: str, words: str) -> bool:
        if words == QUARTER:
            return names_quarter(told, self.quarter)
        return folded(told) == folded(words)


def _cell(
    grid: Grid, rows: _Words, columns: _Words, place: Place, of: tuple[Definition, Part]
) -> CellRead:
    try:
        row, column = (
            rows.find(place.row, place.row_at),
            columns.find(place.column, place.column_at),
        )
    except _NotThere as missing:
        return CellRead("", "", NOTHING, str(missing))
    return read_cell(grid, row, column, of)


def read_cell(grid: Grid, row: int, column: int, of: tuple[Definition, Part]) -> CellRead:
    cells = grid.rows[row - 1] if row <= len(grid.rows) else ()
    text = cells[column - 1] if column <= len(cells) else ""
    at = f"{letters(column)}{row}"
    if spoilt := grid.spoilt.get((row, column)):
        return CellRead(at, text, NOTHING, f"The cell {spoilt}")
    try:
        return CellRead(at, text, parse_amount(text, *of))
    except NoneAvailable:
        return CellRead(at, text, NOTHING)
    except UnreadableAmount as unreadable:
        return CellRead(at, text, NOTHING, str(unreadable))


def likely_headings(grid: Grid) -> int:
    """The row that looks like the heading: of the first twenty, the first with most in it."""
    filled = [len([cell for cell in row if cell.strip()]) for row in grid.rows[:20]]
    return filled.index(max(filled)) + 1 if any(filled) else 1


def likely(words: Words, title: str) -> int:
    """The row or column whose words are most like an indicator's title; 0 where none is like it."""
    wanted = _telling(title)
    best, most = 0, 0.5
    for number, told in words.items():
        had = _telling(told)
        share = len(wanted & had) / len(wanted | had) if wanted | had else 0
        if share > most:
            best, most = number, share
    return best


def _telling(text: str) -> set[str]:
    return {word for word in folded(text).replace("-", " ").split() if len(word) > 2}


def remembered_words(words: Words, number: int, quarter: Period) -> str:
    """The words by which a row or column is found next time."""
    told = words.get(number, "")
    return QUARTER if names_quarter(told, quarter) else told


def as_saved(mapping: SheetMapping) -> dict[str, object]:
    """As the database keeps it."""
    return {
        "sheet": mapping.sheet,
        "layout": mapping.layout.value,
        "headings": list(mapping.headings),
        "label_column": mapping.label_column,
        "places": [
            [key, part.value, place.row, place.column, place.row_at, place.column_at]
            for (key, part), place in mapping.places.items()
        ],
    }


def as_opened(saved: Mapping[str, Any]) -> SheetMapping:
    first, last = saved["headings"]
    return SheetMapping(
        sheet=saved["sheet"],
        layout=Layout(saved["layout"]),
        headings=(first, last),
        label_column=saved["label_column"],
        places={(key, Part(part)): Place(*place) for key, part, *place in saved["places"]},
    )
