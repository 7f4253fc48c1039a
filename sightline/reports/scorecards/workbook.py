"""A scorecard as a workbook: its rows, every value with limits, the definitions, and notes."""

from collections.abc import Mapping

from sightline.apps.indicators import listings
from sightline.core.periods import long_date
from sightline.kit.downloads import Column, workbooks
from sightline.kit.downloads.workbooks import Sheet
from sightline.reports.scorecards.document import (
    ICONS,
    missing_lines,
    profile_sentences,
    said_line,
)
from sightline.reports.scorecards.reading import Line, ScorecardRead

ROWS = (
    Column("title", "Indicator"),
    Column("why", "Why it stands here"),
    Column("value", "Latest value", is_number=True),
    Column("period", "Period"),
    Column("good", "Which way is good"),
    Column("variation", "Variation"),
    Column("assurance", "Assurance"),
    Column("target", "Target"),
    Column("sentence", "What the chart says"),
    Column("missing", "Not received"),
    Column("said", "What agencies say"),
)
NOTES = (Column("about", "About"), Column("words", "In words"))


def workbook(read: ScorecardRead) -> bytes:
    """Of what was read with `protects`; the same bytes for the same scorecard."""
    every = [line.seen for line in read.lines]
    values, definitions = listings.values(every), listings.definitions(every)
    return workbooks.of_sheets(
        [
            Sheet("Scorecard", ROWS, [_row(line) for line in read.lines]),
            Sheet("Values", values.columns, values.rows),
            Sheet("Definitions", definitions.columns, definitions.rows),
            Sheet("Notes", NOTES, _notes(read)),
        ]
    )


def _row(line: Line) -> Mapping[str, str]:
    row = listings.board_row(line.seen)
    return {
        "title": row.title,
        "why": line.beneath.why,
        "value": row.text,
        "period": row.period,
        "good": row.good,
        "variation": row.variation.title if row.variation else "",
        "assurance": listings.assurance_words(line.seen),
        "target": row.target,
        "sentence": row.sentence,
        "missing": " ".join(each.says for each in line.beneath.missing),
        "said": "\n".join(f"{said_line(each)}: {each.words}" for each in line.beneath.said),
    }


def _notes(read: ScorecardRead) -> list[Mapping[str, str]]:
    told = [
        ("Scorecard", read.scorecard.title),
        ("Of", read.of),
        ("As at", long_date(read.as_at)),
        ("First line", read.first_line),
        ("Icons", ICONS),
        *(("Small numbers", each) for each in profile_sentences(read.lines)),
        *(("Not received", each) for each in missing_lines(read.lines)),
    ]
    return [{"about": about, "words": words} for about, words in told if words]
