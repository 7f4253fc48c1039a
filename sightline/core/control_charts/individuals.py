"""XmR charts by the rules of NHS England's Making Data Count (as in NHSRplotthedots).

Limits are the mean and 2.66 mean moving ranges. Where the published rules are silent: no moving
range is taken over a missing point or into a new segment, and a missing point breaks every run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sightline.core.control_charts import rules
from sightline.core.control_charts.exact import whole_numbers
from sightline.core.control_charts.segments import baseline_end, segment, stretches
from sightline.core.control_charts.types import Charted, Limits, Mark, Point, Segment, Settings

# As whole numbers, so that whether a point lies on a limit is exact: 2.66, and 3.267.
LIMIT, LIMIT_OF = 266, 100
NEAR, NEAR_OF = 2 * LIMIT, 3 * LIMIT_OF
SCREEN, SCREEN_OF = 3267, 1000

Whole = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Ruler:
    """A segment's mean and mean moving range as fractions: sum by count, in steps of the scale."""

    total: int
    count: int
    ranges_total: int
    ranges_count: int
    scale: int

    @property
    def mean(self) -> float:
        return self.total / (self.count * self.scale)

    @property
    def mean_moving_range(self) -> float | None:
        if not self.ranges_count:
            return None
        return self.ranges_total / (self.ranges_count * self.scale)

    def reach(self, times: int, of: int) -> int:
        """The most that `count` times a value may differ from `total` and still be within."""
        return times * self.ranges_total * self.count // (of * self.ranges_count)

    def limits(self) -> Limits | None:
        if not self.ranges_count:
            return None
        return Limits(
            self.mean, self._at(-LIMIT), self._at(-NEAR, NEAR_OF), self._at(NEAR, NEAR_OF),
            self._at(LIMIT),
        )  # fmt: skip

    def _at(self, times: int, of: int = LIMIT_OF) -> float:
        """Divided once, so that it is rounded once."""
        above = self.total * of * self.ranges_count + times * self.ranges_total * self.count
        return above / (self.count * of * self.ranges_count * self.scale)


def chart(points: Sequence[Point], settings: Settings) -> Charted:
    given = [point.value for point in points]
    wholes, scale = whole_numbers([*given, settings.target])
    target = wholes.pop()
    segments: list[Segment] = []
    limits: list[Limits | None] = []
    all_sides: list[int | None] = []
    marks: list[Mark | None] = []
    lies = None
    for first, end, reason in stretches(points, settings.rebases):
        part = wholes[first:end]
        fixed = part[: baseline_end(part, settings.fix_after)]
        ruler = measured(fixed, scale, screen=settings.screen_outliers)
        held = ruler.limits() if ruler else None
        sides, zones = placed(part, ruler)
        met = rules.rules_met(part, sides, zones)
        all_sides += sides
        marks += rules.marks_of(met, sides, settings.good)
        limits += [held] * len(part)
        lies = _lies(target, ruler)
        centre, spread = (ruler.mean, ruler.mean_moving_range) if ruler else (None, None)
        segments.append(segment((first, end), (part, fixed), centre, reason, spread))
    values = tuple(None if value is None else float(value) for value in given)
    return Charted(values, tuple(segments), tuple(limits), tuple(all_sides), tuple(marks), lies)


def measured(part: Whole, scale: int, *, screen: bool) -> Ruler | None:
    """None where there is no value at all. Screening drops large ranges once, never the points."""
    present = [value for value in part if value is not None]
    if not present:
        return None
    ranges = [
        abs(after - before)
        for before, after in pairwise(part)
        if before is not None and after is not None
    ]
    if screen and any(ranges):  # ranges that are all nought have no outlier among them
        most = SCREEN * sum(ranges)
        ranges = [each for each in ranges if each * SCREEN_OF * len(ranges) < most]
    return Ruler(sum(present), len(present), sum(ranges), len(ranges), scale)


def placed(part: Whole, ruler: Ruler | None) -> tuple[list[int | None], list[int]]:
    """For each point its side of the mean, and its zone among the limits of that side."""
    if ruler is None:
        return [None] * len(part), [rules.WITHIN] * len(part)
    total, count = ruler.total, ruler.count
    away = [None if value is None else value * count - total for value in part]
    sides = [None if each is None else (each > 0) - (each < 0) for each in away]
    if not ruler.ranges_count:
        return sides, [rules.WITHIN] * len(part)
    limit, near = ruler.reach(LIMIT, LIMIT_OF), ruler.reach(NEAR, NEAR_OF)
    zones = [
        rules.WITHIN
        if each is None or -near <= each <= near
        else rules.BEYOND
        if not -limit <= each <= limit
        else rules.CLOSE
        for each in away
    ]
    return sides, zones


def _lies(target: int | None, ruler: Ruler | None) -> int | None:
    if target is None or ruler is None or not ruler.ranges_count:
        return None
    away, limit = target * ruler.count - ruler.total, ruler.reach(LIMIT, LIMIT_OF)
    return (away > limit) - (away < -limit)
