"""Placements of children looked after: moves, stability, and distance from home.

Sources: Stability measures for children looked after in England, and Children looked after in
England including adoptions, the Department for Education. Which codes are temporary, and whether
20 miles themselves count as far, is to be checked locally: both are parameters of the definition.
"""

from datetime import timedelta

import polars as pl

from sightline.analytics.counting import care
from sightline.analytics.counting.lengths import months_after
from sightline.analytics.counting.looked_after import open_episodes, rows
from sightline.analytics.counting.types import Asked, Rows, Uncountable
from sightline.analytics.returns.tables import LookedAfterReturn
from sightline.core.periods import months_before

FOR_ADOPTION = ("A3", "A4", "A5", "A6")
YEAR_MONTHS = 12


def moves(given: LookedAfterReturn, asked: Asked, *, placements: int, temporary: str) -> Rows:
    """Of the children looked after on the day, those with so many placements in the year to it.

    The one they were in at its beginning counts; a new one is one with a new carer.
    """
    from_on = months_before(asked.day, YEAR_MONTHS) + timedelta(days=1)
    in_the_year = (care.start_day <= asked.day) & (
        care.end_day.is_null() | (care.end_day > from_on)
    )
    had = (
        care.stays(care.episodes(given), temporary)
        .filter(in_the_year)
        .group_by("child_id")
        .agg(had=pl.struct("period", "stay").n_unique())
    )
    found = open_episodes(given, asked).join(had, on="child_id", how="left", maintain_order="left")
    return rows(found, given, asked, pl.col("had").fill_null(0) >= placements)


def long_term_stability(
    given: LookedAfterReturn,
    asked: Asked,
    *,
    care_months: int,
    placement_months: int,
    age: int,
    temporary: str,
) -> Rows:
    """Of the children under `age` in care for so long, those as long with the same carer.

    Children placed for adoption count the placement before with this one.
    """
    born = given.children.select("child_id", "born_on").unique("child_id", keep="last")
    found = (
        open_episodes(given, asked)
        .join(born, on="child_id", how="left", maintain_order="left")
        .filter(
            (months_after(pl.col("born_on"), 12 * age) > asked.day)
            & (months_after(pl.col("began_on"), care_months) <= asked.day)
        )
        .join(
            _with_carer(given, asked, temporary), on="child_id", how="left", maintain_order="left"
        )
    )
    counts = (months_after(pl.col("with_carer_from"), placement_months) <= asked.day).fill_null(
        value=False
    )
    return rows(found, given, asked, counts)


def distance(given: LookedAfterReturn, asked: Asked, *, miles: int) -> Rows:
    """Of the children looked after on the day whose distance is recorded, those so far or farther.

    Refused where none is recorded.
    """
    found = open_episodes(given, asked)
    recorded = found.filter(pl.col("distance").is_not_null())
    if recorded.is_empty() and not found.is_empty():
        raise Uncountable("the return has no distance of a placement from home")
    return rows(recorded, given, asked, pl.col("distance") >= miles)


def _with_carer(given: LookedAfterReturn, asked: Asked, temporary: str) -> pl.DataFrame:
    """Since when each child has been in the stay that is the last by the day."""
    stays = (
        care.stays(care.episodes(given), temporary)
        .filter(care.start_day <= asked.day)
        .unique(["child_id", "period", "stay"], keep="last", maintain_order=True)
        .with_columns(
            before=pl.col("stay_began_on").shift(1).over("child_id", "period", order_by="stay")
        )
        .unique("child_id", keep="last", maintain_order=True)
    )
    adoptive = pl.col("placement").is_in(FOR_ADOPTION).fill_null(value=False)
    return stays.select(
        "child_id",
        with_carer_from=pl.when(adoptive)
        .then(pl.coalesce("before", "stay_began_on"))
        .otherwise(pl.col("stay_began_on")),
    )
