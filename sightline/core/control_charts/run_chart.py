"""Run charts: a median and two rules, for series too short or too small for limits.

By Perla, Provost and Murray (BMJ Quality & Safety 20(1), 2011): 6 points on one side of the median
are a shift, points on it are passed over; 5 that only rise, or only fall, are a trend, repeats
passed over. Their tests of the number of runs and of astronomical points are not made.
"""

from collections.abc import Sequence
from typing import Final

from sightline.core.control_charts import rules
from sightline.core.control_charts.exact import whole_numbers
from sightline.core.control_charts.medians import Whole, sides_of, twice_median
from sightline.core.control_charts.segments import baseline_end, segment, stretches
from sightline.core.control_charts.types import Charted, Mark, Point, Segment, Settings

LONG_SHIFT: Final = 6
LONG_TREND: Final = 5


def chart(points: Sequence[Point], settings: Settings) -> Charted:
    """A missing point ends every run. Each re-base begins a median of its own."""
    given, scale = whole_numbers([point.value for point in points])
    segments: list[Segment] = []
    all_sides: list[int | None] = []
    marks: list[Mark | None] = []
    for first, end, reason in stretches(points, settings.rebases):
        part = given[first:end]
        fixed = part[: baseline_end(part, settings.fix_after)]
        twice = twice_median(fixed)
        sides = sides_of(part, twice)
        all_sides += sides
        marks += rules.marks_of(_met(part, sides), sides, settings.good)
        centre = None if twice is None else twice / (2 * scale)
        segments.append(segment((first, end), (part, fixed), centre, reason))
    return _without_limits(points, segments, all_sides, marks)


def line(points: Sequence[Point], _: Settings) -> Charted:
    """Values alone: a yearly series says too little for a median, a limit or a rule."""
    count = sum(point.value is not None for point in points)
    whole = [Segment(0, len(points) - 1, count, count, None, None)] if points else []
    nothing = [None] * len(points)
    return _without_limits(points, whole, nothing, nothing)


def _without_limits(
    points: Sequence[Point],
    segments: Sequence[Segment],
    sides: rules.Sides,
    marks: Sequence[Mark | None],
) -> Charted:
    values = tuple(None if point.value is None else float(point.value) for point in points)
    no_limits = (None,) * len(points)
    return Charted(values, tuple(segments), no_limits, tuple(sides), tuple(marks))


def _met(values: Whole, sides: rules.Sides) -> list[int]:
    met = [0] * len(values)
    off_median = [index for index, side in enumerate(sides) if side != 0]
    shifts = [0] * len(off_median)
    rules.add_shifts(shifts, [sides[index] for index in off_median], LONG_SHIFT)
    for index, found in zip(off_median, shifts, strict=True):
        met[index] |= found
    _add_trends(met, values)
    return met


def _add_trends(met: list[int], values: Whole) -> None:
    """Repeats count once towards the five, and are marked with them."""
    moves = [
        index
        for index, value in enumerate(values)
        if value is None or not index or value != values[index - 1]
    ]
    trends = [0] * len(moves)
    rules.add_trends(trends, [values[index] for index in moves], LONG_TREND)
    ends = [*moves, len(values)][1:]
    for start, end, found in zip(moves, ends, trends, strict=True):
        for index in range(start, end):
            met[index] |= found
