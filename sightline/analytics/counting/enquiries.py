"""Section 47 enquiries and initial child protection conferences.

Source: Characteristics of children in need, the Department for Education: each occasion counts, and
conferences without a valid duration stay in the total.
"""

import polars as pl

from sightline.analytics.counting.cells import working_day_band
from sightline.analytics.counting.lengths import refuse_unknown_days, within, working_days
from sightline.analytics.counting.material import Census
from sightline.analytics.counting.types import Asked, Rows

conference_day = pl.col("conference_on")


def enquiries(census: Census, asked: Asked) -> Rows:
    """Each by the day on which it started. A child with two counts twice."""
    found = census.enquiries.filter(within(pl.col("started_on"), asked.starts_on, asked.day))
    return Rows(found.select("child_id", pl.lit(value=True).alias("counts")))


def conferences(census: Census, asked: Asked) -> Rows:
    """One for each child and day; those on a transfer into the area, without an enquiry, too."""
    refuse_unknown_days(asked.calendar, asked.starts_on, asked.day)
    return _timed(_held(census, asked), asked, pl.lit(value=True))


def conferences_in_time(census: Census, asked: Asked, *, days: int) -> Rows:
    """From the start of the enquiry, day nought. Of several enquiries before it, the latest."""
    refuse_unknown_days(asked.calendar, asked.starts_on, asked.day)
    return _timed(_held(census, asked), asked, (pl.col("taken") <= days).fill_null(value=False))


def conferences_in_time_of_strategy(strategy: pl.DataFrame, asked: Asked, *, days: int) -> Rows:
    """From the strategy discussion, day nought.

    Source: Working Together to Safeguard Children, 2018 and 2023: within 15 working days of the
    strategy discussion at which the enquiry was decided.
    """
    refuse_unknown_days(asked.calendar, asked.starts_on, asked.day)
    given = strategy.select(
        "child_id", "conference_on", started_on=pl.col("strategy_discussion_on")
    )
    return _timed(_once_each(given, asked), asked, (pl.col("taken") <= days).fill_null(value=False))


def conversion(census: Census, asked: Asked) -> Rows:
    """Conferences of a child whose child protection plan started on the same day."""
    plans = census.plans.select("child_id", "started_on", counts=pl.lit(value=True))
    found = _held(census, asked).join(
        plans,
        left_on=["child_id", "conference_on"],
        right_on=["child_id", "started_on"],
        how="left",
    )
    return Rows(found.select("child_id", pl.col("counts").fill_null(value=False)))


def _held(census: Census, asked: Asked) -> pl.DataFrame:
    """Those that follow an enquiry, and those that the case has without one."""
    after_enquiry = census.enquiries.select("child_id", "conference_on", "started_on")
    of_the_case = census.referrals.select(
        "child_id",
        conference_on=pl.col("initial_conference_on"),
        started_on=pl.lit(None, pl.Date),
    )
    return _once_each(pl.concat([after_enquiry, of_the_case]), asked)


def _once_each(given: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """One row for each child and day of a conference, with the latest start up to that day."""
    started = pl.col("started_on")
    return (
        given.filter(within(conference_day, asked.starts_on, asked.day))
        .group_by("child_id", "conference_on", maintain_order=True)
        .agg(started.filter(started <= conference_day).max())
    )


def _timed(held: pl.DataFrame, asked: Asked, counts: pl.Expr) -> Rows:
    taken = working_days(pl.col("started_on"), conference_day, asked.calendar)
    return Rows(
        held.with_columns(taken=taken).select(
            "child_id",
            counts.alias("counts"),
            working_day_band(pl.col("taken")).alias("working days"),
        )
    )
