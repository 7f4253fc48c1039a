"""Reads a section's Markdown into blocks of the document, and finds what would stop the build."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from sightline.core.document import (
    Block,
    Bullets,
    FigureValue,
    Heading,
    Inline,
    LineBreak,
    Link,
    Mark,
    MarkKind,
    Paragraph,
    Picture,
    Quotation,
    Styled,
    Table,
    Text,
    figures_of_table,
    plain_text,
    sentences_with_figures,
)
from sightline.core.figures import Figure
from sightline.core.numerals import numbers_in, reminders_in
from sightline.reports.markdown import TOKEN, parse
from sightline.reports.types import BuildFault, FaultKind, Place, Reminder, Use, UseKind

BLOCK_KINDS = ("table", "chart", "diagram")
FORMS = ("words", "Words", "bare")
# Stands for a figure or a mark in the prose that is searched for numbers.
COVERED = "\uffff"


@dataclass
class Reading:
    """What reading a section gave. `links` are anchors that it points at, with their lines."""

    blocks: list[Block] = field(default_factory=list)
    faults: list[BuildFault] = field(default_factory=list)
    reminders: list[Reminder] = field(default_factory=list)
    links: list[tuple[str, Place]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)


@dataclass(frozen=True)
class Context:
    """What a section may lean on: figures, what the rooms draw, and names that hold a number.

    `draw` gives the blocks for a kind and name such as ('table', 'budget'); None if there is none.
    """

    figures: Mapping[str, Figure]
    names: Sequence[str]
    draw: Callable[[str, str], Sequence[Block] | None]


def read(*, key: str, level: int, words: str, context: Context) -> Reading:
    """`level` is the section's own; sub-headings in the words stand below it."""
    reader = _Reader(key, level, context)
    reader.blocks(parse(words), reader.reading.blocks)
    reader.reading.faults.sort(key=lambda fault: fault.place.line)
    return reader.reading


class _Reader:
    def __init__(self, section: str, level: int, context: Context) -> None:
        self.section, self.level, self.context = section, level, context
        self.reading = Reading()

    def blocks(self, tokens: Sequence[Token], into: list[Block]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            end = _closing(tokens, position)
            inner = tokens[position + 1 : end]
            match token.type:
                case "paragraph_open":
                    self._paragraph(inner[0], into)
                case "heading_open":
                    into.append(self._heading(token, inner[0]))
                case "bullet_list_open" | "ordered_list_open":
                    into.append(self._list(inner, ordered=token.type.startswith("ordered")))
                case "blockquote_open":
                    quoted: list[Block] = []
                    self.blocks(inner, quoted)
                    into.append(Quotation(tuple(quoted)))
                case "fence" | "code_block":
                    self._check_prose(token.content, _line(token))
                    into.append(Paragraph((Text(token.content),)))
            position = end + 1

    def _list(self, tokens: Sequence[Token], *, ordered: bool) -> Bullets:
        items = []
        position = 0
        while position < len(tokens):
            end = _closing(tokens, position)
            item: list[Block] = []
            self.blocks(tokens[position + 1 : end], item)
            items.append(tuple(item))
            position = end + 1
        return Bullets(tuple(items), ordered)

    def _paragraph(self, token: Token, into: list[Block]) -> None:
        children = token.children or []
        if len(children) == 1 and children[0].type == TOKEN and _is_block(children[0].content):
            self._drawn(children[0].content, _line(token), into)
        else:
            into.append(Paragraph(self._inlines(token)))

    def _heading(self, opening: Token, token: Token) -> Heading:
        text = plain_text(self._inlines(token))
        below = max(1, int(opening.tag[1]) - 2)
        return Heading(self.level + below, text, f"{self.section}-{_slug(text)}")

    def _drawn(self, content: str, line: int, into: list[Block]) -> None:
        kind, _, name = (part.strip() for part in content.partition(":"))
        drawn = self.context.draw(kind, name)
        if drawn is None:
            self.fault(FaultKind.BLOCK, line, f"there is no {kind} called '{name}'.")
        else:
            into.extend(drawn)
            self._note_drawn(drawn, Place(self.section, line))

    def _note_drawn(self, drawn: Sequence[Block], place: Place) -> None:
        """Remember which figures a table or picture prints."""
        for block in drawn:
            if isinstance(block, Table):
                keys = tuple(figures_of_table(block))
                kind, words = UseKind.TABLE, block.caption
            elif isinstance(block, Picture):
                beside = figures_of_table(block.table) if block.table else ()
                keys = (*block.figures, *beside)
                kind, words = UseKind.PICTURE, block.alternative
                if not block.alternative.strip():
                    message = "a picture has no alternative text."
                    self.fault(FaultKind.PICTURE, place.line, message)
            else:
                continue
            for key in dict.fromkeys(keys):
                self.reading.uses.append(Use(key, kind, place, words))

    def _inlines(self, token: Token) -> tuple[Inline, ...]:
        writer = _InlineReader(self, _line(token))
        inlines = writer.read(token.children or [])
        self._check_prose("".join(writer.prose), _line(token))
        for key, sentence in sentences_with_figures(inlines):
            line = next((at for name, at in writer.printed if name == key), _line(token))
            use = Use(key, UseKind.SENTENCE, Place(self.section, line), sentence)
            self.reading.uses.append(use)
        return inlines

    def _check_prose(self, prose: str, first_line: int) -> None:
        for number in numbers_in(prose, self.context.names):
            self.fault(
                FaultKind.NUMBER,
                first_line + prose.count("\n", 0, number.at),
                f"'{number.text}' is no figure: write a token such as {{{{key}}}}, mark it as a "
                "date, a title or a reference, or list the name that holds it.",
            )
        for word in reminders_in(prose):
            place = Place(self.section, first_line + prose.count("\n", 0, word.at))
            self.reading.reminders.append(Reminder(place, f"'{word.text}' may be a number."))

    def fault(self, kind: FaultKind, line: int, message: str) -> None:
        self.reading.faults.append(BuildFault(kind, Place(self.section, line), message))


class _InlineReader:
    """Reads one run of text. `prose` gathers the words that must hold no number."""

    def __init__(self, reader: _Reader, line: int) -> None:
        self.reader, self.line = reader, line
        self.prose: list[str] = []
        self.printed: list[tuple[str, int]] = []  # figures, with their lines

    def read(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        inlines: list[Inline] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            end = _closing(tokens, position)
            inner = tokens[position + 1 : end]
            inlines.extend(self._one(token, inner))
            position = end + 1
        return tuple(inlines)

    def _one(self, token: Token, inner: Sequence[Token]) -> Sequence[Inline]:
        match token.type:
            case "text" | "code_inline" | "softbreak" | "hardbreak":
                return (self._plain(token),)
            case "strong_open" | "em_open":
                style = "strong" if token.type == "strong_open" else "emphasis"
                return (Styled(style, self.read(inner)),)
            case "link_open":
                return (self._link(str(token.attrs.get("href", "")), inner),)
            case "span_open":
                return self._marked(str(token.attrs.get("class", "")), inner)
            case _ if token.type == TOKEN:
                return (self._figure(token.content),)
        return self._image(token) if token.type == "image" else ()

    def _plain(self, token: Token) -> Inline:
        is_break = token.type in ("softbreak", "hardbreak")
        self.prose.append("\n" if is_break else token.content)
        self.line += is_break
        if token.type == "hardbreak":
            return LineBreak()
        return Text(" " if is_break else token.content)

    def _link(self, target: str, inner: Sequence[Token]) -> Link:
        if target.startswith("#"):
            self.reader.reading.links.append((target[1:], Place(self.reader.section, self.line)))
        return Link(target, self.read(inner))

    def _marked(self, name: str, inner: Sequence[Token]) -> Sequence[Inline]:
        if name not in MarkKind._value2member_map_:
            known = ", ".join(f".{kind}" for kind in MarkKind)
            self._fault(FaultKind.MARK, f"the mark '.{name}' is not known: use one of {known}.")
            return self.read(inner)
        words = "".join(_words(token) for token in inner)
        self.prose.append(COVERED)
        return (Mark(MarkKind(name), words),)

    def _image(self, token: Token) -> Sequence[Inline]:
        if not token.content.strip():
            self._fault(FaultKind.PICTURE, "a picture has no alternative text.")
        self._fault(
            FaultKind.PICTURE,
            "a picture from elsewhere has no evidence beneath it: draw one from the evidence with "
            "{{chart: …}} or {{diagram: …}}.",
        )
        return ()

    def _figure(self, content: str) -> Inline:
        key, _, form = (part.strip() for part in content.partition("|"))
        self.prose.append(COVERED)
        figure = self.reader.context.figures.get(key)
        if _is_block(content):
            self._fault(FaultKind.BLOCK, f"{{{{{content}}}}} must stand on a line of its own.")
        elif figure is None:
            self._fault(FaultKind.TOKEN, f"{{{{{content}}}}} names no figure.")
        elif form and form not in FORMS:
            self._fault(
                FaultKind.TOKEN, f"'{form}' in {{{{{content}}}}} is none of {', '.join(FORMS)}."
            )
        else:
            self.printed.append((key, self.line))
            return FigureValue(key, _form(figure, form))
        return Text(f"{{{{{content}}}}}")

    def _fault(self, kind: FaultKind, message: str) -> None:
        self.reader.fault(kind, self.line, message)


def _form(figure: Figure, form: str) -> str:
    if form == "bare":
        return figure.quantity.bare
    if form in ("words", "Words"):
        words = figure.quantity.words
        return words[:1].upper() + words[1:] if form == "Words" else words
    return figure.text


def _closing(tokens: Sequence[Token], position: int) -> int:
    """Where the token at `position` closes; itself if it does not open anything."""
    depth = 0
    for index in range(position, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _is_block(content: str) -> bool:
    return content.partition(":")[0].strip() in BLOCK_KINDS


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
