"""A document tree as a list of small records, one a sentence, a cell or a heading, and back again.

Each record is plain JSON with its place in words, so that whoever finds one changed can name it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.core.document import (
    Block,
    Bullets,
    Cell,
    Document,
    FigureValue,
    Heading,
    Inline,
    LineBreak,
    Link,
    Mark,
    MarkKind,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Styled,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain_text,
)

Record = dict[str, Any]
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
_SHOWN = 60  # characters of a sentence that its place quotes


class NoDocument(ValueError):
    """The records do not make a document."""


def records(document: Document, which: str) -> Iterator[Record]:
    """`which` tells two documents of one file apart, such as 'report' and 'childrens'."""
    yield {
        "kind": "document",
        "place": f"the title page of the {which}",
        "which": which,
        "title": document.title,
        "subtitle": document.subtitle,
        "publisher": document.publisher,
        "as_at": document.as_at.isoformat(),
        "language": document.language,
        "identifier": document.identifier,
        "contact": list(document.contact),
    }
    yield from _Writer(which).blocks(document.blocks)
    yield _end()


def document_of(lines: Iterable[Mapping[str, Any]]) -> Document:
    """The document of `records`. Raises NoDocument for anything else, whatever it is."""
    try:
        return _Reader(list(lines)).document()
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as wrong:
        raise NoDocument("these records are no document") from wrong


def sentences(inlines: Sequence[Inline]) -> list[tuple[bool, tuple[Inline, ...]]]:
    """Inlines cut after each sentence; True where the cut went through one text.

    Put together again, texts joined, they are what they were.
    """
    found: list[tuple[bool, list[Inline]]] = [(False, [])]
    for inline in inlines:
        if not isinstance(inline, Text):
            found[-1][1].append(inline)
            continue
        pieces = _cut(inline.text)
        found[-1][1].append(Text(pieces[0]))
        found += [(True, [Text(piece)]) for piece in pieces[1:]]
    return [(joins, tuple(sentence)) for joins, sentence in found]


def _cut(text: str) -> list[str]:
    """The blanks between two sentences stay with the first."""
    ends = [match.end() for match in _END_OF_SENTENCE.finditer(text)]
    starts = [0, *ends]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]


@dataclass
class _Writer:
    """Keeps count of where it is, so that each record knows its place."""

    which: str
    section: str = ""
    paragraph: int = 0

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Record]:
        for block in blocks:
            match block:
                case Heading():
                    yield self._heading(block)
                case Paragraph(inlines=inlines):
                    self.paragraph += 1
                    yield from self._sentences(inlines, f"paragraph {self.paragraph}")
                case Table():
                    yield from self._table(block)
                case Picture():
                    yield from self._picture(block)
                case _:
                    yield from self._holding(block)
                    yield _end()

    def _holding(self, block: Bullets | Quotation | Notice) -> Iterator[Record]:
        """A block that others stand in."""
        match block:
            case Bullets():
                yield {"kind": "list", "place": self._at("a list"), "ordered": block.ordered}
                for item in block.items:
                    yield {"kind": "item", "place": self._at("a list")}
                    yield from self.blocks(item)
            case Quotation(blocks=quoted):
                yield {"kind": "quotation", "place": self._at("a quotation")}
                yield from self.blocks(quoted)
            case Notice():
                where = f"the note ‘{block.label}’"
                yield {"kind": "notice", "place": self._at(where), "label": block.label}
                yield from self._sentences(block.inlines, where)

    def _heading(self, block: Heading) -> Record:
        self.section, self.paragraph = f"{block.number} {block.text}".strip(), 0
        return {
            "kind": "heading",
            "place": f"the heading ‘{self.section}’",
            "level": block.level,
            "text": block.text,
            "anchor": block.anchor,
            "number": block.number,
        }

    def _sentences(self, inlines: Sequence[Inline], where: str) -> Iterator[Record]:
        for number, (joins, sentence) in enumerate(sentences(inlines), start=1):
            words = " ".join(plain_text(sentence).split())
            quoted = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
            yield {
                "kind": "sentence",
                "place": self._at(f"{where}, sentence {number}: ‘{quoted}’"),
                "begins": number == 1,
                "joins": joins,
                "inlines": [_inline(each) for each in sentence],
            }

    def _table(self, table: Table) -> Iterator[Record]:
        name = f"the table ‘{table.caption}’"
        yield {
            "kind": "table",
            "place": self._at(name),
            "anchor": table.anchor,
            "caption": table.caption,
            "columns": [[column.heading, column.is_number] for column in table.columns],
            "notes": list(table.notes),
            "when_empty": table.when_empty,
        }
        for row in table.rows:
            title = row.cells[0].text if row.cells else ""
            yield {
                "kind": "row",
                "place": self._at(f"{name}, row ‘{title}’"),
                "is_total": row.is_total,
                "is_heading": row.is_heading,
            }
            for number, cell in enumerate(row.cells):
                heading = table.columns[number].heading if number < len(table.columns) else ""
                yield {
                    "kind": "cell",
                    "place": self._at(f"{name}, row ‘{title}’, column ‘{heading}’: {cell.text}"),
                    "text": cell.text,
                    "figure": cell.figure,
                }
        yield _end()

    def _picture(self, picture: Picture) -> Iterator[Record]:
        yield {
            "kind": "picture",
            "place": self._at(f"the picture ‘{picture.alternative}’"),
            "anchor": picture.anchor,
            "svg": picture.svg,
            "alternative": picture.alternative,
            "sentence": picture.sentence,
            "figures": list(picture.figures),
        }
        if picture.table is not None:
            yield from self._table(picture.table)
        yield _end()

    def _at(self, place: str) -> str:
        within = f"section ‘{self.section}’" if self.section else f"the {self.which}"
        return f"{within}, {place}"


def _end() -> Record:
    return {"kind": "end", "place": "the end of a part"}


def _inline(inline: Inline) -> list[Any]:
    match inline:
        case Text(text=text):
            return ["text", text]
        case Mark(kind=kind, text=text):
            return ["mark", kind.value, text]
        case FigureValue(key=key, text=text):
            return ["figure", key, text]
        case Styled(style=style, inlines=inner):
            return ["styled", style, [_inline(each) for each in inner]]
        case Link(target=target, inlines=inner):
            return ["link", target, [_inline(each) for each in inner]]
        case LineBreak():
            return ["break"]


class _Reader:
    def __init__(self, lines: list[Mapping[str, Any]]) -> None:
        self.lines, self.position = lines, 0

    def document(self) -> Document:
        head = self._take("document")
        blocks = self._blocks()
        self._take("end")
        if self.position != len(self.lines):
            raise NoDocument("more follows the end")
        return Document(
            title=_text(head["title"]),
            subtitle=_text(head["subtitle"]),
            publisher=_text(head["publisher"]),
            as_at=date.fromisoformat(head["as_at"]),
            blocks=blocks,
            language=_text(head["language"]),
            identifier=_text(head["identifier"]),
            contact=tuple(_text(each) for each in head["contact"]),
        )

    def _blocks(self) -> tuple[Block, ...]:
        found: list[Block] = []
        while self._kind() not in ("end", "item", ""):
            found.append(self._block())
        return tuple(found)

    def _block(self) -> Block:
        kind = self._kind()
        if kind == "sentence":
            return Paragraph(self._inlines())
        if kind == "table":
            return self._table()
        line = self._take(kind)
        if kind == "heading":
            return Heading(
                int(line["level"]),
                _text(line["text"]),
                _text(line["anchor"]),
                _text(line["number"]),
            )
        block = self._holding(kind, line)
        self._take("end")
        return block

    def _holding(self, kind: str, line: Mapping[str, Any]) -> Block:
        """A block that others stand in, up to its end."""
        match kind:
            case "list":
                items = []
                while self._kind() == "item":
                    self._take("item")
                    items.append(self._blocks())
                return Bullets(tuple(items), bool(line["ordered"]))
            case "quotation":
                return Quotation(self._blocks())
            case "notice":
                return Notice(_text(line["label"]), self._inlines())
            case "picture":
                return Picture(
                    anchor=_text(line["anchor"]),
                    svg=_text(line["svg"]),
                    alternative=_text(line["alternative"]),
                    sentence=_text(line["sentence"]),
                    table=self._table() if self._kind() == "table" else None,
                    figures=tuple(_text(each) for each in line["figures"]),
                )
        raise NoDocument(f"no block is a '{kind}'")

    def _inlines(self) -> tuple[Inline, ...]:
        """The sentences of one paragraph, texts that were cut put together again."""
        found: list[Inline] = []
        line = self._take("sentence")
        while True:
            pieces = [_inline_of(each) for each in line["inlines"]]
            if line["joins"] and found:
                last, first = found.pop(), pieces.pop(0)
                if not isinstance(last, Text) or not isinstance(first, Text):
                    raise NoDocument("only texts join")
                found.append(Text(last.text + first.text))
            found += pieces
            if self._kind() != "sentence" or self.lines[self.position]["begins"]:
                return tuple(found)
            line = self._take("sentence")

    def _table(self) -> Table:
        line = self._take("table")
        rows = []
        while self._kind() == "row":
            row = self._take("row")
            cells = []
            while self._kind() == "cell":
                cell = self._take("cell")
                cells.append(Cell(_text(cell["text"]), _text(cell["figure"])))
            rows.append(TableRow(tuple(cells), bool(row["is_total"]), bool(row["is_heading"])))
        self._take("end")
        return Table(
            anchor=_text(line["anchor"]),
            caption=_text(line["caption"]),
            columns=tuple(TableColumn(_text(name), bool(num)) for name, num in line["columns"]),
            rows=tuple(rows),
            notes=tuple(_text(each) for each in line["notes"]),
            when_empty=_text(line["when_empty"]),
        )

    def _kind(self) -> str:
        if self.position >= len(self.lines):
            return ""
        return _text(self.lines[self.position]["kind"])

    def _take(self, kind: str) -> Mapping[str, Any]:
        line = self.lines[self.position]
        if line["kind"] != kind:
            raise NoDocument(f"'{kind}' should stand here")
        self.position += 1
        return line


def _inline_of(told: Sequence[Any]) -> Inline:
    match told:
        case ["text", str(text)]:
            return Text(text)
        case ["mark", str(kind), str(text)]:
            return Mark(MarkKind(kind), text)
        case ["figure", str(key), str(text)]:
            return FigureValue(key, text)
        case ["styled", str(style), list(inner)]:
            return Styled(style, tuple(_inline_of(each) for each in inner))
        case ["link", str(target), list(inner)]:
            return Link(target, tuple(_inline_of(each) for each in inner))
        case ["break"]:
            return LineBreak()
    raise NoDocument("no part of a sentence is so")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NoDocument("words should stand here")
    return value
