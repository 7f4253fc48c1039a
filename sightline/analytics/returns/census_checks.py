"""What the product itself looks for in a census, whether or not the field's validator is there.

A row that fails stays in its table as it was given: whether it counts is for the definitions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from sightline.analytics.returns import census_layout as layout
from sightline.analytics.returns.census_batches import columns_once
from sightline.analytics.returns.columns import Column, Kind
from sightline.analytics.returns.faults import Fault, FaultList
from sightline.analytics.returns.tables import CensusHeader

CORRECT = "Correct it in your system and write the file again"
# Days that may lie ahead of the reference date.
AHEAD = ("expected_on", "conference_target_on")
MOST_PLANS = 50
MOST_OF_A_KIND = 100  # so that one fault made a thousand times leaves room for others


@dataclass(frozen=True)
class Check:
    """`failing` is true of a row that fails; null is not failing."""

    table: str
    element: str
    failing: pl.Expr
    what: str


def _before(table: str, later: str, earlier: str, what: str) -> Check:
    element = columns_once(table)[later].source
    return Check(table, element, pl.col(later) < pl.col(earlier), what)


def _absent(table: str, name: str) -> Check:
    return Check(table, columns_once(table)[name].source, pl.col(name).is_null(), "it is not given")


CHECKS = (
    _absent("children", "child_id"),
    Check(
        "children",
        "PersonBirthDate",
        pl.col("born_on").is_null() & pl.col("expected_on").is_null(),
        "neither a date of birth nor an expected one is given",
    ),
    Check(
        "children",
        "LAchildID",
        pl.col("child_id").is_not_null() & ~pl.col("child_id").is_first_distinct(),
        "the child is in the file a second time",
    ),
    _before("children", "died_on", "born_on", "it is before the date of birth"),
    _absent("referrals", "referred_on"),
    _before("referrals", "closed_on", "referred_on", "the closure is before the referral"),
    _absent("assessments", "started_on"),
    _before("assessments", "completed_on", "started_on", "the end is before the start"),
    _absent("enquiries", "started_on"),
    _before("enquiries", "conference_on", "started_on", "the conference is before the enquiry"),
    _absent("child_in_need_plans", "started_on"),
    _before("child_in_need_plans", "ended_on", "started_on", "the end is before the start"),
    _absent("protection_plans", "started_on"),
    _absent("protection_plans", "initial_category"),
    _before("protection_plans", "ended_on", "started_on", "the end is before the start"),
    Check(
        "protection_plans",
        "NumberOfPreviousCPP",
        ~pl.col("previous_plans").is_between(0, MOST_PLANS),
        "it is a number of plans that no child has had",
    ),
)


def check(
    tables: Mapping[str, pl.DataFrame], header: CensusHeader, file: str, faults: FaultList
) -> None:
    if tables["children"].is_empty():
        do = "Check that the right file was chosen"
        faults.add(Fault(file, None, "Children", "it holds no child", do))
    for each in _all(header):
        failed = tables[each.table].filter(each.failing)
        _list(failed, each, file, faults)
    _list_reviews_before(tables, file, faults)


def note_unknown(unknown: Mapping[str, int], file: str, faults: FaultList) -> None:
    for name, times in sorted(unknown.items()):
        what = f"it is no element of the census, and was passed over {times:,} times"
        do = "Nothing, if your system is known to add it"
        faults.add(Fault(file, None, f"element {name[:40]}", what, do))


def _all(header: CensusHeader) -> Iterator[Check]:
    yield from CHECKS
    for table in layout.TABLES:
        for name, column in columns_once(table).items():
            if column.kind is Kind.DATE and header.reference_on and name not in AHEAD:
                yield _after(table, column, header.reference_on)
            if column.codes is not None:
                yield _strange_code(table, column, header.year)


def _after(table: str, column: Column, reference_on: date) -> Check:
    failing = pl.col(column.name) > reference_on
    return Check(table, column.source, failing, "it lies after the reference date")


def _strange_code(table: str, column: Column, year: int | None) -> Check:
    if column.codes is None:
        raise ValueError(f"{column.source} has no list of codes")
    holding = sorted(column.codes.holding(year))
    if column.kind is Kind.CODES:
        failing = pl.col(column.name).list.set_difference(holding).list.len() > 0
    else:
        failing = ~pl.col(column.name).is_in(holding)
    when = f" in {year}" if year else ""
    return Check(table, column.source, failing, f"it is no code for {column.codes.name}{when}")


def _list(failed: pl.DataFrame, each: Check, file: str, faults: FaultList) -> None:
    room = min(MOST_OF_A_KIND, faults.room)
    for child, line in failed.head(room).select("child", "line").iter_rows():
        faults.add(Fault(file, line, f"child {child:,}, {each.element}", each.what, CORRECT))
    faults.count(max(failed.height - room, 0))


def _list_reviews_before(tables: Mapping[str, pl.DataFrame], file: str, faults: FaultList) -> None:
    plans = tables["protection_plans"].select("plan", "started_on")
    early = (
        tables["plan_reviews"]
        .join(plans, on="plan", how="left", maintain_order="left")
        .filter(pl.col("reviewed_on") < pl.col("started_on"))
    )
    what = "the review is before the start of its plan"
    _list(early, Check("plan_reviews", "CPPreviewDate", pl.lit(True), what), file, faults)
