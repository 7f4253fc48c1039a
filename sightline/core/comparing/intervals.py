"""How far chance alone could move a percentage or a count: 95% confidence intervals.

Percentages by Wilson's score (Newcombe, Statistics in Medicine 1998, method 3). Counts by Byar's
approximation, and below 10 by the Poisson distribution itself (Breslow and Day 1987, chapter 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import exp, sqrt

Z95 = 1.959963984540054
EXACT_BELOW = 10
TAIL = 0.025
HALVINGS = 100  # of a bracket: beyond what a float tells apart


@dataclass(frozen=True)
class Interval:
    """Both ends included, in the unit of what it is about."""

    low: float
    high: float

    def overlaps(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Decimal) -> bool:
        return self.low <= float(value) <= self.high

    def times(self, factor: float) -> "Interval":
        return Interval(self.low * factor, self.high * factor)


def wilson(events: float, out_of: float) -> Interval:
    """The share, from 0 to 1. Refuses none to count from, and more events than that."""
    if out_of <= 0 or not 0 <= events <= out_of:
        raise ValueError(f"{events} out of {out_of} is no share")
    share, square = events / out_of, Z95**2
    centre = share + square / (2 * out_of)
    reach = Z95 * sqrt((share * (1 - share) + square / (4 * out_of)) / out_of)
    below = 1 + square / out_of
    low = 0.0 if events == 0 else (centre - reach) / below
    high = 1.0 if events == out_of else (centre + reach) / below
    return Interval(low, high)


def poisson(count: float) -> Interval:
    """The number that was to be expected, where `count` happened."""
    if count < 0:
        raise ValueError(f"{count} is no count")
    if count < EXACT_BELOW:
        whole = round(count)
        return Interval(_exact_low(whole), _exact_high(whole))
    above = count + 1
    low = count * (1 - 1 / (9 * count) - Z95 / (3 * sqrt(count))) ** 3
    high = above * (1 - 1 / (9 * above) + Z95 / (3 * sqrt(above))) ** 3
    return Interval(low, high)


def _exact_low(count: int) -> float:
    """The mean of which so many or more come in one case of forty."""
    if count == 0:
        return 0.0
    return _where(lambda mean: 1 - _at_most(count - 1, mean) >= TAIL, count)


def _exact_high(count: int) -> float:
    return _where(lambda mean: _at_most(count, mean) <= TAIL, 4 * count + 10)


def _where(is_beyond: Callable[[float], bool], most: float) -> float:
    low, high = 0.0, float(most)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_beyond(middle) else (middle, high)
    return high


def _at_most(count: int, mean: float) -> float:
    term = total = exp(-mean)
    for each in range(1, count + 1):
        term *= mean / each
        total += term
    return total
