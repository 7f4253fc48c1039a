"""From cells of text to typed frames, batch by batch, with what could not be read listed."""

import polars as pl

from sightline.analytics.returns import census_layout as layout
from sightline.analytics.returns.census_rows import (
    CHILD,
    EPISODE,
    LINE,
    NAMES,
    PLAN,
    Cells,
    cell_numbers,
)
from sightline.analytics.returns.columns import Column
from sightline.analytics.returns.faults import Fault, FaultList
from sightline.analytics.returns.reading_values import WRITTEN, typed, unread
from sightline.analytics.returns.tables import CENSUS

CORRECT = "Correct it in your system and write the file again; until then it is read as not given"
LEADING = (("child", CHILD), ("episode", EPISODE), ("plan", PLAN), ("line", LINE))


def columns_once(table: str) -> dict[str, Column]:
    """By name in the table: the first element that fills it stands for those that do."""
    return {column.name: column for column in reversed(layout.TABLES[table])}


class CensusFrames:
    def __init__(self, file: str, faults: FaultList) -> None:
        self._file, self._faults = file, faults
        self._frames: dict[str, list[pl.DataFrame]] = {table: [] for table in NAMES}

    def add(self, taken: list[Cells]) -> None:
        """The first row of each table holds only what stood outside the element it belongs in."""
        for table, cells in zip(NAMES, taken, strict=True):
            numbers = cell_numbers(table)
            width = len(LEADING) + len(numbers)
            self._note_stray(table, cells[:width])
            leading = [
                pl.Series(name, cells[width + cell :: width], dtype=pl.UInt32)
                for name, cell in LEADING
            ]
            values = [
                self._column(column, cells[width + numbers[name] :: width], leading)
                for name, column in columns_once(table).items()
            ]
            self._frames[table].append(pl.DataFrame(leading + values))

    def _column(self, column: Column, cells: Cells, leading: list[pl.Series]) -> pl.Series:
        text = pl.Series(column.name, cells, dtype=pl.String)
        values = typed(text, column.kind)
        if column.kind in WRITTEN:
            for row in unread(text, values):
                child, line = leading[0][row], leading[-1][row]
                place = f"child {child:,}, {column.source}"
                self._faults.add(Fault(self._file, line, place, WRITTEN[column.kind], CORRECT))
        return values

    def _note_stray(self, table: str, cells: Cells) -> None:
        for name, cell in cell_numbers(table).items():
            if cells[cell] is not None and cells[cell].strip():
                what = "it stands outside the element that it belongs in, and was passed over"
                do = "Ask those who supply the system that wrote the file"
                place = columns_once(table)[name].source
                self._faults.add(Fault(self._file, None, place, what, do))

    def joined(self) -> dict[str, pl.DataFrame]:
        """With `line`, and `child_id` in each; for checks."""
        tables = {table: pl.concat(frames) for table, frames in self._frames.items()}
        self._frames.clear()
        ids = tables["children"]["child_id"]
        return {
            table: frame
            if table == "children"
            else frame.with_columns(ids.gather(frame["child"] - 1).alias("child_id"))
            for table, frame in tables.items()
        }

    def closed(self, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        """The columns that the tables have, and no other."""
        return {
            table: tables[table].select(pl.col(name).cast(kind) for name, kind in schema.items())
            for table, schema in CENSUS.items()
        }
