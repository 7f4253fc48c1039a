"""A scorecard as a document tree. It leaves the pages, so it is made of what everybody may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sightline.apps.indicators import listings, pictures
from sightline.apps.indicators.scorecards.types import Said
from sightline.apps.indicators.series.protecting import profile_of
from sightline.core.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quotation,
    Styled,
    Table,
    Text,
)
from sightline.core.periods import long_date
from sightline.kit.components import tables
from sightline.reports.offerings.source import columns, picture, row
from sightline.reports.scorecards.reading import Line, ScorecardRead

HIDDEN = "Hidden"  # as a value that a profile hides is shown in every table of indicators
ICONS = (
    "Variation tells whether the latest value is more than chance would bring; assurance whether "
    "the process as it is will meet its target. The rules are those of Making Data Count (NHS "
    "England)."
)


def document(read: ScorecardRead, publisher: str, year: str) -> Document:
    """Of what was read with `protects`. `year` is the slug of the year as at whose day it is."""
    return Document(
        title=read.scorecard.title,
        subtitle=f"Scorecard, as at {long_date(read.as_at)}",
        publisher=publisher,
        as_at=read.as_at,
        blocks=tuple(_blocks(read)),
        identifier=f"scorecard-{read.scorecard.pk}-{year}",
    )


def profile_sentences(lines: Sequence[Line]) -> list[str]:
    """How small numbers are protected, a profile each."""
    profiles = {profile_of(line.seen.definition) for line in lines}
    told = [replace(each, symbol=HIDDEN) for each in sorted(profiles, key=lambda one: one.title)]
    return [f"Protected as ‘{each.title}’: {' '.join(each.sentences())}" for each in told]


def missing_lines(lines: Sequence[Line]) -> list[str]:
    """What was not received, each with the indicator that it is of."""
    return [
        f"{line.seen.definition.title}: {each.says}"
        for line in lines
        for each in line.beneath.missing
    ]


def said_line(said: Said) -> str:
    return f"{said.agency}: {said.by}, of {said.period}, {long_date(said.on)}"


def _blocks(read: ScorecardRead) -> Iterator[Block]:
    if read.of:
        yield _words(f"{read.of}.")
    yield Paragraph((Styled("strong", (Text(read.first_line),)),))
    yield _overview(read.lines)
    if missing := missing_lines(read.lines):
        yield Heading(1, "What was not received", "not-received")
        yield Bullets(tuple((_words(each),) for each in missing))
    for line in read.lines:
        yield from _indicator(line)
    yield Heading(1, "What each indicator is", "definitions")
    for line in read.lines:
        yield _definition(line)


def _overview(lines: Sequence[Line]) -> Table:
    rows = [(listings.board_row(line.seen), line.seen) for line in lines]
    return Table(
        anchor="overview",
        caption="Indicators of the scorecard",
        columns=columns(
            "Indicator", "Latest", "Period", "Variation", "Assurance", "Target", numbers=["Latest"]
        ),
        rows=tuple(
            row(
                each.title,
                each.text,
                each.period or "–",
                each.variation.title if each.variation else "–",
                listings.assurance_words(seen),
                each.target or "None",
            )
            for each, seen in rows
        ),
        notes=(ICONS, *profile_sentences(lines)),
    )


def _indicator(line: Line) -> Iterator[Block]:
    seen, key = line.seen, line.seen.definition.key
    yield Heading(1, seen.definition.title, f"indicator-{key}")
    sentence = listings.board_row(seen).sentence
    yield _words(f"{seen.text}, {seen.latest.period}. {sentence}" if seen.latest else sentence)
    if line.beneath.why:
        yield _words(f"Why it stands here: {line.beneath.why}")
    for each in line.beneath.missing:
        yield _words(f"Not received: {each.says}")
    yield from _values(line)
    if line.beneath.said:
        yield Heading(2, "What agencies say", f"said-{key}")
    for said in line.beneath.said:
        yield Quotation((_words(said.words), _words(said_line(said))))


def _values(line: Line) -> Iterator[Block]:
    """The chart with its table; the table alone where nothing can be drawn."""
    seen = line.seen
    if not seen.values:
        return
    notes = seen.analysis.notes if seen.analysis else ()
    hidden = profile_sentences([line]) if line.hides else []
    table = _table(listings.points(seen), f"values-{seen.definition.key}", (*notes, *hidden))
    table = replace(table, caption=f"{seen.definition.title}: {table.caption}")
    drawn = pictures.chart(seen)
    yield picture(drawn, table=table) if drawn else table


def _definition(line: Line) -> Table:
    """On its side: a column a thing that is said of it would not fit on paper."""
    shown = tables.plain(listings.definitions([line.seen]))
    (cells,) = shown.rows
    return Table(
        anchor=f"definition-{line.seen.definition.key}",
        caption=line.seen.definition.title,
        columns=columns("What", "In words"),
        rows=tuple(row(cell.label, cell.text) for cell in cells[1:]),
    )


def _table(table: tables.Table, anchor: str, notes: Sequence[str] = ()) -> Table:
    """A table of a page; what no row says anything of is left out there too."""
    shown = tables.plain(table)
    numbers = [heading.label for heading in shown.headings if heading.is_number]
    return Table(
        anchor=anchor,
        caption=table.caption,
        columns=columns(*(heading.label for heading in shown.headings), numbers=numbers),
        rows=tuple(row(*(cell.text for cell in cells)) for cells in shown.rows),
        notes=tuple(notes),
    )


def _words(words: str) -> Paragraph:
    return Paragraph((Text(words),))
