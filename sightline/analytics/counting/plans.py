"""Child protection plans: on a day, started, started again, ended, and how long they last.

Sources: Characteristics of children in need, the Department for Education, methodology, and tables
D3 (second or subsequent plans) and D5 (length of plans); guide to the Children in Need census,
'Child protection plans'. Unborn children are left out of published numbers: to be checked locally.
"""

import polars as pl

from sightline.analytics.counting.cells import CATEGORY, duration, named, unborn
from sightline.analytics.counting.lengths import months_after, open_at, within
from sightline.analytics.counting.material import Census
from sightline.analytics.counting.types import Asked, Rows

start_day, end_day = pl.col("started_on"), pl.col("ended_on")
CATEGORIES = {"initial": "initial_category", "latest": "latest_category"}


def at_date(census: Census, asked: Asked, *, with_unborn: bool) -> Rows:
    """Children with a plan at the close of the day, each once, by the plan that started last."""
    found = open_plans(census, asked)
    if with_unborn:
        found = _open(census, asked)
    return _rows(found, pl.lit(value=True), duration(start_day, pl.lit(asked.day)))


def of_category(census: Census, asked: Asked, *, category: str, which: str) -> Rows:
    """Of the children with a plan on the day, those with one category, initial or latest."""
    counts = named(CATEGORIES[which], CATEGORY) == category
    return _rows(open_plans(census, asked), counts, duration(start_day, pl.lit(asked.day)))


def open_long(census: Census, asked: Asked, *, months: int) -> Rows:
    """Of the children with a plan on the day, those whose plan has lasted so many months."""
    counts = months_after(start_day, months) <= asked.day
    return _rows(open_plans(census, asked), counts, duration(start_day, pl.lit(asked.day)))


def started(census: Census, asked: Asked) -> Rows:
    """Each plan by the day on which it started."""
    found = census.plans.filter(within(start_day, asked.starts_on, asked.day))
    return _rows(found, pl.lit(value=True), duration(start_day, end_day))


def second(census: Census, asked: Asked, *, months: int = 0) -> Rows:
    """Of the plans started, those of a child who had one before: ever, or that ended so late.

    Ever: as the return says, or as an earlier plan in the returns shows. With `months`, an earlier
    plan ended so many months before at most, the last day included; that is seen in returns alone.
    """
    found = census.plans.filter(within(start_day, asked.starts_on, asked.day))
    earlier = census.plans.select("child_id", earlier_on="started_on", ended_before="ended_on")
    before = (
        found.select("child_id", "started_on")
        .join(earlier, on="child_id")
        .filter(pl.col("earlier_on") < start_day)
        .group_by("child_id", "started_on")
        .agg(pl.len().alias("earlier"), pl.col("ended_before").max())
    )
    counts = (pl.col("previous_plans").fill_null(0) > 0) | pl.col("earlier").is_not_null()
    if months:
        last = months_after(pl.col("ended_before"), months)
        counts = (last >= start_day).fill_null(value=False)
    with_earlier = found.join(
        before, on=["child_id", "started_on"], how="left", maintain_order="left"
    )
    return _rows(with_earlier, counts, duration(start_day, end_day))


def ended(census: Census, asked: Asked) -> Rows:
    """Each plan by the day on which it ended."""
    return _rows(_ended(census, asked), pl.lit(value=True), duration(start_day, end_day))


def ended_long(census: Census, asked: Asked, *, months: int) -> Rows:
    """Of the plans ended, those that had lasted so many months."""
    counts = months_after(start_day, months) <= end_day
    return _rows(_ended(census, asked), counts, duration(start_day, end_day))


def open_plans(census: Census, asked: Asked) -> pl.DataFrame:
    """Of the children born by the day, the plan that each has at its close."""
    found = _open(census, asked)
    to_come = census.children.filter(unborn(asked.day)).select("child_id")
    return found.join(to_come, on="child_id", how="anti", maintain_order="left")


def _open(census: Census, asked: Asked) -> pl.DataFrame:
    return census.plans.filter(open_at(start_day, end_day, asked.day)).unique(
        "child_id", keep="last", maintain_order=True
    )


def _ended(census: Census, asked: Asked) -> pl.DataFrame:
    return census.plans.filter(within(end_day, asked.starts_on, asked.day))


def _rows(found: pl.DataFrame, counts: pl.Expr, lasted: pl.Expr) -> Rows:
    return Rows(
        found.select(
            "child_id",
            counts.alias("counts"),
            named("initial_category", CATEGORY).alias("initial category"),
            named("latest_category", CATEGORY).alias("latest category"),
            lasted.alias("duration"),
        )
    )
