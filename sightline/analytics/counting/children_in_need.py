"""Episodes of need: from a referral that led to action, to closure, unless no need was found.

Source: Characteristics of children in need, methodology, the Department for Education, 'Defining
counts of children in need'. In published counts those started are the referrals that are left.
"""

import polars as pl

from sightline.analytics.counting.cells import NEED, named
from sightline.analytics.counting.lengths import open_at, within
from sightline.analytics.counting.material import Census
from sightline.analytics.counting.types import Asked, Rows

referral_day, closure_day = pl.col("referred_on"), pl.col("closed_on")


def at_date(census: Census, asked: Asked, *, not_in_need: str) -> Rows:
    """Open at the close of the day: a case closed on the day is not."""
    return _rows(census, asked, not_in_need, open_at(referral_day, closure_day, asked.day))


def at_any_point(census: Census, asked: Asked, *, not_in_need: str) -> Rows:
    """Open on any day of the period, the day of closure included."""
    begun = (referral_day <= asked.day).fill_null(value=False)
    return _rows(
        census,
        asked,
        not_in_need,
        begun & (closure_day.is_null() | (closure_day >= asked.starts_on)),
    )


def started(census: Census, asked: Asked, *, not_in_need: str) -> Rows:
    return _rows(census, asked, not_in_need, within(referral_day, asked.starts_on, asked.day))


def ended(census: Census, asked: Asked, *, not_in_need: str) -> Rows:
    return _rows(census, asked, not_in_need, within(closure_day, asked.starts_on, asked.day))


def _rows(census: Census, asked: Asked, not_in_need: str, which: pl.Expr) -> Rows:
    """`not_in_need` lists the reasons of closure, a space between. Later closures are not seen."""
    dismissed = pl.col("no_further_action").fill_null(value=False)
    unneeded = (closure_day <= asked.day) & pl.col("closure_reason").is_in(not_in_need.split())
    found = census.referrals.filter(which & ~dismissed & ~unneeded.fill_null(value=False))
    return Rows(
        found.select(
            "child_id",
            pl.lit(value=True).alias("counts"),
            named("primary_need", NEED).alias("need"),
        )
    )
