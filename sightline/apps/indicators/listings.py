"""Tables of indicators, for pages and for files."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sightline.analytics.dictionary.types import Definition
from sightline.apps.indicators import pictures
from sightline.apps.indicators.models import CountedReturn
from sightline.apps.indicators.pages import (
    DEFINITION_NAMES,
    GOOD_WORDS,
    ScorecardRow,
    Theme,
    definition_rows,
    point_rows,
    sentence_of,
    shown_of,
    target_text,
    whole_text,
)
from sightline.apps.indicators.scorecards.types import Beneath
from sightline.apps.indicators.series.breaking_down import BrokenDown
from sightline.apps.indicators.series.charting import short_name
from sightline.apps.indicators.series.seen import UNITS, Seen, text_of
from sightline.core.calculations import round_to
from sightline.kit.components.tables import Column, Shown, Table, plain
from sightline.kit.downloads import Value

SCORECARD = (
    Column("title", "Indicator"),
    Column("theme", "Theme"),
    Column("value", "Latest value", is_number=True),
    Column("period", "Period"),
    Column("good", "Which way is good"),
    Column("variation", "Variation"),
    Column("assurance", "Assurance"),
    Column("target", "Target"),
    Column("sentence", "What the chart says"),
)
POINTS = (
    Column("period", "Period"),
    Column("value", "Value", is_number=True),
    Column("numerator", "Counted", is_number=True),
    Column("denominator", "Out of", is_number=True),
    Column("lower", "Lower limit", is_number=True),
    Column("centre", "Centre line", is_number=True),
    Column("upper", "Upper limit", is_number=True),
    Column("said", "What is said of it"),
)
CELLS = (
    Column("cell", "Of whom"),
    Column("value", "Value", is_number=True),
    Column("numerator", "Counted", is_number=True),
    Column("denominator", "Out of", is_number=True),
)
VALUES = (
    Column("title", "Indicator"),
    Column("period", "Period"),
    Column("ends_on", "Ends on"),
    Column("value", "Value", is_number=True),
    Column("unit", "Unit"),
    Column("numerator", "Counted", is_number=True),
    Column("denominator", "Out of", is_number=True),
    Column("lower", "Lower limit", is_number=True),
    Column("centre", "Centre line", is_number=True),
    Column("upper", "Upper limit", is_number=True),
    Column("said", "What is said of it"),
    Column("without", "Why there is no value"),
)
DEFINITIONS = (
    Column("title", "Indicator"),
    *(Column(name, name) for name in DEFINITION_NAMES),
    Column("target", "Target"),
    Column("caveats", "Keep in mind"),
)
RETURNS = (
    Column("kind_name", "Return"),
    Column("file_names", "Files"),
    Column("as_at", "As at"),
    Column("how", "Counted"),
    Column("at", "Received"),
    Column("by", "By"),
    Column("faulty", "Faults", is_number=True),
)


def scorecard(label: str, rows: Iterable[tuple[Seen, ScorecardRow]]) -> Table:
    return Table(
        name=f"Scorecard {label}",
        caption=f"Scorecard, {label}",
        columns=SCORECARD,
        rows=[_scorecard_row(seen, row) for seen, row in rows],
    )


def board_row(seen: Seen, beneath: Beneath | None = None) -> ScorecardRow:
    latest, icons = seen.latest, pictures.icons(seen)
    return ScorecardRow(
        key=seen.definition.key,
        title=seen.definition.title,
        text=seen.text,
        period=str(latest.period) if latest else "",
        good=GOOD_WORDS[seen.definition.good],
        target=target_text(seen),
        sentence=shown_of(seen),
        is_special=seen.is_special,
        variation=icons.variation,
        assurance=icons.assurance,
        small=pictures.small(seen),
        beneath=beneath,
    )


def assurance_words(seen: Seen) -> str:
    """As the icon says it; but where there is a target, and too little to hold against it, so."""
    if seen.aim is not None and seen.analysis is not None and seen.analysis.assurance is None:
        return "Nothing can be said of the target yet"
    return pictures.icons(seen).assurance.title


def together(rows: Iterable[ScorecardRow]) -> tuple[Theme, ...]:
    """Rows in an order of their own rather than by theme."""
    return (Theme("", tuple(rows)),)


def points(seen: Seen) -> Table:
    return Table(
        name=seen.definition.title,
        caption="Each value, the latest first",
        columns=POINTS,
        rows=point_rows(seen),
        empty="No value is held yet.",
        hides_empty=True,
    )


def broken_down(definition: Definition, found: BrokenDown) -> list[Shown]:
    """A table for each dimension; what is hidden says so in the place of its number."""
    return [
        plain(
            Table(
                name=f"{definition.title}, by {dimension}",
                caption=f"By {dimension}",
                columns=CELLS,
                rows=[
                    {
                        "cell": cell[:1].upper() + cell[1:],
                        "value": text_of(definition, value),
                        "numerator": whole_text(value.numerator),
                        "denominator": whole_text(value.denominator),
                    }
                    for cell, value in cells.items()
                ],
                prefix=f"{dimension.replace(' ', '-')}-",
                hides_empty=True,
            )
        )
        for dimension, cells in found.by.items()
    ]


def values(every: Iterable[Seen]) -> Table:
    """Every value of the series that each chart shows, as numbers: for a sheet to reckon with."""
    return Table(
        name="Values",
        caption="Every value, with the limits of its chart",
        columns=VALUES,
        rows=[row for seen in every for row in _value_rows(seen)],
    )


def definitions(every: Iterable[Seen]) -> Table:
    return Table(
        name="Definitions",
        caption="What each indicator is",
        columns=DEFINITIONS,
        rows=[
            {
                **dict.fromkeys(DEFINITION_NAMES, ""),
                **dict(definition_rows(seen.definition)),
                "title": seen.definition.title,
                "target": target_text(seen),
                "caveats": " ".join(seen.definition.caveats),
            }
            for seen in every
        ],
        hides_empty=True,
    )


def returns(found: Iterable[CountedReturn]) -> Table:
    return Table(
        name="Returns that were counted",
        caption="Returns that were counted",
        columns=RETURNS,
        rows=[
            {
                "kind_name": row.kind_name,
                "file_names": row.file_names,
                "as_at": row.as_at,
                "how": "here, and the files deleted" if row.counted_here else "by the council",
                "at": row.at.date(),
                "by": row.by,
                "faulty": sum(row.faults.values()),
            }
            for row in found
        ],
        empty="No return was counted yet.",
    )


def _scorecard_row(seen: Seen, row: ScorecardRow) -> Mapping[str, str]:
    analysis = seen.analysis
    return {
        "title": row.title,
        "theme": seen.definition.theme,
        "value": row.text,
        "period": row.period,
        "good": row.good,
        "variation": str(analysis.variation or "") if analysis else "",
        "assurance": str(analysis.assurance or "") if analysis else "",
        "target": target_text(seen),
        "sentence": sentence_of(seen),
    }


def _value_rows(seen: Seen) -> Iterator[Mapping[str, Value]]:
    places = max(seen.definition.places, 1)
    told = {row.period: row.said for row in point_rows(seen)}
    for index, value in enumerate(seen.values):
        limits = seen.analysis.charted.limits[index] if seen.analysis else None
        yield {
            "title": seen.definition.title,
            "period": str(value.period),
            "ends_on": value.period.ends_on,
            "value": None if value.value is None else round_to(value.value, seen.definition.places),
            "unit": UNITS[seen.definition.unit].strip() or seen.definition.counts,
            "numerator": value.numerator,
            "denominator": value.denominator,
            "lower": round_to(Decimal(limits.lower), places) if limits else None,
            "centre": round_to(Decimal(limits.centre), places) if limits else None,
            "upper": round_to(Decimal(limits.upper), places) if limits else None,
            "said": told.get(short_name(value.period), ""),
            "without": text_of(seen.definition, value) if value.value is None else "",
        }
