"""From a series to all that a page shows of it: the chart it needs, icons, sentence and notes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from sightline.core.control_charts import attributes, individuals, rare, rules, run_chart
from sightline.core.control_charts.choosing import Choice, choose
from sightline.core.control_charts.exact import check_amounts, check_target
from sightline.core.control_charts.segments import check_order
from sightline.core.control_charts.sentences import sentence, trial_limits
from sightline.core.control_charts.story import Story
from sightline.core.control_charts.types import (
    SHORTEST_BASELINE,
    Analysis,
    Assurance,
    Charted,
    ChartKind,
    Correction,
    Point,
    Settings,
    UnfitSeries,
    Variation,
)
from sightline.core.figures import Direction
from sightline.core.plurals import counted

_CHARTS: Final[dict[ChartKind, Callable[[Sequence[Point], Settings], Charted]]] = {
    ChartKind.INDIVIDUALS: individuals.chart,
    ChartKind.PROPORTIONS: attributes.proportions,
    ChartKind.RATES: attributes.rates,
    ChartKind.CASES_BETWEEN: rare.cases,
    ChartKind.DAYS_BETWEEN: rare.days,
    ChartKind.RUN: run_chart.chart,
    ChartKind.ANNUAL: run_chart.line,
    ChartKind.EMPTY: run_chart.line,
}
# What an analyst who sets the chart names the corrected ones by, and what they become.
_CORRECTED: Final = {
    ChartKind.PROPORTIONS: ChartKind.CORRECTED_PROPORTIONS,
    ChartKind.RATES: ChartKind.CORRECTED_RATES,
}
_PLAIN: Final = {corrected: plain for plain, corrected in _CORRECTED.items()}
_HOW: Final = {
    ChartKind.INDIVIDUALS: "Limits are the mean and 2.66 mean moving ranges.",
    ChartKind.PROPORTIONS: "Limits are the mean and 3 standard deviations of chance among the "
    "cases of each point.",
    ChartKind.RATES: "Limits are the mean and 3 standard deviations of chance among the cases of "
    "each point.",
    ChartKind.CASES_BETWEEN: "Limits are of a geometric spread, about its mean; the line is the "
    "median.",
    ChartKind.DAYS_BETWEEN: "Limits are those of the days to the power 1/3.6, told in days again.",
    ChartKind.RUN: "The line is the median. A run of 6 on one side of it, or of 5 that only rise "
    "or only fall, is a sign of change.",
}


def analyse(points: Sequence[Point], settings: Settings) -> Analysis:
    """`points` in order of time. Refuses, with UnfitSeries, what cannot be charted."""
    series = tuple(points)
    _check(series, settings)
    choice = choose(series, settings)
    plain = _PLAIN.get(choice.kind, choice.kind)
    charted = _CHARTS[plain](series, _as_set(settings, choice.kind))
    kind = _CORRECTED[plain] if charted.spread is not None else plain
    assurance = _assurance(charted, settings.good)
    story = Story(series, settings, kind, charted, assurance)
    return Analysis(
        points=series,
        settings=settings,
        kind=kind,
        reason=_reason(choice, story),
        charted=charted,
        variation=_variation(story),
        assurance=assurance,
        sentence=sentence(story),
        notes=tuple(_notes(story)),
    )


def _check(points: Sequence[Point], settings: Settings) -> None:
    check_order(points)
    check_amounts(points)
    check_target(settings.target)
    if settings.fix_after is not None and settings.fix_after < SHORTEST_BASELINE:
        raise UnfitSeries(
            f"limits cannot be fixed after {settings.fix_after} points: give {SHORTEST_BASELINE} "
            "or more"
        )
    if settings.chart is ChartKind.EMPTY:
        raise UnfitSeries("an analyst may choose a kind of chart, not that there is none")


def _as_set(settings: Settings, kind: ChartKind) -> Settings:
    """An analyst who asks for the corrected chart gets it, needed or not."""
    return replace(settings, correction=Correction.ALWAYS) if kind in _PLAIN else settings


def _assurance(charted: Charted, good: Direction) -> Assurance | None:
    if charted.target_lies is None or good is Direction.NEUTRAL:
        return None
    if not charted.target_lies:
        return Assurance.HIT_OR_MISS
    beyond_reach = (charted.target_lies > 0) == (good is Direction.HIGHER)
    return Assurance.FAIL if beyond_reach else Assurance.PASS


def _variation(story: Story) -> Variation | None:
    latest = story.charted.latest
    if latest is None or story.charted.limits[latest] is None:
        return None
    mark = story.charted.marks[latest]
    return rules.variation_of(mark.kind, story.settings.good) if mark else None


def _reason(choice: Choice, story: Story) -> str:
    spread = story.charted.spread
    if spread is None:
        return choice.reason
    plain = str(_PLAIN.get(choice.kind, choice.kind))
    return (
        f"{choice.reason.replace(plain, str(story.kind))} Laney’s correction makes its limits "
        f"{spread:.1f} times as wide as chance among the cases alone does."
    )


def _notes(story: Story) -> Iterator[str]:
    settings, parts = story.settings, story.charted.segments
    plain = _PLAIN.get(story.kind, story.kind)
    if plain in _HOW:
        yield _HOW[plain]
    if story.kind is ChartKind.INDIVIDUALS:
        yield (
            "Large moving ranges, of 3.267 times their mean or more, are "
            f"{'left out' if settings.screen_outliers else 'not left out'}."
        )
    if settings.fix_after is not None and plain in _HOW:
        yield f"The line and limits are fixed on the first {settings.fix_after} points."
    for part in parts:
        if part.first:
            yield f"Re-based with {story.points[part.first].label}: {part.reason}."
    yield from trial_limits(story, parts)
    missing = sum(value is None for value in story.charted.values)
    if missing:
        yield f"{counted(missing, 'figure is', 'figures are')} missing, and left as a gap."
