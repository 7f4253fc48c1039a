"""Whether a series changed, in a clause: by which rule, since when, for better or worse."""

from typing import Final

from sightline.core.control_charts import run_chart
from sightline.core.control_charts.choosing import PERIOD_WORDS
from sightline.core.control_charts.story import Story
from sightline.core.control_charts.types import ChartKind, Mark, PointClass, Rule, Segment
from sightline.core.figures import Direction

_CHANGES: Final = {
    PointClass.IMPROVEMENT: "a real improvement",
    PointClass.CONCERN: "a real worsening",
    PointClass.NEUTRAL_HIGH: "a real change",
    PointClass.NEUTRAL_LOW: "a real change",
}
_SIGNS: Final = {
    PointClass.IMPROVEMENT: "a sign of improvement",
    PointClass.CONCERN: "a sign of worsening",
    PointClass.NEUTRAL_HIGH: "a sign of change",
    PointClass.NEUTRAL_LOW: "a sign of change",
}
_FOR: Final = {
    PointClass.IMPROVEMENT: "for the better",
    PointClass.CONCERN: "for the worse",
    PointClass.NEUTRAL_HIGH: "upwards",
    PointClass.NEUTRAL_LOW: "downwards",
}
_SIDES: Final = {1: "above", -1: "below", 0: "on"}
_GOOD_SIDE: Final = {Direction.HIGHER: 1, Direction.LOWER: -1}


def change(story: Story, latest: int) -> str:
    part = story.segment_of(latest)
    mark = story.charted.marks[latest]
    since = " since it was re-based" if part.first else ""
    if part.count < 2 or _is_early(story, part):
        return f"too early to tell, with {story.periods(part.count)}{since}"
    if mark is not None and mark.is_special:
        return _special(story, latest, mark)
    return _steady(story, latest, since)


def _is_early(story: Story, part: Segment) -> bool:
    """Whether not even a run chart's shortest run could be there."""
    return story.kind is ChartKind.RUN and part.count < run_chart.LONG_TREND


def _steady(story: Story, latest: int, since: str) -> str:
    none = "no sign of change" if story.kind is ChartKind.RUN else "no real change"
    part, marks = story.segment_of(latest), story.charted.marks
    number = 0
    for index in range(latest, part.first - 1, -1):
        mark = marks[index]
        if mark is not None and mark.rules:
            last = f"{_FOR[mark.kind]}: {story.points[index].label}"
            return f"{none} in the last {_last(story, number)} (the last change was {last})"
        number += mark is not None
    return f"{none} in {story.periods(number)}{since}"


def _last(story: Story, number: int) -> str:
    """'quarter', or '5 quarters'."""
    one, many = PERIOD_WORDS[story.settings.frequency]
    return one if number == 1 else f"{number} {many}"


def _special(story: Story, latest: int, mark: Mark) -> str:
    openings = _SIGNS if story.kind is ChartKind.RUN else _CHANGES
    opening = openings[mark.kind]
    rest = [_TELL[rule](story, latest) for rule in _TELL if rule in mark.rules]
    if not _is_turning(story, latest, mark):
        return f"{opening}: {', and '.join(rest)}"
    trend = _trend(story, latest)
    rest.remove(trend)
    if rest:
        return f"{opening}: {', and '.join(rest)}, but {trend}"
    side = _SIDES[story.charted.sides[latest] or 0]
    return f"{openings[PointClass.NEUTRAL_HIGH]}: {trend}, though still {side} its {story.centre}"


def _is_turning(story: Story, latest: int, mark: Mark) -> bool:
    """Whether it moves away from the side that its class follows."""
    good = _GOOD_SIDE.get(story.settings.good)
    if good is None or Rule.TREND not in mark.rules:
        return False
    return (_way(story, latest) == good) != (mark.kind is PointClass.IMPROVEMENT)


def _shift(story: Story, latest: int) -> str:
    sides = story.charted.sides
    side, start, number = sides[latest], latest, 0
    for index in range(latest, story.segment_of(latest).first - 1, -1):
        if sides[index] == side:
            start, number = index, number + 1
        elif sides[index] != 0 or story.kind is not ChartKind.RUN:
            break
    where = f"{_SIDES[side or 0]} its {story.centre}"
    return f"{where} for {story.periods(number)}, since {story.points[start].label}"


def _trend(story: Story, latest: int) -> str:
    way, start = _way(story, latest), _start_of_trend(story, latest)
    verb = "rising" if way > 0 else "falling"
    return f"{verb} over {story.periods(latest - start + 1)}, from {story.points[start].label}"


def _start_of_trend(story: Story, latest: int) -> int:
    way, index = _way(story, latest), latest
    first = story.segment_of(latest).first
    while index > first and _step(story, index) in ((way, 0) if _passes(story) else (way,)):
        index -= 1
    return index


def _way(story: Story, latest: int) -> int:
    """1 for rising, −1 for falling, as the latest point came; over repeats in a run chart."""
    index = latest
    while _passes(story) and _step(story, index) == 0:
        index -= 1
    return _step(story, index) or 0


def _passes(story: Story) -> bool:
    """Whether points like the one before are passed over."""
    return story.kind is ChartKind.RUN


def _step(story: Story, index: int) -> int | None:
    """From the point before, which there is; None where either has no value."""
    before, here = story.charted.values[index - 1], story.charted.values[index]
    return None if before is None or here is None else (here > before) - (here < before)


def _outside(story: Story, latest: int) -> str:
    side = story.charted.sides[latest] or 0
    return "above its upper limit" if side > 0 else "below its lower limit"


def _two_of_three(story: Story, latest: int) -> str:
    limit = "upper" if (story.charted.sides[latest] or 0) > 0 else "lower"
    return f"two of the last three {story.many} near its {limit} limit"


_TELL: Final = {
    Rule.SHIFT: _shift,
    Rule.TREND: _trend,
    Rule.OUTSIDE: _outside,
    Rule.TWO_OF_THREE: _two_of_three,
}
