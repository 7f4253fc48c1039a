"""An indicator as somebody sees it: values in one series, and what the chart says of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sightline.analytics.dictionary.types import Definition, Unit
from sightline.apps.indicators.series import charting
from sightline.apps.indicators.series.types import Aim, Drawn, SeriesValue
from sightline.core.control_charts.analysis import analyse
from sightline.core.control_charts.types import (
    Analysis,
    Frequency,
    Rebase,
    Settings,
)
from sightline.core.plurals import counted

UNITS = {
    Unit.COUNT: "",
    Unit.PERCENT: "%",
    Unit.RATE: " per 10,000 children",
    Unit.DAYS: " days",
}


@dataclass(frozen=True)
class Seen:
    """`often` is None, and there is nothing to draw, where no value is held.

    `offered` are the other series of the same indicator, by how often their values come.
    """

    definition: Definition
    often: Frequency | None
    offered: tuple[Frequency, ...]
    values: tuple[SeriesValue, ...]
    analysis: Analysis | None
    aim: Aim | None

    @property
    def latest(self) -> SeriesValue | None:
        return self.values[-1] if self.values else None

    @property
    def text(self) -> str:
        """Short; why there is no value stands with the value itself."""
        if self.latest is None:
            return "No value yet"
        if self.latest.value is None and not self.latest.is_hidden:
            return "No value"
        return text_of(self.definition, self.latest)

    @property
    def is_special(self) -> bool:
        """Whether the latest point is more than chance would bring."""
        if self.analysis is None:
            return False
        marks = [mark for mark in self.analysis.charted.marks if mark]
        return bool(marks) and marks[-1].is_special


def see(
    definition: Definition,
    values: Sequence[SeriesValue],
    drawn: Drawn,
    often: Frequency | None = None,
) -> Seen:
    """The series that is asked for, or else the longest."""
    series = charting.series_of(values)
    shown = often if often in series else charting.longest(series)
    if shown is None:
        return Seen(definition, None, (), (), None, drawn.aim)
    kept = series[shown]
    return Seen(
        definition=definition,
        often=shown,
        offered=tuple(each for each in series if each != shown),
        values=tuple(kept),
        analysis=analyse(charting.points(definition, kept), _settings(definition, drawn, shown)),
        aim=drawn.aim,
    )


def text_of(definition: Definition, value: SeriesValue) -> str:
    """As a reader sees it: 78.1%, 37.6 per 10,000 children, 7,502; or why there is none."""
    if value.is_hidden:
        return "Hidden"
    if value.value is None:
        return value.absence or "No value"
    digits = f"{value.value:,.{definition.places}f}".replace("-", "−")
    return f"{digits}{UNITS[definition.unit]}"


def first_line(seen: Mapping[str, Seen]) -> str:
    """What a board is told before it looks at anything."""
    held = [each for each in seen.values() if each.values]
    if not held:
        return "No value of any indicator is held yet."
    special = sum(1 for each in held if each.is_special)
    changed = (
        f"{counted(special, 'shows', 'show')} more than chance would bring"
        if special
        else "none shows more than chance would bring"
    )
    return f"{counted(len(held), 'indicator has', 'indicators have')} values; {changed}."


def _settings(definition: Definition, drawn: Drawn, often: Frequency) -> Settings:
    breaks = [Rebase(each.on, each.reason) for each in definition.series_breaks]
    return Settings(
        good=definition.good,
        target=_target(definition, drawn),
        measure=charting.MEASURES[definition.unit],
        frequency=often,
        screen_outliers=drawn.screens_outliers,
        fix_after=drawn.fix_after,
        rebases=(*breaks, *(Rebase(each.begins_with, each.why) for each in drawn.rebasings)),
    )


def _target(definition: Definition, drawn: Drawn) -> Decimal | None:
    """A target of a whole year is none of its quarters, which is what such a chart draws."""
    if drawn.aim is None or charting.is_taken_apart(definition):
        return None
    return drawn.aim.value
