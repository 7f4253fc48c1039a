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
        .explode("factors")
        .group_by("child_id", "referred_on", maintain_order=True)
        .agg(pl.col("factors").unique(maintain_order=True))
    )
    named_codes = pl.col("factors").list.set_intersection(wanted)
    return Rows(
        found.select(
            "child_id",
            (named_codes.list.len() > 0).alias("counts"),
            named_codes.alias("factor"),
        ),
        cells={Breakdown.FACTOR: tuple(code for code in FACTORS if code in wanted)},
    )


def _in_period(census: Census, asked: Asked) -> pl.DataFrame:
    return census.assessments.filter(within(pl.col("completed_on"), asked.starts_on, asked.day))


def _need() -> pl.Expr:
    return named("primary_need", NEED).alias("need")
