"""The returns of several years as one: each child once, and each event as the latest return has it.

Years are joined by the authority's own identifier of the child. A child without one is nobody else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from sightline.analytics.returns.tables import CensusReturn, LookedAfterReturn
from sightline.core.periods import months_before

FIRST_OF_APRIL = (4, 1)
MOST_ROWS = 2**32  # in a table: its rows are numbered by UInt32
TABLES = (
    "children",
    "referrals",
    "assessments",
    "enquiries",
    "protection_plans",
    "plan_reviews",
)


@dataclass(frozen=True)
class Census:
    """Returns of the Children in Need census. `covers_from` is the first day that they cover.

    Assessments carry the day and the need of their episode's referral.
    """

    children: pl.DataFrame
    referrals: pl.DataFrame
    assessments: pl.DataFrame
    enquiries: pl.DataFrame
    plans: pl.DataFrame
    plan_reviews: pl.DataFrame
    covers_from: date | None


@dataclass(frozen=True)
class Material:
    """What was read. None: no such return was given.

    `strategy` is the list of section 47 enquiries of Annex A: a row for each, with what is known of
    the child.
    """

    census: Census | None = None
    looked_after: LookedAfterReturn | None = None
    strategy: pl.DataFrame | None = None


def join(returns: Sequence[CensusReturn]) -> Census:
    """One census from those of several years, in whatever order they are given.

    In its tables `child_id` is a number, which stands for one child through all years. Rows of one
    child stand together in the order of their days.
    """
    files = sorted(returns, key=lambda each: _starts(each) or date.min)
    starts = [start for each in files if (start := _starts(each))]
    tables = _numbered({table: _joined(files, table) for table in TABLES})
    referrals, plans = tables["referrals"], tables["protection_plans"]
    episodes = referrals.select("file", "episode", "referred_on", "primary_need").unique(
        ["file", "episode"], keep="last", maintain_order=True
    )
    return Census(
        children=tables["children"].unique("child_id", keep="last", maintain_order=True),
        referrals=_latest(referrals, "child_id", "referred_on").sort("child_id", "referred_on"),
        assessments=_latest(
            _with(tables["assessments"], episodes), "child_id", "referred_on", "started_on"
        ),
        enquiries=_latest(tables["enquiries"], "child_id", "started_on"),
        plans=plans.filter(pl.col("started_on").is_not_null())
        .unique(["child_id", "started_on"], keep="last", maintain_order=True)
        .sort("child_id", "started_on"),
        plan_reviews=_reviews(tables["plan_reviews"], plans),
        covers_from=min(starts, default=None),
    )


def _starts(given: CensusReturn) -> date | None:
    """The first day of the year that ends on the return's reference day."""
    header = given.header
    if header.reference_on is not None:
        return months_before(header.reference_on, 12) + timedelta(days=1)
    return date(header.year - 1, *FIRST_OF_APRIL) if header.year else None


def _joined(files: Iterable[CensusReturn], table: str) -> pl.DataFrame:
    """The rows of every file, each with its number, the latest last."""
    tables: list[pl.DataFrame] = [getattr(each, table) for each in files]
    return pl.concat(
        rows.with_columns(pl.lit(number, pl.UInt64).alias("file"))
        for number, rows in enumerate(tables)
    )


def _numbered(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Each child's number through all files in place of the identifier.

    Numbers are compared much faster, and tell nothing of anybody.
    """
    row = (pl.col("file") * MOST_ROWS + pl.col("child")).alias("row")
    nobody_else = pl.format("\u0000{}", row)  # as no file can write it
    rows = tables["children"].select(row, name=pl.coalesce("child_id", nobody_else))
    names = rows.select("name").unique(maintain_order=True).with_row_index("number")
    numbers = rows.join(names, on="name", how="left").select("row", "number").unique("row")
    return {
        name: table.with_columns(row)
        .join(numbers, on="row", how="left", maintain_order="left")
        .with_columns(child_id=pl.col("number"))
        .drop("row", "number")
        for name, table in tables.items()
    }


def _latest(rows: pl.DataFrame, *key: str) -> pl.DataFrame:
    """All rows of the latest file in which an event of that key is found, and no earlier one."""
    return rows.filter(pl.col("file") == pl.col("file").max().over(key))


def _with(rows: pl.DataFrame, episodes: pl.DataFrame) -> pl.DataFrame:
    return rows.join(episodes, on=["file", "episode"], how="left", maintain_order="left")


def _reviews(reviews: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    """Each review once, with the day on which its plan started."""
    starts = plans.select("file", "plan", "started_on").unique(["file", "plan"], keep="last")
    return (
        reviews.join(starts, on=["file", "plan"], how="inner")
        .select("child_id", "started_on", "reviewed_on")
        .drop_nulls()
        .unique()
    )
