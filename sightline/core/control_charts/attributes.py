"""p and u charts: shares and rates, with limits that widen where fewer are counted.

Montgomery, Introduction to Statistical Quality Control, chapter 7; the correction for more spread
than chance among cases gives is Laney's (Quality Engineering 14(4), 2002).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from typing import Final

from sightline.core.control_charts import rules
from sightline.core.control_charts.exact import exact_number
from sightline.core.control_charts.segments import baseline_end, segment, stretches
from sightline.core.control_charts.types import (
    Amount,
    Charted,
    Correction,
    Limits,
    Mark,
    Measure,
    Point,
    Segment,
    Settings,
    UnfitSeries,
)

PER: Final = {Measure.PERCENT: 100, Measure.RATE: 10_000}
LIMIT, NEAR = 3, 2  # standard deviations
_MEAN_RANGE: Final = 1.128  # of two values that are one standard deviation wide

# Corrected as needed: where cases are many, chance among them explains little, so more spread than
# this comes from the process itself. Less spread than chance gives never narrows the limits.
LARGE_DENOMINATOR: Final = 500
TOO_MUCH_SPREAD: Final = 1.3

Deviation = Callable[[float, float], float]  # of the share at a centre, for a denominator


@dataclass(frozen=True, slots=True)
class Case:
    """One point's numerator and denominator, exact."""

    above: int | Fraction
    below: int | Fraction

    @property
    def share(self) -> float:
        return float(self.above / self.below)


def proportions(points: Sequence[Point], settings: Settings) -> Charted:
    """Of binomial spread. Refuses a numerator above its denominator."""
    for point, case in zip(points, _cases(points), strict=True):
        if case is not None and case.above > case.below:
            raise UnfitSeries(
                f"'{point.label}' has a numerator above its denominator: a p chart needs a share"
            )
    return _chart(points, settings, lambda centre, below: sqrt(centre * (1 - centre) / below))


def rates(points: Sequence[Point], settings: Settings) -> Charted:
    """Of Poisson spread."""
    return _chart(points, settings, lambda centre, below: sqrt(centre / below))


def _chart(points: Sequence[Point], settings: Settings, deviation: Deviation) -> Charted:
    """The values drawn are worked out anew from the cases, for the given ones may be rounded."""
    cases, per = _cases(points), PER.get(settings.measure, 1)
    segments: list[Segment] = []
    limits: list[Limits | None] = []
    all_sides: list[int | None] = []
    marks: list[Mark | None] = []
    spreads: list[float | None] = []
    for first, end, reason in stretches(points, settings.rebases):
        part = cases[first:end]
        fixed = part[: baseline_end(part, settings.fix_after)]
        centre = _centre(fixed)
        spread = _correction(fixed, centre, deviation, settings.correction)
        held = [_limits(case, centre, deviation, spread) for case in part]
        sides = [_side(case, centre) for case in part]
        zones = [_zone(*each) for each in zip(part, sides, held, strict=True)]
        met = rules.rules_met([None if case is None else case.share for case in part], sides, zones)
        all_sides += sides
        marks += rules.marks_of(met, sides, settings.good)
        limits += [None if of is None else _per(of, per) for of in held]
        middle = None if centre is None else centre.share * per
        segments.append(segment((first, end), (part, fixed), middle, reason))
        spreads.append(spread)
    values = tuple(None if case is None else case.share * per for case in cases)
    lies = where_lies(settings.target, limits)
    corrected = max((spread for spread in spreads if spread is not None), default=None)
    return Charted(
        values, tuple(segments), tuple(limits), tuple(all_sides), tuple(marks), lies, corrected
    )


def _cases(points: Sequence[Point]) -> list[Case | None]:
    return [None if point.value is None else _case(point) for point in points]


def _case(point: Point) -> Case:
    if point.numerator is None or not point.denominator:
        raise UnfitSeries(
            f"'{point.label}' has no numerator, or no denominator above nought: this chart needs "
            "both for each point that has a value"
        )
    if point.numerator < 0 or point.denominator < 0:
        raise UnfitSeries(f"'{point.label}' counts fewer than none: correct it")
    return Case(exact_number(point.numerator), exact_number(point.denominator))


def _centre(fixed: Sequence[Case | None]) -> Case | None:
    """All that was counted over all that it was counted from."""
    cases = [case for case in fixed if case is not None]
    if not cases:
        return None
    return Case(sum(case.above for case in cases), sum(case.below for case in cases))


def _correction(
    fixed: Sequence[Case | None], centre: Case | None, deviation: Deviation, asked: Correction
) -> float | None:
    """Laney's sigma z, None where limits are left as chance among the cases has them."""
    spread = None if centre is None else _spread(fixed, centre, deviation)
    if spread is None or asked is Correction.NEVER:
        return None
    sizes = [case.below for case in fixed if case is not None]
    large = sum(sizes) >= LARGE_DENOMINATOR * len(sizes)
    needed = large and spread > TOO_MUCH_SPREAD
    return spread if needed or asked is Correction.ALWAYS else None


def _spread(fixed: Sequence[Case | None], centre: Case, deviation: Deviation) -> float | None:
    """How many times the spread of chance the points have; None where that cannot be said."""
    middle = centre.share
    if not deviation(middle, 1.0):
        return None  # nobody was counted, or everybody
    away = [
        None if case is None else (case.share - middle) / deviation(middle, float(case.below))
        for case in fixed
    ]
    ranges = [
        abs(after - before)
        for before, after in pairwise(away)
        if before is not None and after is not None
    ]
    return sum(ranges) / len(ranges) / _MEAN_RANGE if ranges else None


def _limits(
    case: Case | None, centre: Case | None, deviation: Deviation, spread: float | None
) -> Limits | None:
    if case is None or centre is None:
        return None
    middle = centre.share
    one = deviation(middle, float(case.below)) * (1.0 if spread is None else spread)
    return Limits(
        middle, middle - LIMIT * one, middle - NEAR * one, middle + NEAR * one, middle + LIMIT * one
    )


def _side(case: Case | None, centre: Case | None) -> int | None:
    """By whole numbers, so that a share just on the centre line is on it."""
    if case is None or centre is None:
        return None
    here, middle = case.above * centre.below, centre.above * case.below
    return (here > middle) - (here < middle)


def _zone(case: Case | None, side: int | None, limits: Limits | None) -> int:
    if case is None or limits is None or not side:
        return rules.WITHIN
    if limits.near_lower <= case.share <= limits.near_upper:
        return rules.WITHIN
    return rules.CLOSE if limits.lower <= case.share <= limits.upper else rules.BEYOND


def _per(limits: Limits, per: int) -> Limits:
    return Limits(
        limits.centre * per,
        limits.lower * per,
        limits.near_lower * per,
        limits.near_upper * per,
        limits.upper * per,
    )


def where_lies(target: Amount | None, limits: Sequence[Limits | None]) -> int | None:
    """The target among the limits of the last point that has any."""
    last = next((of for of in reversed(limits) if of is not None), None)
    if target is None or last is None:
        return None
    return (float(target) > last.upper) - (float(target) < last.lower)
