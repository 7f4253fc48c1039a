"""What the pages of indicators show, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.analytics.dictionary.types import Definition, TargetKind
from sightline.apps.indicators.scorecards.types import Beneath
from sightline.apps.indicators.series.charting import short_name
from sightline.apps.indicators.series.seen import UNITS, Seen, text_of
from sightline.core.control_charts.sentences import shows
from sightline.core.control_charts.types import Frequency, PointClass, Rule
from sightline.core.drawing.canvas import Drawing
from sightline.core.figures import Direction

GOOD_WORDS = {
    Direction.HIGHER: "Higher is better",
    Direction.LOWER: "Lower is better",
    Direction.NEUTRAL: "Neither way is good by itself",
}
SERIES_WORDS = {
    Frequency.MONTHLY: "By month",
    Frequency.QUARTERLY: "By quarter",
    Frequency.TERMLY: "By term",
    Frequency.ANNUAL: "By year",
    Frequency.BY_EVENT: "By event",
}
CLASS_WORDS = {
    PointClass.COMMON_CAUSE: "Within chance",
    PointClass.IMPROVEMENT: "Better than chance",
    PointClass.CONCERN: "Worse than chance",
    PointClass.NEUTRAL_HIGH: "Higher than chance",
    PointClass.NEUTRAL_LOW: "Lower than chance",
}
RULE_WORDS = {
    Rule.OUTSIDE: "outside a limit",
    Rule.SHIFT: "a run on one side",
    Rule.TREND: "a run one way",
    Rule.TWO_OF_THREE: "two of three near a limit",
}
TARGET_WORDS = {
    TargetKind.STATUTORY: "by law or national guidance",
    TargetKind.CONTRACT: "by a contract",
    TargetKind.LOCAL: "by the partnership",
    TargetKind.NONE: "none",
}


@dataclass(frozen=True)
class ScorecardRow:
    """One indicator on the board's page, or on a scorecard; there with what stands beneath it."""

    key: str
    title: str
    text: str
    period: str
    good: str
    target: str
    sentence: str
    is_special: bool
    variation: Drawing | None
    assurance: Drawing | None
    small: Drawing | None
    beneath: Beneath | None = None


@dataclass(frozen=True)
class Theme:
    """`title` is '' where the rows of a scorecard stand together."""

    title: str
    rows: tuple[ScorecardRow, ...]


@dataclass(frozen=True)
class PointRow:
    """A line of the table beside a chart; columns that nothing is known of are left out there."""

    period: str
    value: str
    numerator: str
    denominator: str
    lower: str
    centre: str
    upper: str
    said: str


def by_theme(rows: Iterable[tuple[Definition, ScorecardRow]]) -> tuple[Theme, ...]:
    themes: dict[str, list[ScorecardRow]] = {}
    for definition, row in rows:
        themes.setdefault(definition.theme, []).append(row)
    return tuple(Theme(title, tuple(each)) for title, each in themes.items())


def target_text(seen: Seen) -> str:
    """'90%, by the partnership'; '' where there is none."""
    if seen.aim is None:
        return ""
    digits = f"{seen.aim.value:,f}".rstrip("0").rstrip(".") if "." in str(seen.aim.value) else ""
    plain = digits or f"{seen.aim.value:,f}"
    return f"{plain}{UNITS[seen.definition.unit]}, {TARGET_WORDS[TargetKind(seen.aim.kind)]}"


def point_rows(seen: Seen) -> list[PointRow]:
    """The latest first. What is hidden or missing says so in the place of its number."""
    if seen.analysis is None:
        return []
    charted = seen.analysis.charted
    rows = []
    for index, value in enumerate(seen.values):
        limits, mark = charted.limits[index], charted.marks[index]
        rows.append(
            PointRow(
                period=short_name(value.period),
                value=text_of(seen.definition, value),
                numerator=whole_text(value.numerator),
                denominator=whole_text(value.denominator),
                lower=_short(limits.lower, seen) if limits else "",
                centre=_short(limits.centre, seen) if limits else "",
                upper=_short(limits.upper, seen) if limits else "",
                said=_said(mark.kind, mark.rules) if mark else "",
            )
        )
    return rows[::-1]


def sentence_of(seen: Seen) -> str:
    return seen.analysis.sentence if seen.analysis else "No value is held yet."


def shown_of(seen: Seen) -> str:
    """The same where which way is good stands beside it already."""
    return shows(seen.analysis) if seen.analysis else "No value is held yet."


def definition_rows(definition: Definition) -> list[tuple[str, str]]:
    """What is said of an indicator beside its chart, by what it is called."""
    told = (
        definition.why,
        definition.numerator,
        definition.denominator,
        GOOD_WORDS[definition.good],
        SOURCE_WORDS[definition.source.value],
        definition.owner.value.capitalize(),
        f"{definition.frequency.value.capitalize()}, known after {definition.lag_days} days",
        _holds(definition),
    )
    return [(name, words) for name, words in zip(DEFINITION_NAMES, told, strict=True) if words]


DEFINITION_NAMES = (
    "Why it matters",
    "Counted",
    "Out of",
    "Which way is good",
    "From",
    "Answered for by",
    "How often",
    "This definition holds",
)
SOURCE_WORDS = {
    "cin": "Children in need census",
    "ssda903": "Looked-after children return (SSDA903)",
    "annex-a": "Ofsted Annex A",
    "quarterly return": "The agency’s quarterly return",
}


def _holds(definition: Definition) -> str:
    since = f"from {definition.valid_from.day} {definition.valid_from:%B %Y}"
    if definition.valid_to is None:
        return since
    return f"{since} to {definition.valid_to.day} {definition.valid_to:%B %Y}"


def _said(kind: PointClass, rules: tuple[Rule, ...]) -> str:
    if kind is PointClass.COMMON_CAUSE:
        return CLASS_WORDS[kind]
    return f"{CLASS_WORDS[kind]}: {', '.join(RULE_WORDS[rule] for rule in rules)}"


def whole_text(amount: object) -> str:
    if amount is None:
        return ""
    digits = f"{amount:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _short(limit: float, seen: Seen) -> str:
    return f"{limit:,.{max(seen.definition.places, 1)}f}".replace("-", "−")
