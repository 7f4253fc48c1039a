"""Assessments: how many were completed, how many in time, and which factors were found.

Sources: Working Together to Safeguard Children, 2018 and 2023, chapter on assessment: no longer
than 45 working days from the referral; guide to the Children in Need census, 'Assessment factors'.
"""

import polars as pl

from sightline.analytics.counting.cells import FACTORS, NEED, named, working_day_band
from sightline.analytics.counting.lengths import refuse_unknown_days, within, working_days
from sightline.analytics.counting.material import Census
from sightline.analytics.counting.types import Asked, Rows
from sightline.analytics.dictionary import Breakdown

BASES = {"referral": "referred_on", "start": "started_on"}

NO_DAY = -1_000_000  # before every day that there is, counted from 1970
DAYS = 10_000_000  # more than there are


def completed(census: Census, asked: Asked) -> Rows:
    """Each by the day on which its completion was authorised."""
    found = _in_period(census, asked)
    return Rows(found.select("child_id", pl.lit(value=True).alias("counts"), _need()))


def in_time(census: Census, asked: Asked, *, days: int, basis: str) -> Rows:
    """Those completed on the last of so many working days or before; the basis is day nought.

    One that ends before it begins, or without a first day, has no duration: it does not count, and
    stays in the denominator.
    """
    refuse_unknown_days(asked.calendar, asked.starts_on, asked.day)
    taken = working_days(pl.col(BASES[basis]), pl.col("completed_on"), asked.calendar)
    found = _in_period(census, asked).with_columns(taken=taken)
    return Rows(
        found.select(
            "child_id",
            (pl.col("taken") <= days).fill_null(value=False).alias("counts"),
            _need(),
            working_day_band(pl.col("taken")).alias("working days"),
        )
    )


def factors(census: Census, asked: Asked, *, codes: str) -> Rows:
    """Episodes whose assessments of the period found any of the codes, a space between them.

    An episode without any factor recorded, not even that there is none, is left out.
    """
    wanted = codes.split()
    found = (
        _in_period(census, asked)
        .filter(pl.col("factors").list.len() > 0)
        .select(
            "child_id",
            _episode(),
            *(pl.col("factors").list.contains(code).alias(code) for code in wanted),
        )
        .group_by("episode")
        .agg(pl.col("child_id").first(), *(pl.col(code).any() for code in wanted))
    )
    named_codes = pl.concat_list(pl.when(code).then(pl.lit(code)) for code in wanted)
    return Rows(
        found.select(
            "child_id",
            pl.any_horizontal(wanted).alias("counts"),
            named_codes.list.drop_nulls().alias("factor"),
        ),
        cells={Breakdown.FACTOR: tuple(code for code in FACTORS if code in wanted)},
    )


def _episode() -> pl.Expr:
    """One number for the child and the day of the referral, known or not: grouped much faster."""
    day = pl.col("referred_on").cast(pl.Int32).fill_null(NO_DAY)
    return (pl.col("child_id").cast(pl.Int64) * DAYS + day).alias("episode")


def _in_period(census: Census, asked: Asked) -> pl.DataFrame:
    return census.assessments.filter(within(pl.col("completed_on"), asked.starts_on, asked.day))


def _need() -> pl.Expr:
    return named("primary_need", NEED).alias("need")
