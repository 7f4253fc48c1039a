"""Referrals: how many, how many again within 12 months, and how many to no further action.

Source: Characteristics of children in need, methodology, the Department for Education, 2019
onwards, 'Referrals'; guide to the Children in Need census, 'Referral date'.
"""

from datetime import date

import polars as pl

from sightline.analytics.counting.cells import NEED, SOURCE, named
from sightline.analytics.counting.lengths import months_after, within
from sightline.analytics.counting.material import Census
from sightline.analytics.counting.types import Asked, Rows

NEVER = date(1, 1, 1)


def referrals(census: Census, asked: Asked) -> Rows:
    """Each referral by its day. A child referred twice counts twice."""
    return _rows(_in_period(census.referrals, asked), pl.lit(value=True))


def re_referrals(census: Census, asked: Asked, *, months: int) -> Rows:
    """Those with another referral of the child on an earlier day, so many months before at most.

    A referral on the same day of the month so many months later still counts. Both are counted
    as referrals, whatever became of them.
    """
    child, day = pl.col("child_id"), pl.col("referred_on")
    found = (
        census.referrals.filter(day.is_not_null())
        .with_columns(
            previous_on=pl.when((child != child.shift(1)).fill_null(value=True))
            .then(pl.lit(NEVER))
            .when(day != day.shift(1))
            .then(day.shift(1))
            .otherwise(None)  # of several on one day, as of the first of them
            .forward_fill()
        )
        .filter(within(day, asked.starts_on, asked.day))
    )
    return _rows(found, day <= months_after(pl.col("previous_on"), months))


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
