"""A chart as a table: a row a point, for those who read rather than look, and for downloads."""

from dataclasses import dataclass
from typing import Final

from sightline.core.control_charts.types import Analysis, Mark, PointClass, Rule

HEADINGS: Final = ("Period", "Value", "Line", "Lower limit", "Upper limit", "What it shows")
CLASS_WORDS: Final = {
    PointClass.COMMON_CAUSE: "No sign of change",
    PointClass.IMPROVEMENT: "Improvement",
    PointClass.CONCERN: "Concern",
    PointClass.NEUTRAL_HIGH: "Change, higher",
    PointClass.NEUTRAL_LOW: "Change, lower",
}
MISSING: Final = "Missing"
_RULES: Final = {
    Rule.OUTSIDE: "beyond a limit",
    Rule.SHIFT: "in a run on one side of the line",
    Rule.TREND: "in a run that only rises or only falls",
    Rule.TWO_OF_THREE: "one of two in three near a limit",
}


@dataclass(frozen=True, slots=True)
class Row:
    """As exact as the chart has them; the page rounds. `line` is the mean or median."""

    label: str
    value: float | None
    line: float | None
    lower: float | None
    upper: float | None
    shows: str


def rows_of(analysis: Analysis) -> tuple[Row, ...]:
    charted = analysis.charted
    lines = [part.centre for part in charted.segments for _ in range(part.first, part.last + 1)]
    columns = (analysis.points, charted.values, lines, charted.limits, charted.marks)
    return tuple(
        Row(
            label=point.label,
            value=value,
            line=line,
            lower=limits.lower if limits else None,
            upper=limits.upper if limits else None,
            shows=_shows(value, mark),
        )
        for point, value, line, limits, mark in zip(*columns, strict=True)
    )


def _shows(value: float | None, mark: Mark | None) -> str:
    if value is None:
        return MISSING
    if mark is None:
        return ""
    rules = ", ".join(_RULES[rule] for rule in mark.rules)
    return f"{CLASS_WORDS[mark.kind]}: {rules}" if rules else CLASS_WORDS[mark.kind]
