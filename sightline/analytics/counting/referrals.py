"""Referrals: how many, how many again within 12 months, and how many to no further action.

Source: Characteristics of children in need, methodology, the Department for Education, 2019
onwards, 'Referrals'; guide to the Children in Need census, 'Referral date'.
"""

import polars as pl

from sightline.analytics.counting.cells import NEED, SOURCE, named
from sightline.analytics.counting.lengths import months_after, within
from sightline.analytics.counting.material import Census
from sightline.analytics.counting.types import Asked, Rows


def referrals(census: Census, asked: Asked) -> Rows:
    """Each referral by its day. A child referred twice counts twice."""
    return _rows(_in_period(census.referrals, asked), pl.lit(value=True))


def re_referrals(census: Census, asked: Asked, *, months: int) -> Rows:
    """Those with another referral of the child on an earlier day, so many months before at most.

    A referral on the same day of the month so many months later still counts. Both are counted
    as referrals, whatever became of them.
    """
    days = (
        census.referrals.select("child_id", "referred_on")
        .drop_nulls()
        .unique()
        .sort("child_id", "referred_on")
        .with_columns(previous_on=pl.col("referred_on").shift(1).over("child_id"))
    )
    found = _in_period(census.referrals, asked).join(
        days, on=["child_id", "referred_on"], how="left"
    )
    last = months_after(pl.col("previous_on"), months)
    return _rows(found, (pl.col("referred_on") <= last).fill_null(value=False))


def no_further_action(census: Census, asked: Asked) -> Rows:
    """Those that the return marks so."""
    marked = pl.col("no_further_action").fill_null(value=False)
    return _rows(_in_period(census.referrals, asked), marked)


def _in_period(referrals: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    return referrals.filter(within(pl.col("referred_on"), asked.starts_on, asked.day))


def _rows(found: pl.DataFrame, counts: pl.Expr) -> Rows:
    return Rows(
        found.select(
            "child_id",
            counts.alias("counts"),
            named("primary_need", NEED).alias("need"),
            named("source", SOURCE).alias("referral source"),
        )
    )
