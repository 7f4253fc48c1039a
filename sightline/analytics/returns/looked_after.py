"""The looked-after children return (SSDA903), read from its CSV files into tables."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from sightline.analytics.returns import looked_after_checks
from sightline.analytics.returns.csv_tables import ROW, CsvTable, read_csv
from sightline.analytics.returns.faults import Fault, FaultList, UnreadableReturn
from sightline.analytics.returns.looked_after_layout import (
    ALSO,
    FILES,
    MAY_BE_ABSENT,
    NOT_HELD,
    FileLayout,
)
from sightline.analytics.returns.reading_values import WRITTEN, typed, unread
from sightline.analytics.returns.return_files import ReturnFile, files_of
from sightline.analytics.returns.tables import LOOKED_AFTER, LookedAfterReturn, looked_after_return

CORRECT = "Correct it in your system and write the file again; until then it is read as not given"
FILE, NEWEST = "file", "newest"


def read_looked_after(path: Path, reference_on: date | None = None) -> LookedAfterReturn:
    """From a folder, a zip or one CSV file. Days after `reference_on` are listed.

    Files of several years may lie together. A row that stands in more than one file is taken from
    the file that reaches furthest, so that an episode open in one year is closed by the next.
    """
    return read_looked_after_files(files_of(path, ".csv"), path.name, reference_on)


def read_looked_after_files(
    files: Iterable[ReturnFile], called: str, reference_on: date | None = None
) -> LookedAfterReturn:
    """The same of files that are at hand; `called` is what a refusal of all of them names."""
    faults = FaultList()
    frames: dict[str, list[pl.DataFrame]] = {}
    for file in files:
        table = read_csv(file.name, file.content)
        kind = _kind(table)
        if table is None or kind is None:
            _pass_over(file.name, table, faults)
        else:
            frames.setdefault(kind, []).append(_typed(table, kind, faults))
    if not frames:
        what = "no file in it has the headings of the return, such as CHILD and DECOM"
        do = "Choose the folder that holds the CSV files of the SSDA903"
        raise UnreadableReturn(Fault(called, None, "", what, do))
    joined = {kind: _joined(each, FILES[kind]) for kind, each in frames.items()}
    looked_after_checks.check(joined, reference_on, faults)
    return looked_after_return(_closed(joined), faults.closed())


def _kind(table: CsvTable | None) -> str | None:
    if table is None:
        return None
    headings = {ALSO.get(name, name) for name in table.frame.columns}
    if "CHILD" not in headings:
        return None
    for kind, layout in FILES.items():
        if headings & set(layout.known_by):
            return kind
    return None


def _pass_over(name: str, table: CsvTable | None, faults: FaultList) -> None:
    if table is not None and set(table.frame.columns) & set(NOT_HELD):
        return
    what = "its headings are not those of a file of the return, and it was passed over"
    faults.add(Fault(name, 1, "", what, "Nothing, if it is no part of the return"))


def _typed(table: CsvTable, kind: str, faults: FaultList) -> pl.DataFrame:
    frame = table.frame.rename(
        {
            old: new
            for old, new in ALSO.items()
            if old in table.frame.columns and new not in table.frame.columns
        }
    )
    rows = frame[ROW]
    columns = [rows]
    for column in FILES[kind].columns:
        text = _text(frame, column.source, table.name, faults).alias(column.name)
        values = typed(text, column.kind)
        columns.append(values)
        if column.kind in WRITTEN:
            for lost in unread(text, values):
                place = f"row {rows[lost]:,}, {column.source}"
                faults.add(Fault(table.name, rows[lost], place, WRITTEN[column.kind], CORRECT))
    typed_frame = pl.DataFrame(columns).with_columns(pl.lit(table.name).alias(FILE))
    return _once(typed_frame, faults)


def _text(frame: pl.DataFrame, source: str, file: str, faults: FaultList) -> pl.Series:
    if source in frame.columns:
        return frame[source]
    if source not in MAY_BE_ABSENT:
        what = "the column is not there, and is read as not given"
        faults.add(Fault(file, 1, f"column {source}", what, "Write the file again with it"))
    return pl.Series(source, [None] * frame.height, dtype=pl.String)


def _once(frame: pl.DataFrame, faults: FaultList) -> pl.DataFrame:
    """Without the rows that repeat another of the same file in every column."""
    held = [name for name in frame.columns if name not in (ROW, FILE)]
    once = frame.unique(held, keep="first", maintain_order=True)
    if once.height < frame.height:
        first = frame.filter(~pl.struct(held).is_first_distinct())
        what = f"{frame.height - once.height:,} rows repeat another, and were passed over"
        place = f"row {first[ROW][0]:,}"
        faults.add(Fault(first[FILE][0], first[ROW][0], place, what, "Write the file again"))
    return once


def _joined(frames: list[pl.DataFrame], layout: FileLayout) -> pl.DataFrame:
    """Of each row the version in the newest file that has it; rows alike in one file all stay."""
    ordered = sorted(frames, key=_reaches)
    joined = pl.concat(
        frame.with_columns(pl.lit(number, dtype=pl.UInt32).alias(NEWEST))
        for number, frame in enumerate(ordered)
    )
    newest = pl.col(NEWEST).max().over(list(layout.key))
    return joined.filter(pl.col(NEWEST) == newest).drop(NEWEST)


def _reaches(frame: pl.DataFrame) -> tuple[date, str]:
    """The last day that a file speaks of, and its name."""
    days = [frame[name].max() for name, kind in frame.schema.items() if kind == pl.Date]
    last = max((day for day in days if isinstance(day, date)), default=date.min)
    return last, str(frame[FILE].first() or "")


def _closed(joined: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {
        kind: frame.select(pl.col(name).cast(of) for name, of in LOOKED_AFTER[kind].items())
        for kind, frame in joined.items()
    }
