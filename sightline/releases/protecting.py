"""Applies what was decided: hidden and widened figures, hidden passages, and all that tells them.

A figure worked out from a hidden one is hidden too, unless somebody decided otherwise about it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sightline.core.document import (
    Block,
    Bullets,
    Cell,
    Document,
    FigureValue,
    Heading,
    Inline,
    Link,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Styled,
    Table,
    TableRow,
    Text,
    plain_text,
)
from sightline.core.document_lines import sentences
from sightline.core.figures import Figure
from sightline.releases.disclosure import figures_of, subject_of
from sightline.releases.types import Choice, Profile, PublishedFigure, SubjectKind, Treatment

WITHHELD = "[A sentence is withheld here, since it could point at a child.] "
NOT_SHOWN = Notice(
    "Not shown", (Text("A picture is left out, since it would show a number that is withheld."),)
)


def shown_instead(
    figures: Mapping[str, Figure], choices: Iterable[Choice], profile: Profile
) -> dict[str, str]:
    """What is printed in the place of each figure that is hidden or widened, by its key."""
    decided = {c.subject: c.treatment for c in choices if c.kind == SubjectKind.FIGURE}
    words = {Treatment.HIDDEN: profile.symbol, Treatment.WIDENED: profile.widened}
    instead = {key: words[how] for key, how in decided.items() if how in words}
    spreading = True
    while spreading:
        derived = [
            key
            for key, figure in figures.items()
            if key not in decided
            and key not in instead
            and not instead.keys().isdisjoint(figure.of)
        ]
        instead |= dict.fromkeys(derived, profile.symbol)
        spreading = bool(derived)
    return instead


def protect_document(
    document: Document, instead: Mapping[str, str], choices: Iterable[Choice], profile: Profile
) -> Document:
    hidden = frozenset(
        c.subject
        for c in choices
        if c.kind == SubjectKind.PASSAGE and c.treatment == Treatment.HIDDEN
    )
    protecting = _Protecting(instead, hidden, profile)
    return replace(document, blocks=protecting.blocks(document.blocks, document.title))


def protect_figure(
    figure: PublishedFigure, source: Figure, instead: Mapping[str, str]
) -> PublishedFigure:
    """The trace without what would tell the number: its working, and warnings that repeat it."""
    if figure.key in instead:
        return replace(figure, value=instead[figure.key], working="", warnings=())
    if not instead.keys().isdisjoint(source.of):
        return replace(figure, working="")
    return figure


@dataclass
class _Protecting:
    instead: Mapping[str, str]
    hidden: frozenset[str]
    profile: Profile
    section: str = ""

    def blocks(self, blocks: Sequence[Block], section: str = "") -> tuple[Block, ...]:
        self.section = section or self.section
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Heading(text=text, number=number):
                self.section = f"{number} {text}".strip()
            case Paragraph(inlines=inlines):
                block = Paragraph(self._inlines(inlines))
            case Notice(label=label, inlines=inlines):
                block = Notice(label, self._inlines(inlines))
            case Bullets(items=items, ordered=ordered):
                block = Bullets(tuple(self.blocks(item) for item in items), ordered)
            case Quotation(blocks=quoted):
                block = Quotation(self.blocks(quoted))
            case Table():
                block = self._table(block)
            case Picture():
                block = self._picture(block)
        return block

    def _picture(self, picture: Picture) -> Block:
        """A drawing prints its numbers, so it goes where one of them does; its table stays."""
        is_told = not self.instead.keys().isdisjoint(figures_of(picture))
        table = self._table(picture.table) if picture.table is not None else None
        if is_told or self._is_hidden(picture.sentence):
            return table if table is not None else NOT_SHOWN
        return replace(picture, table=table)

    def _table(self, table: Table) -> Table:
        notes = tuple(note for note in table.notes if not self._is_hidden(note))
        return replace(table, rows=tuple(map(self._row, table.rows)), notes=notes)

    def _row(self, row: TableRow) -> TableRow:
        return replace(row, cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: Cell) -> Cell:
        if cell.figure in self.instead:
            return Cell(self.instead[cell.figure], cell.figure)
        return Cell(self.profile.symbol) if self._is_hidden(cell.text) else cell

    def _inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if self.hidden and any(self._is_hidden(plain_text(s)) for _, s in sentences(inlines)):
            kept: list[Inline] = []
            for _, sentence in sentences(inlines):
                is_hidden = self._is_hidden(plain_text(sentence))
                kept += [Text(WITHHELD)] if is_hidden else sentence
            inlines = tuple(kept)
        return tuple(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case FigureValue(key=key) if key in self.instead:
                return FigureValue(key, self.instead[key])
            case Styled(style=style, inlines=inner):
                return Styled(style, tuple(map(self._inline, inner)))
            case Link(target=target, inlines=inner):
                return Link(target, tuple(map(self._inline, inner)))
        return inline

    def _is_hidden(self, words: str) -> bool:
        said = " ".join(words.split())
        return bool(self.hidden) and subject_of(self.section, said) in self.hidden
