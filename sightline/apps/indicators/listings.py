"""Tables of indicators, for pages and for files."""

from collections.abc import Iterable, Mapping

from sightline.analytics.dictionary.types import Definition
from sightline.apps.indicators.models import CountedReturn
from sightline.apps.indicators.pages import (
    ScorecardRow,
    point_rows,
    sentence_of,
    target_text,
    whole_text,
)
from sightline.apps.indicators.series.breaking_down import BrokenDown
from sightline.apps.indicators.series.seen import Seen, text_of
from sightline.kit.components.tables import Column, Shown, Table, plain

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
