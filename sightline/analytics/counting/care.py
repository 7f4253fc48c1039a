"""Episodes of care put together: periods of care, and placements within them.

An episode of SSDA903 ends wherever legal status, placement or carer changes, and the next begins on
the same day. Source: Children looked after by local authorities in England, guide to the SSDA903
collection, the Department for Education, 'Episodes', 'Reason for new episode', 'Legal status'.
"""

import polars as pl

from sightline.analytics.counting.cells import LEGAL_STATUS, NEED, PLACEMENT, named
from sightline.analytics.returns.tables import LookedAfterReturn

SHORT_BREAKS = ("V3", "V4")  # an agreed series of short-term placements
STARTED_CARE = "S"
NEW_CARER = ("S", "P", "B")  # L changes the legal status alone; T and U keep the carer
GOES_ON = "X1"  # the episode ends since the next begins
start_day, end_day = pl.col("started_on"), pl.col("ended_on")


def episodes(given: LookedAfterReturn) -> pl.DataFrame:
    """Without short breaks, in order, each with the number of its period of care of the child.

    `began_on` is the first day of that period that is known, and `seen` whether care began then: a
    period whose first episode says that it goes on from one that the returns do not hold did not.
    """
    every = (
        given.episodes.filter(start_day.is_not_null())
        .unique(["child_id", "started_on"], keep="last", maintain_order=True)
        .sort("child_id", "started_on")
        .with_columns(
            known_before=start_day.shift(1).over("child_id", order_by="started_on").is_not_null()
        )
    )
    kept = every.filter(~pl.col("legal_status").is_in(SHORT_BREAKS).fill_null(value=False))
    ended_before = end_day.shift(1).over("child_id", order_by="started_on")
    first = start_day.shift(1).over("child_id", order_by="started_on").is_null()
    starts = (pl.col("reason_started") == STARTED_CARE).fill_null(value=False)
    new = first | starts | (start_day > ended_before).fill_null(value=False)
    return kept.with_columns(
        period=new.cum_sum().over("child_id", order_by="started_on")
    ).with_columns(
        began_on=start_day.first().over("child_id", "period", order_by="started_on"),
        seen=(starts | pl.col("reason_started").is_null() | pl.col("known_before"))
        .first()
        .over("child_id", "period", order_by="started_on"),
    )


def described() -> list[pl.Expr]:
    """The cells of an episode in the breakdowns that are its own."""
    return [
        named("need", NEED).alias("need"),
        named("placement", PLACEMENT).alias("placement"),
        named("legal_status", LEGAL_STATUS).alias("legal status"),
    ]


def stays(found: pl.DataFrame, temporary: str) -> pl.DataFrame:
    """Episodes outside temporary placements, each with the number of its stay with one carer.

    `temporary` lists codes of placements, a space between. A return to the placement from which a
    child was away for a while is the same stay.
    """
    away = pl.col("placement").is_in(temporary.split()).fill_null(value=False)
    after_away = away.shift(1).over("child_id", "period", order_by="started_on")
    kept = found.with_columns(after_away=after_away.fill_null(value=False)).filter(~away)
    same_place = pl.all_horizontal(
        pl.col(column).eq_missing(
            pl.col(column).shift(1).over("child_id", "period", order_by="started_on")
        )
        for column in ("placement", "provider", "urn")
    )
    first = start_day.shift(1).over("child_id", "period", order_by="started_on").is_null()
    moved = pl.col("reason_started").is_in(NEW_CARER).fill_null(value=False)
    new = first | (moved & ~(pl.col("after_away") & same_place))
    return kept.with_columns(
        stay=new.cum_sum().over("child_id", "period", order_by="started_on")
    ).with_columns(
        stay_began_on=start_day.first().over("child_id", "period", "stay", order_by="started_on")
    )
