"""Children looked after: on a day, who started, who ceased, and who went missing.

Source: Children looked after in England including adoptions, the Department for Education,
methodology: without agreed series of short breaks (V3, V4); a child who started several times in
the year counts once, by the first start; one who ceased several times once, by the last.
"""

import polars as pl

from sightline.analytics.counting import care
from sightline.analytics.counting.lengths import open_at, within
from sightline.analytics.counting.types import Asked, Rows
from sightline.analytics.returns.tables import LookedAfterReturn

start_day, end_day = care.start_day, care.end_day
MISSING = "M"  # A is away without authorisation


def at_date(given: LookedAfterReturn, asked: Asked) -> Rows:
    """Each child once, by the episode open at the close of the day."""
    return rows(open_episodes(given, asked), given, asked, pl.lit(value=True))


def unaccompanied_at_date(given: LookedAfterReturn, asked: Asked) -> Rows:
    """Of those looked after on the day, children who are unaccompanied on that day."""
    found = rows(open_episodes(given, asked), given, asked, pl.lit(value=True))
    return Rows(found.frame.filter(pl.col("unaccompanied") == "unaccompanied"))


def started(given: LookedAfterReturn, asked: Asked) -> Rows:
    """Each child once whose period of care began in the period, by the first beginning."""
    found = (
        care.episodes(given)
        .filter(
            pl.col("seen")
            & (pl.col("began_on") == start_day)
            & within(start_day, asked.starts_on, asked.day)
        )
        .unique("child_id", keep="first", maintain_order=True)
    )
    return rows(found, given, asked, pl.lit(value=True))


def ceased(given: LookedAfterReturn, asked: Asked) -> Rows:
    """Each child once whose period of care ended in the period, by the last end."""
    last = (
        care.episodes(given)
        .unique(["child_id", "period"], keep="last", maintain_order=True)
        .filter(
            within(end_day, asked.starts_on, asked.day)
            & (pl.col("reason_ended") != care.GOES_ON).fill_null(value=True)
        )
        .unique("child_id", keep="last", maintain_order=True)
    )
    return rows(last, given, asked, pl.lit(value=True))


def missing_episodes(given: LookedAfterReturn, asked: Asked) -> Rows:
    """Each by the day on which it started; absence without authorisation is left out."""
    return _missing(_went_missing(given, asked), given, asked)


def children_missing(given: LookedAfterReturn, asked: Asked) -> Rows:
    """Each child once who has such an episode."""
    found = _went_missing(given, asked).unique("child_id", maintain_order=True)
    return _missing(found, given, asked)


def open_episodes(given: LookedAfterReturn, asked: Asked) -> pl.DataFrame:
    """The episode of each child that is open at the close of the day; the last, where several."""
    return (
        care.episodes(given)
        .filter(open_at(start_day, end_day, asked.day))
        .unique("child_id", keep="last", maintain_order=True)
    )


def rows(found: pl.DataFrame, given: LookedAfterReturn, asked: Asked, counts: pl.Expr) -> Rows:
    described = found.with_columns(counts.alias("counts"), *care.described())
    return Rows(
        _accompanied(described, given, asked).select(
            "child_id", "counts", "need", "placement", "legal status", "unaccompanied"
        )
    )


def _went_missing(given: LookedAfterReturn, asked: Asked) -> pl.DataFrame:
    return given.missing.filter(
        (pl.col("kind") == MISSING) & within(start_day, asked.starts_on, asked.day)
    )


def _missing(found: pl.DataFrame, given: LookedAfterReturn, asked: Asked) -> Rows:
    counted = found.with_columns(counts=pl.lit(value=True))
    return Rows(_accompanied(counted, given, asked).select("child_id", "counts", "unaccompanied"))


def _accompanied(found: pl.DataFrame, given: LookedAfterReturn, asked: Asked) -> pl.DataFrame:
    """Whether each child is unaccompanied on the day: until they cease to be, that day excluded."""
    alone = (
        given.unaccompanied.filter(
            pl.col("ceased_on").is_null() | (pl.col("ceased_on") > asked.day)
        )
        .select("child_id", unaccompanied=pl.lit("unaccompanied"))
        .unique("child_id")
    )
    return found.join(alone, on="child_id", how="left", maintain_order="left").with_columns(
        pl.col("unaccompanied").fill_null("not unaccompanied")
    )
