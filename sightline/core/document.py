"""The document tree: what a report says, before anyone decides how it looks.

HTML, PDF and DOCX are written from the same tree, so the three can never say different things.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class MarkKind(StrEnum):
    """Why a number in prose is not a figure: the writer marks it."""

    DATE = "date"
    TITLE = "title"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Mark:
    kind: MarkKind
    text: str


@dataclass(frozen=True)
class FigureValue:
    """A figure printed in a sentence."""

    key: str
    text: str


@dataclass(frozen=True)
class Styled:
    """`style` is 'strong' or 'emphasis'."""

    style: str
    inlines: tuple["Inline", ...]


@dataclass(frozen=True)
class Link:
    """`target` starts with # for a place in this document, else it is a web address."""

    target: str
    inlines: tuple["Inline", ...]


@dataclass(frozen=True)
class LineBreak:
    pass


Inline = Text | Mark | FigureValue | Styled | Link | LineBreak


@dataclass(frozen=True)
class Heading:
    """`level` 1 is a section of the report; the document's title is not a heading of it."""

    level: int
    text: str
    anchor: str
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Bullets:
    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False


@dataclass(frozen=True)
class Quotation:
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Cell:
    """`figure` is the key of the figure that the cell prints; empty for words."""

    text: str
    figure: str = ""


@dataclass(frozen=True)
class TableColumn:
    heading: str
    is_number: bool = False


@dataclass(frozen=True)
class TableRow:
    """The first cell is the row's header; an `is_heading` row has only that and groups the next."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    is_heading: bool = False


@dataclass(frozen=True)
class Table:
    anchor: str
    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    when_empty: str = "Nothing is recorded here."


@dataclass(frozen=True)
class Picture:
    """A drawing with its alternative text, a sentence, and the table that says the same."""

    anchor: str
    svg: str
    alternative: str
    sentence: str
    table: Table | None = None
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice:
    """A boxed note: `label` says what it is, such as 'Note on the source'."""

    label: str
    inlines: tuple[Inline, ...]


Block = Heading | Paragraph | Bullets | Quotation | Table | Picture | Notice


@dataclass(frozen=True)
class Document:
    """`as_at` is the only date that writers may use; they have no clock."""

    title: str
    subtitle: str
    publisher: str
    as_at: date
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    identifier: str = ""
    contact: tuple[str, ...] = field(default=())

    def headings(self) -> Iterator[Heading]:
        return (block for block in self.blocks if isinstance(block, Heading))


def figures_of_table(table: Table) -> Iterator[str]:
    """The key of every figure that a table prints, in order, with repeats."""
    return (cell.figure for row in table.rows for cell in row.cells if cell.figure)


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The words alone."""
    return "".join(text for text, _ in _pieces(inlines))


def sentences_with_figures(inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """The key of each figure printed, with the sentence around it."""
    text = plain_text(inlines)
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s|$)", text)]
    position = 0
    for piece, key in _pieces(inlines):
        if key:
            start = max((end for end in ends if end <= position), default=0)
            end = min((end for end in ends if end > position), default=len(text))
            yield key, " ".join(text[start:end].split())
        position += len(piece)


def _pieces(inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """Text with the figure that it prints, if any."""
    for inline in inlines:
        match inline:
            case FigureValue(key=key, text=text):
                yield text, key
            case Text(text=text) | Mark(text=text):
                yield text, ""
            case Styled(inlines=inner) | Link(inlines=inner):
                yield from _pieces(inner)
            case LineBreak():
                yield " ", ""
