"""Which chart a series needs, and why, in one sentence. The first rule that fits decides.

No count is told in a reason: it may stand where counts are hidden.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sightline.core.control_charts.types import (
    FEWEST_FOR_LIMITS,
    Amount,
    ChartKind,
    Frequency,
    Measure,
    Point,
    Settings,
)
from sightline.core.plurals import counted

PERIOD_WORDS: Final = {
    Frequency.MONTHLY: ("month", "months"),
    Frequency.QUARTERLY: ("quarter", "quarters"),
    Frequency.TERMLY: ("term", "terms"),
    Frequency.ANNUAL: ("year", "years"),
    Frequency.BY_EVENT: ("event", "events"),
}
# Below this many a period, most counts are nought or nearly, and limits mislead.
FEWEST_COUNTED: Final = 5
# Where every denominator is as near as this to their mean, one pair of limits does for all
# (Montgomery, Introduction to Statistical Quality Control, 7.2.2).
STEADY: Final = 0.25


@dataclass(frozen=True, slots=True)
class Choice:
    kind: ChartKind
    reason: str


@dataclass(frozen=True, slots=True)
class _Series:
    points: tuple[Point, ...]  # those with a value
    settings: Settings

    @property
    def has_cases(self) -> bool:
        """Whether it is a share or rate of which each part is known."""
        return self.settings.measure in (Measure.PERCENT, Measure.RATE) and all(
            point.numerator is not None and point.denominator for point in self.points
        )

    @property
    def period(self) -> str:
        return PERIOD_WORDS[self.settings.frequency][0]


def choose(points: Sequence[Point], settings: Settings) -> Choice:
    series = _Series(tuple(point for point in points if point.value is not None), settings)
    for rule in _RULES:
        choice = rule(series)
        if choice is not None:
            return choice
    return _individuals(series)


def is_too_short(count: int) -> bool:
    return count < FEWEST_FOR_LIMITS


def _empty(series: _Series) -> Choice | None:
    if series.points:
        return None
    return Choice(ChartKind.EMPTY, "Not drawn: there is no figure yet.")


def _decided(series: _Series) -> Choice | None:
    kind = series.settings.chart
    if kind is None:
        return None
    article = "an" if kind is ChartKind.INDIVIDUALS else "a"
    return Choice(
        kind, f"Drawn as {article} {kind}, as the analyst decided, not by the rule of choosing."
    )


def _annual(series: _Series) -> Choice | None:
    if series.settings.frequency is not Frequency.ANNUAL:
        return None
    return Choice(
        ChartKind.ANNUAL,
        "Drawn as a line without limits: with one figure a year, limits would rest on years that "
        "are no longer alike.",
    )


def _short(series: _Series) -> Choice | None:
    count = len(series.points)
    if not is_too_short(count):
        return None
    return _run(f"{counted(count, 'point', 'points')}, and limits need {FEWEST_FOR_LIMITS}")


def _between(series: _Series) -> Choice | None:
    if series.settings.measure is Measure.DAYS_BETWEEN:
        return Choice(
            ChartKind.DAYS_BETWEEN,
            "Drawn as a t chart: the events are rare, and the days between them say more than "
            "counts.",
        )
    if series.settings.measure is Measure.CASES_BETWEEN:
        return Choice(
            ChartKind.CASES_BETWEEN,
            "Drawn as a g chart: the events are rare, and the cases between them say more than "
            "counts.",
        )
    return None


def _few_counted(series: _Series) -> Choice | None:
    """Of a share both parts must be enough: those who are counted, and those who are not."""
    measure = series.settings.measure
    if measure is Measure.COUNT:
        above = _mean([point.value for point in series.points])
    elif series.has_cases:
        above = _mean([point.numerator for point in series.points])
    else:
        return None
    if above < FEWEST_COUNTED:
        return _few(series, "")
    if measure is not Measure.PERCENT:
        return None
    below = _mean([point.denominator for point in series.points])
    return _few(series, "all but ") if below - above < FEWEST_COUNTED else None


def _few(series: _Series, all_but: str) -> Choice:
    return _run(
        f"{all_but}fewer than {FEWEST_COUNTED} a {series.period} are counted on average, and "
        "limits need more; a chart of the days between events may say more"
    )


def _unsteady(series: _Series) -> Choice | None:
    if not series.has_cases or _is_steady([point.denominator for point in series.points]):
        return None
    if series.settings.measure is Measure.PERCENT:
        return Choice(
            ChartKind.PROPORTIONS,
            "Drawn as a p chart: the numbers that the percentages are out of differ by more than "
            "a quarter from their mean, so each point needs limits of its own.",
        )
    return Choice(
        ChartKind.RATES,
        "Drawn as a u chart: the populations differ by more than a quarter from their mean, so "
        "each point needs limits of its own.",
    )


def _is_steady(sizes: Sequence[Amount | None]) -> bool:
    mean = _mean(sizes)
    return all(abs(float(size or 0) - mean) <= STEADY * mean for size in sizes)


def _individuals(series: _Series) -> Choice:
    why = f"{len(series.points)} points"
    if series.has_cases:
        beneath = (
            "numbers beneath them"
            if series.settings.measure is Measure.PERCENT
            else ("populations")
        )
        why += f", and the {beneath} stay within a quarter of their mean"
    return Choice(ChartKind.INDIVIDUALS, f"Drawn as an XmR chart: {why}.")


def _run(why: str) -> Choice:
    return Choice(ChartKind.RUN, f"Drawn as a run chart: {why}.")


def _mean(amounts: Sequence[Amount | None]) -> float:
    return sum(float(amount or 0) for amount in amounts) / len(amounts)


_RULES: Final[tuple[Callable[[_Series], Choice | None], ...]] = (
    _empty,
    _decided,
    _annual,
    _short,
    _between,
    _few_counted,
    _unsteady,
)
