"""One plain sentence for a chart: which way is good, whether anything changed, and the target."""

from collections.abc import Sequence
from typing import Final

from sightline.core.control_charts.changes import change
from sightline.core.control_charts.choosing import PERIOD_WORDS, is_too_short
from sightline.core.control_charts.story import Story
from sightline.core.control_charts.types import (
    FEWEST_FOR_LIMITS,
    Analysis,
    Assurance,
    ChartKind,
    Segment,
)
from sightline.core.figures import Direction
from sightline.core.plurals import counted

_DIRECTIONS: Final = {
    Direction.HIGHER: "Higher is better.",
    Direction.LOWER: "Lower is better.",
    Direction.NEUTRAL: "Neither higher nor lower is better in itself.",
}


def sentence(story: Story) -> str:
    latest = story.charted.latest
    told = [_DIRECTIONS[story.settings.good]]
    if latest is None:
        return " ".join([*told, "There is no figure yet."])
    if story.kind is ChartKind.ANNUAL:
        told.append(_line(story, latest))
    else:
        told.append(_joined(change(story, latest), _target(story)))
    told += _cautions(story, latest)
    return " ".join(told)


def shows(analysis: Analysis) -> str:
    """The sentence without which way is good, where that stands beside it already."""
    return analysis.sentence.removeprefix(_DIRECTIONS[analysis.settings.good]).strip()


def _joined(*clauses: str) -> str:
    whole = "; ".join(clause for clause in clauses if clause)
    return whole[0].upper() + whole[1:] + "."


def _line(story: Story, latest: int) -> str:
    """Where it went, and no more: nothing tells a change from chance."""
    values = story.charted.values
    here = values[latest]
    before = values[latest - 1] if latest else None
    figures = counted(sum(value is not None for value in values), "figure", "figures")
    period, _ = PERIOD_WORDS[story.settings.frequency]
    told = f"{figures}, one a {period}, without limits: nothing tells a change from chance."
    if before is None or here is None:
        return told
    way = (
        "is the same as" if here == before else f"is {'higher' if here > before else 'lower'} than"
    )
    return f"{told} The latest, {story.points[latest].label}, {way} the one before."


def _target(story: Story) -> str:
    if story.assurance is Assurance.FAIL:
        return "the target is out of reach of the process as it is"
    if story.assurance is Assurance.PASS:
        return "the target is met for as long as the process stays as it is"
    if story.assurance is Assurance.HIT_OR_MISS:
        return f"the target is met in some {story.many} and missed in others by chance alone"
    return ""


def _cautions(story: Story, latest: int) -> list[str]:
    missing = len(story.points) - 1 - latest
    told = []
    if missing == 1:
        told.append(f"The latest figure, {story.points[-1].label}, is missing.")
    elif missing:
        told.append(
            f"The latest {missing} figures, from {story.points[latest + 1].label}, are missing."
        )
    if story.kind is ChartKind.RUN:
        count = sum(value is not None for value in story.charted.values)
        if is_too_short(count):
            points = counted(count, "point is", "points are")
            told.append(f"{points} too few for limits, which need {FEWEST_FOR_LIMITS}.")
    elif story.kind is not ChartKind.ANNUAL:
        told += trial_limits(story, [story.segment_of(latest)])
    return told


def trial_limits(story: Story, parts: Sequence[Segment]) -> list[str]:
    """For each part with limits from too few points, that they may yet move."""
    return [
        f"The limits from {story.points[part.first].label} rest on "
        f"{counted(part.baseline, 'point', 'points')} and may yet move: {FEWEST_FOR_LIMITS} are "
        "needed."
        for part in parts
        if is_too_short(part.baseline) and any(story.charted.limits[part.first : part.last + 1])
    ]
