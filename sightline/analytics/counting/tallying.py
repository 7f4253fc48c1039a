"""From rows beneath an indicator to its numbers, for the whole and for each cell of a breakdown."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import polars as pl

from sightline.analytics.counting.cells import (
    CELLS,
    ETHNICITY,
    NOT_KNOWN,
    SEX,
    age,
    disability,
    named,
)
from sightline.analytics.counting.types import Asked, Cell, Rows
from sightline.analytics.dictionary import Breakdown, Definition, Unit
from sightline.core.calculations import round_to

TIMES = {Unit.PERCENT: 100, Unit.RATE: 10_000}


def tally(
    rows: Rows, definition: Definition, asked: Asked, characteristics: pl.DataFrame
) -> tuple[Cell, ...]:
    """The whole first. Breakdowns that neither the rule nor the return carries are left out."""
    frame = rows.frame.join(characteristics, on="child_id", how="left", maintain_order="left")
    whole = _cell(definition, asked, "", "", (int(frame["counts"].sum()), frame.height))
    carried = [each for each in definition.breakdowns if each in frame.columns]
    return (
        whole,
        *(
            cell
            for breakdown in carried
            for cell in _broken_down(definition, asked, rows, frame, breakdown)
        ),
    )


def characteristics(children: pl.DataFrame, day: date) -> pl.DataFrame:
    """A row for each child: age band on the day, sex, ethnic group, and disability if returned."""
    known = children
    if "expected_on" not in children.columns:
        known = children.with_columns(pl.lit(None, pl.Date).alias("expected_on"))
    of_each = [
        age(day).alias("age"),
        named("sex", SEX).alias("sex"),
        named("ethnicity", ETHNICITY).alias("ethnicity"),
    ]
    if "disabilities" in children.columns:
        of_each.append(disability().alias("disability"))
    return known.select("child_id", *of_each).unique("child_id", keep="last", maintain_order=True)


def _broken_down(
    definition: Definition, asked: Asked, rows: Rows, frame: pl.DataFrame, breakdown: Breakdown
) -> Iterator[Cell]:
    """Every cell of the closed list, those of nought too. A row of several cells is in each."""
    several = isinstance(frame.schema[breakdown], pl.List)
    found = frame.explode(breakdown) if several else frame
    by_cell = {
        cell or NOT_KNOWN: (int(counts), int(height))
        for cell, counts, height in found.group_by(breakdown)
        .agg(pl.col("counts").sum().alias("n"), pl.len().alias("d"))
        .iter_rows()
    }
    for cell in rows.cells.get(breakdown, CELLS[breakdown]):
        counts, height = by_cell.get(cell, (0, 0))
        yield _cell(
            definition, asked, breakdown, cell, (counts, frame.height if several else height)
        )


def _cell(
    definition: Definition, asked: Asked, breakdown: str, cell: str, found: tuple[int, int]
) -> Cell:
    """`found` is the number that counts, and of how many rows."""
    numerator, height = found
    denominator = {
        Unit.PERCENT: height,
        Unit.RATE: asked.population.number if asked.population and not breakdown else None,
    }.get(definition.unit)
    return Cell(
        str(breakdown),
        cell,
        numerator,
        denominator,
        value_of(definition.unit, numerator, denominator, definition.places),
    )


def value_of(unit: Unit, numerator: int, denominator: int | None, places: int) -> Decimal | None:
    """Halves up, from whole numbers. None without a denominator, or where it is nought."""
    if unit not in TIMES:
        return Decimal(numerator)
    if not denominator:
        return None
    return round_to(Decimal(numerator * TIMES[unit]) / denominator, places)
