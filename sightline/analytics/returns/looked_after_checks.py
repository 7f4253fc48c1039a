"""What the product itself looks for in the files of the looked-after children return."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from sightline.analytics.returns.csv_tables import ROW
from sightline.analytics.returns.faults import Fault, FaultList
from sightline.analytics.returns.looked_after_layout import FILES

CORRECT = "Correct it in your system and write the file again"
MOST_OF_A_KIND = 100
GOES_ON, BEGINS = "X1", "S"


@dataclass(frozen=True)
class Check:
    kind: str
    column: str
    failing: pl.Expr
    what: str


def _backwards(kind: str, end: str, start: str, column: str, what: str) -> Check:
    return Check(kind, column, pl.col(end) < pl.col(start), what)


CHECKS = (
    _backwards("episodes", "ended_on", "started_on", "DEC", "the end is before the start"),
    Check("episodes", "DECOM", pl.col("started_on").is_null(), "it is not given"),
    Check(
        "episodes",
        "REC",
        pl.col("ended_on").is_null() != pl.col("reason_ended").is_null(),
        "an end and a reason for it must be given together",
    ),
    _backwards("missing", "ended_on", "started_on", "MIS_END", "the end is before the start"),
    _backwards(
        "placed_for_adoption",
        "ceased_on",
        "decided_on",
        "DATE_PLACED_CEASED",
        "the end is before the start",
    ),
    Check(
        "children",
        "CHILD",
        pl.col("child_id").is_not_null() & ~pl.col("child_id").is_first_distinct(),
        "the child is in the file a second time",
    ),
)
# Within the run of one child's episodes, in the order of their starts.
RUN = (
    Check(
        "episodes",
        "DECOM",
        pl.col("before_ended_on").is_null() & pl.col("has_before"),
        "it starts while the episode before it is still open",
    ),
    Check(
        "episodes",
        "DECOM",
        pl.col("started_on") < pl.col("before_ended_on"),
        "it starts before the end of the episode before it",
    ),
    Check(
        "episodes",
        "RNE",
        (pl.col("reason_started") == BEGINS)
        & (pl.col("before_reason") == GOES_ON)
        & (pl.col("started_on") == pl.col("before_ended_on")),
        "it says that the child started to be looked after, and the episode before goes on (X1)",
    ),
    Check(
        "episodes",
        "RNE",
        (pl.col("reason_started") != BEGINS)
        & pl.col("has_before")
        & (pl.col("before_reason") != GOES_ON),
        "it says that care went on, and the episode before ended it",
    ),
    Check(
        "episodes",
        "REC",
        (pl.col("reason_ended") == GOES_ON)
        & (pl.col("next_on") != pl.col("ended_on")).fill_null(True),
        "it says that care goes on (X1), and no episode starts that day",
    ),
)


def check(joined: Mapping[str, pl.DataFrame], reference_on: date | None, faults: FaultList) -> None:
    for each in CHECKS:
        _apply(joined, each, faults)
    if "episodes" in joined:
        run = {"episodes": _run(joined["episodes"])}
        for each in RUN:
            _apply(run, each, faults)
    for kind in joined:
        _check_columns(joined, kind, reference_on, faults)


def _run(episodes: pl.DataFrame) -> pl.DataFrame:
    known = episodes.filter(pl.col("child_id").is_not_null() & pl.col("started_on").is_not_null())
    same = pl.col("child_id").shift(1) == pl.col("child_id")
    next_same = pl.col("child_id").shift(-1) == pl.col("child_id")
    return known.sort("child_id", "started_on", "ended_on", nulls_last=True).with_columns(
        same.fill_null(False).alias("has_before"),
        pl.when(same).then(pl.col("ended_on").shift(1)).alias("before_ended_on"),
        pl.when(same).then(pl.col("reason_ended").shift(1)).alias("before_reason"),
        pl.when(next_same).then(pl.col("started_on").shift(-1)).alias("next_on"),
    )


def _check_columns(
    joined: Mapping[str, pl.DataFrame], kind: str, reference_on: date | None, faults: FaultList
) -> None:
    absent = pl.col("child_id").is_null()
    _apply(joined, Check(kind, "CHILD", absent, "it is not given"), faults)
    for column in FILES[kind].columns:
        if column.codes is not None:
            strange = ~pl.col(column.name).is_in(sorted(column.codes.codes))
            what = f"it is no code for {column.codes.name}"
            _apply(joined, Check(kind, column.source, strange, what), faults)
        if reference_on and joined[kind].schema[column.name] == pl.Date:
            later = pl.col(column.name) > reference_on
            what = "it lies after the reference date"
            _apply(joined, Check(kind, column.source, later, what), faults)


def _apply(joined: Mapping[str, pl.DataFrame], each: Check, faults: FaultList) -> None:
    if each.kind not in joined:
        return
    failed = joined[each.kind].filter(each.failing)
    room = min(MOST_OF_A_KIND, faults.room)
    for file, row in failed.head(room).select("file", ROW).iter_rows():
        faults.add(Fault(file, row, f"row {row:,}, {each.column}", each.what, CORRECT))
    faults.count(max(failed.height - room, 0))
