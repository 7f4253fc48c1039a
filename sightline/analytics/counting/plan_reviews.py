"""Child protection plans with every review in time.

Sources: Working Together to Safeguard Children, 2018 and 2023: the first review within 3 months of
the initial conference, later ones at intervals of no more than 6 months; Characteristics of
children in need, 'Reviews': plans open at the end of the year for 3 months or more.
"""

from datetime import date

import polars as pl

from sightline.analytics.counting.lengths import months_after
from sightline.analytics.counting.material import Census
from sightline.analytics.counting.plans import open_plans, start_day
from sightline.analytics.counting.types import Asked, Rows

FIRST_MONTHS, LATER_MONTHS = 3, 6
review_day = pl.col("reviewed_on")


def reviewed_in_time(census: Census, asked: Asked) -> Rows:
    """Of the children with a plan for 3 months or more, those with no review late or overdue.

    What was due before the first day that the returns cover is held against no plan, unless they
    list reviews from before it: then the chain is known from its start.
    """
    plans = (
        open_plans(census, asked)
        .filter(months_after(start_day, FIRST_MONTHS) <= asked.day)
        .select("child_id", "started_on")
    )
    reviews = census.plan_reviews.join(plans, on=["child_id", "started_on"], how="semi").filter(
        (review_day > start_day) & (review_day <= asked.day)
    )
    late = (
        _chain(plans, reviews, asked.day, census.covers_from)
        .filter(pl.col("held_on") > pl.col("due_on"))
        .select("child_id", late=pl.lit(value=True))
        .unique()
    )
    return Rows(
        plans.join(late, on="child_id", how="left").select(
            "child_id", counts=pl.col("late").is_null()
        )
    )


def _chain(
    plans: pl.DataFrame, reviews: pl.DataFrame, day: date, covers_from: date | None
) -> pl.DataFrame:
    """For each review, and for the day of the count, by when it was due: `held_on`, `due_on`."""
    held = pl.concat(
        [
            reviews.select("child_id", "started_on", held_on=review_day),
            plans.select("child_id", "started_on", held_on=pl.lit(day)),
        ]
    ).sort("child_id", "held_on")
    same_plan = (pl.col("child_id") == pl.col("child_id").shift(1)).fill_null(value=False)
    before = pl.when(same_plan).then(pl.col("held_on").shift(1))
    first_due = months_after(start_day, FIRST_MONTHS)
    if covers_from is not None:
        unseen = (first_due < covers_from) & (pl.col("held_on") >= covers_from)
        lenient = months_after(pl.lit(covers_from), LATER_MONTHS)
        first_due = pl.when(unseen).then(lenient).otherwise(first_due)
    return held.with_columns(
        due_on=pl.when(before.is_null())
        .then(first_due)
        .otherwise(months_after(before, LATER_MONTHS))
    )
