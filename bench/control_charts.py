"""500 indicators of 60 points, with limits, rules, icons and sentences, beside a bare sum of them.

The limit is of processor time, so that what else the machine does is not counted.
"""

import random
from datetime import date
from decimal import Decimal
from itertools import pairwise
from time import process_time

from bench.timing import line
from sightline.core.control_charts import Frequency, Measure, Point, Settings, analyse
from sightline.core.figures import Direction

INDICATORS, POINTS = 500, 60
MOST = 0.2  # seconds
SETTINGS = Settings(
    good=Direction.HIGHER, target=75, measure=Measure.PERCENT, frequency=Frequency.MONTHLY
)


def run() -> float:
    """The seconds that all charts take."""
    series = _series()
    floor = _least(lambda: [_bare(points) for points in series])
    took = _least(lambda: [analyse(points, SETTINGS) for points in series])
    print(f"Control charts of {INDICATORS} indicators by {POINTS} points, of processor time")
    print(line("one mean and one mean moving range in binary (the floor)", floor, floor))
    told = f"at most {MOST * 1000:.0f} ms"
    print(line("charts chosen, drawn into numbers and told in a sentence", took, floor, told))
    return took


def _series() -> list[tuple[Point, ...]]:
    """As indicators come: decimals of one place, with a gap here and there."""
    chance = random.Random(5)
    return [
        tuple(
            Point(f"Month {n}", date(2020 + n // 12, n % 12 + 1, 28), _value(chance))
            for n in range(POINTS)
        )
        for _ in range(INDICATORS)
    ]


def _value(chance: random.Random) -> Decimal | None:
    if chance.random() < 0.02:
        return None
    return Decimal(round(chance.gauss(700, 40))) / 10


def _bare(points: tuple[Point, ...]) -> tuple[float, float]:
    values = [float(point.value) for point in points if point.value is not None]
    ranges = [abs(after - before) for before, after in pairwise(values)]
    return sum(values) / len(values), sum(ranges) / len(ranges)


def _least(work, runs: int = 7) -> float:  # type: ignore[no-untyped-def]  # anything to call
    times = []
    for _ in range(runs):
        started = process_time()
        work()
        times.append(process_time() - started)
    return min(times)
