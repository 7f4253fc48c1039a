"""g and t charts: how much lies between one rare event and the next. Longer gaps are fewer events.

A g chart has limits of a geometric spread (Benneyan 2001) and runs about its median. A t chart is
an XmR chart of the days to the power 1/3.6 (Nelson 1994). Neither has a limit below nought.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import sqrt
from typing import Final

from sightline.core.control_charts import individuals, rules
from sightline.core.control_charts.attributes import LIMIT, NEAR, where_lies
from sightline.core.control_charts.exact import whole_numbers
from sightline.core.control_charts.medians import Whole, sides_of, twice_median
from sightline.core.control_charts.segments import baseline_end, segment, stretches
from sightline.core.control_charts.types import (
    Charted,
    Limits,
    Mark,
    Point,
    Segment,
    Settings,
    UnfitSeries,
)
from sightline.core.periods import long_date

POWER: Final = 3.6


def days_between(events: Sequence[date]) -> tuple[Point, ...]:
    """A point for each event after the first: the days since the one before, 0 on the same day."""
    ordered = sorted(events)
    return tuple(
        Point(long_date(after), after, (after - before).days) for before, after in pairwise(ordered)
    )


def days(points: Sequence[Point], settings: Settings) -> Charted:
    """The t chart. Its mean moving range is of the powers, so no segment tells one."""
    _refuse_below_nought(points)
    powers = [
        None if point.value is None else float(point.value) ** (1 / POWER) for point in points
    ]
    given = [Point(p.label, p.ends_on, power) for p, power in zip(points, powers, strict=True)]
    target = None if settings.target is None else max(0.0, float(settings.target)) ** (1 / POWER)
    of_powers = individuals.chart(given, replace(settings, target=target))
    return Charted(
        tuple(None if point.value is None else float(point.value) for point in points),
        tuple(_in_days(part) for part in of_powers.segments),
        tuple(_limits_in_days(limits) for limits in of_powers.limits),
        of_powers.sides,
        of_powers.marks,
        of_powers.target_lies,
    )


def _in_days(part: Segment) -> Segment:
    centre = None if part.centre is None else part.centre**POWER
    return replace(part, centre=centre, mean_moving_range=None)


def _limits_in_days(limits: Limits | None) -> Limits | None:
    if limits is None:
        return None
    powers = limits.centre, limits.lower, limits.near_lower, limits.near_upper, limits.upper
    return Limits(*(max(0.0, power) ** POWER for power in powers))


def cases(points: Sequence[Point], settings: Settings) -> Charted:
    """The g chart."""
    _refuse_below_nought(points)
    given, scale = whole_numbers([point.value for point in points])
    values = tuple(None if point.value is None else float(point.value) for point in points)
    segments: list[Segment] = []
    limits: list[Limits | None] = []
    all_sides: list[int | None] = []
    marks: list[Mark | None] = []
    for first, end, reason in stretches(points, settings.rebases):
        part = given[first:end]
        fixed = part[: baseline_end(part, settings.fix_after)]
        twice = twice_median(fixed)
        held = None if twice is None else _geometric(fixed, twice, scale)
        sides = sides_of(part, twice)
        zones = [_zone(value, held) for value in values[first:end]]
        all_sides += sides
        marks += rules.marks_of(rules.rules_met(part, sides, zones), sides, settings.good)
        limits += [held] * len(part)
        segments.append(segment((first, end), (part, fixed), held.centre if held else None, reason))
    lies = where_lies(settings.target, limits)
    return Charted(values, tuple(segments), tuple(limits), tuple(all_sides), tuple(marks), lies)


def _geometric(fixed: Whole, twice_middle: int, scale: int) -> Limits:
    present = [value for value in fixed if value is not None]
    mean = sum(present) / (len(present) * scale)
    one = sqrt(mean * (mean + 1))
    return Limits(
        twice_middle / (2 * scale),
        max(0.0, mean - LIMIT * one),
        max(0.0, mean - NEAR * one),
        mean + NEAR * one,
        mean + LIMIT * one,
    )


def _zone(value: float | None, limits: Limits | None) -> int:
    if value is None or limits is None or limits.near_lower <= value <= limits.near_upper:
        return rules.WITHIN
    return rules.CLOSE if limits.lower <= value <= limits.upper else rules.BEYOND


def _refuse_below_nought(points: Sequence[Point]) -> None:
    for point in points:
        if point.value is not None and point.value < 0:
            raise UnfitSeries(f"'{point.label}' lies less than nothing after the last: correct it")
