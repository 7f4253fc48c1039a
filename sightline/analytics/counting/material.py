"""The returns of several years as one: each child once, and each event as the latest return has it.

Years are joined by the authority's own identifier of the child. A child without one is nobody else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from sightline.analytics.returns.tables import CensusReturn, LookedAfterReturn
from sightline.core.periods import months_before

FIRST_OF_APRIL = (4, 1)


@dataclass(frozen=True)
class Census:
    """Returns of the Children in Need census. `covers_from` is the first day that they cover.

    Assessments and enquiries carry `referred_on` of their episode, and what its referral says.
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

    `strategy` has a row for each enquiry with `child_id`, `strategy_discussion_on` and
    `conference_on`.
    """

    census: Census | None = None
    looked_after: LookedAfterReturn | None = None
    strategy: pl.DataFrame | None = None


def join(returns: Sequence[CensusReturn]) -> Census:
    """One census from those of several years, in whatever order they are given."""
    files = sorted(returns, key=lambda each: _starts(each) or date.min)
    starts = [start for each in files if (start := _starts(each))]
    referrals = _joined(files, lambda each: each.referrals)
    episodes = referrals.select(
        "file", "episode", "referred_on", "primary_need", pl.col("source").alias("referral_source")
    ).unique(["file", "episode"], keep="last", maintain_order=True)
    plans = _joined(files, lambda each: each.protection_plans)
    return Census(
        children=_joined(files, lambda each: each.children).unique(
            "child_id", keep="last", maintain_order=True
        ),
        referrals=_latest(referrals, "child_id", "referred_on"),
        assessments=_latest(
            _with(_joined(files, lambda each: each.assessments), episodes),
            "child_id",
            "referred_on",
            "started_on",
        ),
        enquiries=_latest(
            _with(_joined(files, lambda each: each.enquiries), episodes), "child_id", "started_on"
        ),
        plans=plans.filter(pl.col("started_on").is_not_null())
        .unique(["child_id", "started_on"], keep="last", maintain_order=True)
        .sort("child_id", "started_on"),
        plan_reviews=_reviews(_joined(files, lambda each: each.plan_reviews), plans),
        covers_from=min(starts, default=None),
    )


def _starts(given: CensusReturn) -> date | None:
    """The first day of the year that ends on the return's reference day."""
    header = given.header
    if header.reference_on is not None:
        return months_before(header.reference_on, 12) + (date(2000, 1, 2) - date(2000, 1, 1))
    return date(header.year - 1, *FIRST_OF_APRIL) if header.year else None


def _joined(
    files: Iterable[CensusReturn], table: Callable[[CensusReturn], pl.DataFrame]
) -> pl.DataFrame:
    """The rows of every file, each with its number, the latest last."""
    numbered = [
        table(each).with_columns(pl.lit(number, pl.UInt32).alias("file"))
        for number, each in enumerate(files)
    ]
    nobody = pl.format("{}\u0000{}", "file", "child")  # as no file can write it
    return pl.concat(numbered).with_columns(pl.coalesce("child_id", nobody))


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
