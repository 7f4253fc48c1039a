"""A batch of a census file to typed frames: by itself, so that two may be read at once."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import NamedTuple

import polars as pl

from sightline.analytics.returns import census_layout as layout
from sightline.analytics.returns import census_order
from sightline.analytics.returns.census_rows import (
    CHILD,
    EPISODE,
    LINE,
    NAMES,
    PLAN,
    Cells,
    CensusRows,
    cell_numbers,
)
from sightline.analytics.returns.columns import Column
from sightline.analytics.returns.faults import MOST, FaultList, Faults
from sightline.analytics.returns.reading_values import WRITTEN, typed, unread
from sightline.analytics.returns.xml_parts import Piece, parts_of

BATCH = 8 * 1024 * 1024  # bytes of text: some thousands of children
LEADING = (("child", CHILD), ("episode", EPISODE), ("plan", PLAN), ("line", LINE))


class Lost(NamedTuple):
    """A value that could not be read. `child` counts within the batch; None is in no child."""

    child: int | None
    line: int | None
    element: str
    what: str


class Work(NamedTuple):
    """What one batch needs to be read anywhere."""

    pieces: list[Piece]
    depth: int
    file: str
    first: bool


@dataclass(frozen=True)
class Batch:
    """`numbers` says how many rows of each table there are; rows are numbered from 1."""

    frames: dict[str, pl.DataFrame]
    numbers: dict[str, int]
    lost: list[Lost]
    more_lost: int
    unknown: dict[str, int]
    order: Faults


def batches(pieces: Iterable[Piece], depth: int, file: str) -> Iterator[Work]:
    held: list[Piece] = []
    size, first = 0, True
    for piece in pieces:
        held.append(piece)
        size += len(piece.text)
        if size >= BATCH:
            yield Work(held, depth, file, first)
            held, size, first = [], 0, False
    if held or first:
        yield Work(held, depth, file, first)


def read_all(works: Iterable[Work], processes: int) -> Iterator[Batch]:
    """In their order. With one process there is only this one."""
    if processes == 1:
        yield from map(read_batch, works)
        return
    # A process that was forked beside the threads of Polars could stand still for ever.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Batch]] = deque()
        for work in works:
            waiting.append(pool.submit(read_batch, work))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def read_batch(work: Work) -> Batch:
    rows, order = CensusRows(), FaultList()
    for number, piece in enumerate(work.pieces):
        for part in parts_of(piece, work.depth, work.file):
            if work.first and number == 0:
                census_order.note(part, work.file, order)
            rows.read(part)
    typing = _Typing()
    frames = {
        table: typing.frame(table, cells) for table, cells in zip(NAMES, rows.cells, strict=True)
    }
    numbers = dict(zip(NAMES, rows.numbers, strict=True))
    lost = typing.lost
    return Batch(
        frames, numbers, lost[:MOST], max(len(lost) - MOST, 0), rows.places.unknown, order.closed()
    )


def columns_once(table: str) -> dict[str, Column]:
    """By name in the table: the first element that fills it stands for those that do."""
    return {column.name: column for column in reversed(layout.TABLES[table])}


class _Typing:
    def __init__(self) -> None:
        self.lost: list[Lost] = []

    def frame(self, table: str, cells: Cells) -> pl.DataFrame:
        """The first row holds only what stood outside the element that it belongs in."""
        numbers = cell_numbers(table)
        width = len(LEADING) + len(numbers)
        self._note_stray(table, cells[:width])
        leading = [
            pl.Series(name, cells[width + cell :: width], dtype=pl.UInt32) for name, cell in LEADING
        ]
        values = [
            self._column(column, cells[width + numbers[name] :: width], leading)
            for name, column in columns_once(table).items()
        ]
        return pl.DataFrame(leading + values)

    def _column(self, column: Column, cells: Cells, leading: list[pl.Series]) -> pl.Series:
        text = pl.Series(column.name, cells, dtype=pl.String)
        values = typed(text, column.kind)
        if column.kind in WRITTEN:
            for row in unread(text, values):
                child, line = leading[0][row], leading[-1][row]
                self.lost.append(Lost(child, line, column.source, WRITTEN[column.kind]))
        return values

    def _note_stray(self, table: str, cells: Cells) -> None:
        for name, cell in cell_numbers(table).items():
            if cells[cell] is not None and cells[cell].strip():
                what = "it stands outside the element that it belongs in, and was passed over"
                self.lost.append(Lost(None, None, columns_once(table)[name].source, what))
