"""An indicator beside England, the region and the statistical neighbours, as published.

Published values are the department's, for all areas alike: the partnership's own published value is
compared, never one that was counted here by another day's records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sightline.analytics.dictionary.types import Definition
from sightline.analytics.open_statistics import Measure, MeasureKind, measure_named
from sightline.apps.statistics import queries as statistics
from sightline.apps.statistics import rules as published
from sightline.apps.statistics.types import Comparators, Point, Series
from sightline.core import control_charts as charts
from sightline.core.comparing import (
    Comparison,
    Median,
    compare,
    compare_with_median,
    median,
)
from sightline.core.control_charts import Analysis, Frequency, Settings, analyse
from sightline.core.drawing.control_chart import Comparator
from sightline.kit.access import Actor

KINDS = {
    MeasureKind.COUNT: charts.Measure.COUNT,
    MeasureKind.PERCENT: charts.Measure.PERCENT,
    MeasureKind.RATE: charts.Measure.RATE,
}
NEIGHBOURS = "its statistical neighbours"
Others = tuple[str, list[Decimal | None]]


@dataclass(frozen=True)
class Line:
    """One row of the table beside the chart: an area, or the neighbours' median."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """`note` says how the published measure differs from the indicator; '' where it does not."""

    measure: Measure
    area: str
    note: str
    latest: Point
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    analysis: Analysis
    comparators: tuple[Comparator, ...]
    comparisons: tuple[Comparison, ...]


def beside(actor: Actor, definition: Definition, as_at: date) -> list[Beside]:
    """One for each authority of the partnership; none where nothing is published or loaded."""
    found = _measure(definition)
    if found is None:
        return []
    measure, note = found
    every = [
        _of_area(definition, statistics.comparators(actor, measure, area), note, as_at)
        for area in statistics.own_areas(actor)
    ]
    return [each for each in every if each is not None]


def _measure(definition: Definition) -> tuple[Measure, str] | None:
    """The first published measure of the definition that the catalogue knows, with its note."""
    for each in definition.comparators:
        measure = measure_named(each.publication, each.measure)
        if measure is not None:
            return measure, each.note
    return None


def _of_area(definition: Definition, found: Comparators, note: str, as_at: date) -> Beside | None:
    days = [day for day in found.own.points if day <= as_at]
    if not days or found.own.points[days[-1]].value is None and len(days) == 1:
        return None
    others = _others(found, days)
    scale = published.scale(found.own.measure)
    rows = [(found.own.area.name, [found.own.at(day).value for day in days]), *others]
    return Beside(
        measure=found.own.measure,
        area=found.own.area.name,
        note=note,
        latest=found.own.points[days[-1]],
        periods=tuple(found.own.points[day].period for day in days),
        lines=tuple(
            Line(name, tuple("–" if v is None else scale.number(v) for v in values))
            for name, values in rows
        ),
        analysis=_analysis(definition, found.own, days),
        comparators=tuple(
            Comparator(name, tuple(None if v is None else float(v) for v in values))
            for name, values in others
        ),
        comparisons=_comparisons(found, days[-1]),
    )


def _median(found: Comparators, day: date) -> Median:
    return median([each.at(day) for each in found.neighbours], found.own.at(day))


def _others(found: Comparators, days: Sequence[date]) -> list[Others]:
    """None for a count: counts of areas of different size say nothing of each other."""
    if found.own.measure.kind is MeasureKind.COUNT:
        return []
    others: list[Others] = [
        (each.area.name, [each.at(day).value for day in days])
        for each in (found.england, *found.regions[:1])
    ]
    if found.neighbours:
        others.append(("Neighbours’ median", [_median(found, day).value for day in days]))
    return others


def _comparisons(found: Comparators, day: date) -> tuple[Comparison, ...]:
    if found.own.measure.kind is MeasureKind.COUNT:
        return ()
    scale, own = published.scale(found.own.measure), found.own.at(day)
    told = [compare(own, each.at(day), scale) for each in (found.england, *found.regions[:1])]
    if found.neighbours:
        told.append(compare_with_median(own, _median(found, day), scale, NEIGHBOURS))
    return tuple(told)


def _analysis(definition: Definition, own: Series, days: Sequence[date]) -> Analysis:
    points = [
        charts.Point(label=f"{day:%Y}", ends_on=day, value=own.points[day].value) for day in days
    ]
    settings = Settings(
        good=definition.good,
        measure=KINDS[own.measure.kind],
        frequency=Frequency.ANNUAL,
    )
    return analyse(points, settings)
