"""The four rules of special cause, over one segment, and what a point that meets one is called.

As NHS England's Making Data Count has them, in the open implementation NHSRplotthedots: 7 points
for a shift and for a trend, whole runs marked, the class by the side of the centre line.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from sightline.core.control_charts.types import Mark, PointClass, Rule, Variation
from sightline.core.figures import Direction

LONG_SHIFT: Final = 7
LONG_TREND: Final = 7

# Rules met, added up.
OUTSIDE, SHIFT, TREND, TWO_OF_THREE = 1, 2, 4, 8
_BY_BIT: Final = (
    (OUTSIDE, Rule.OUTSIDE),
    (SHIFT, Rule.SHIFT),
    (TREND, Rule.TREND),
    (TWO_OF_THREE, Rule.TWO_OF_THREE),
)
# Where a point lies among the limits of its own side.
WITHIN, CLOSE, BEYOND = 0, 1, 2

Sides = Sequence[int | None]  # 1 above the centre line, −1 below, 0 on it, None for no value


def rules_met(
    values: Sequence[int | float | None], sides: Sides, zones: Sequence[int]
) -> list[int]:
    """For each point the sum of the rules it met. A missing point breaks every run."""
    met = [OUTSIDE if zone == BEYOND else 0 for zone in zones]
    add_shifts(met, sides, LONG_SHIFT)
    add_trends(met, values, LONG_TREND)
    _add_two_of_three(met, sides, zones)
    return met


def add_shifts(met: list[int], sides: Sides, long: int) -> None:
    """A point on the centre line ends a run and begins none."""
    start = 0
    count = len(sides)
    for here in range(1, count + 1):
        if here < count and sides[here] == sides[start]:
            continue
        if here - start >= long and sides[start]:
            for index in range(start, here):
                met[index] |= SHIFT
        start = here


def add_trends(met: list[int], values: Sequence[int | float | None], long: int) -> None:
    """Each higher, or each lower, than the one before it; two alike end a run.

    A point where the series turns is the last of one run and the first of the next.
    """
    start, way = 0, 0
    count = len(values)
    before = values[0] if count else None
    for here in range(1, count + 1):
        value = values[here] if here < count else None
        step = 0 if value is None or before is None else (value > before) - (value < before)
        if step != way or not step:
            if way and here - start >= long:
                for index in range(start, here):
                    met[index] |= TREND
            start, way = here - 1 if step else here, step
        before = value


def _add_two_of_three(met: list[int], sides: Sides, zones: Sequence[int]) -> None:
    if CLOSE not in zones:
        return
    for first in range(len(sides) - 2):
        three = range(first, first + 3)
        side = sides[first]
        if not side or sides[first + 1] != side or sides[first + 2] != side:
            continue
        close = [index for index in three if zones[index] == CLOSE]
        if len(close) >= 2:
            for index in close:
                met[index] |= TWO_OF_THREE


@cache
def mark_of(met: int, side: int, good: Direction) -> Mark:
    """The class follows the side, whichever way the point moved.

    A point just on the centre line, which only a trend can mark, is on no improving side: it is a
    concern, and low where no direction is good. So it is in the open implementation.
    """
    if not met:
        return Mark(PointClass.COMMON_CAUSE)
    rules = tuple(rule for bit, rule in _BY_BIT if met & bit)
    if good is Direction.NEUTRAL:
        return Mark(PointClass.NEUTRAL_HIGH if side > 0 else PointClass.NEUTRAL_LOW, rules)
    improving = 1 if good is Direction.HIGHER else -1
    return Mark(PointClass.IMPROVEMENT if side == improving else PointClass.CONCERN, rules)


def marks_of(met: Sequence[int], sides: Sides, good: Direction) -> list[Mark | None]:
    return [
        None if side is None else mark_of(sum_met, side, good)
        for sum_met, side in zip(met, sides, strict=True)
    ]


_HIGH_OR_LOW: Final = {
    (PointClass.IMPROVEMENT, Direction.HIGHER): Variation.IMPROVING_HIGH,
    (PointClass.IMPROVEMENT, Direction.LOWER): Variation.IMPROVING_LOW,
    (PointClass.CONCERN, Direction.HIGHER): Variation.CONCERNING_LOW,
    (PointClass.CONCERN, Direction.LOWER): Variation.CONCERNING_HIGH,
    (PointClass.NEUTRAL_HIGH, Direction.NEUTRAL): Variation.NEUTRAL_HIGH,
    (PointClass.NEUTRAL_LOW, Direction.NEUTRAL): Variation.NEUTRAL_LOW,
}


def variation_of(kind: PointClass, good: Direction) -> Variation:
    return _HIGH_OR_LOW.get((kind, good), Variation.COMMON_CAUSE)
