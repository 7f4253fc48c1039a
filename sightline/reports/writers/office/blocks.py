"""The blocks of a document as WordprocessingML, under the office program's own styles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sightline.core.document import (
    Block,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from sightline.reports.writers.office import images
from sightline.reports.writers.office.tables import table
from sightline.reports.writers.office.wording import BOLD, Look, Wording, paragraph, run
from sightline.reports.writers.words import AS_TABLE, title_of

LOWEST_HEADING: Final = 6
DEEPEST_LIST: Final = 3


@dataclass
class Blocks:
    """`embed` takes an image and gives its key; `new_numbering` gives a list that begins at one."""

    wording: Wording
    embed: Callable[[bytes], str]
    new_numbering: Callable[[str], int]
    elsewhere: Sequence[Table] = ()
    _pictures: int = 0

    def write(self, blocks: Iterable[Block], style: str = "Normal", depth: int = 0) -> str:
        """`style` is that of plain paragraphs; `depth` is how many lists this stands in."""
        return "".join(self._block(block, style, depth) for block in blocks)

    def _block(self, block: Block, style: str, depth: int) -> str:
        match block:
            case Paragraph(inlines=inlines):
                return paragraph(self.wording.inlines(inlines), style)
            case Table():
                return table(self.wording, block)
            case Picture():
                return self._picture(block)
            case Bullets():
                return self._list(block, depth + 1)
            case Heading() | Notice() | Quotation():
                return self._apart(block, depth)

    def _apart(self, block: Heading | Notice | Quotation, depth: int) -> str:
        if isinstance(block, Quotation):
            return self.write(block.blocks, "Quote", depth)
        if isinstance(block, Notice):
            label = run(f"{block.label} ", BOLD)
            return paragraph(label + self.wording.inlines(block.inlines), "Notice")
        title = self.wording.bookmarked(run(title_of(block)), block.anchor)
        return paragraph(title, f"Heading{min(block.level, LOWEST_HEADING)}")

    def _list(self, bullets: Bullets, depth: int) -> str:
        level = min(depth, DEEPEST_LIST)
        style = ("ListNumber" if bullets.ordered else "ListBullet") + _suffix(level)
        numbered = ""
        if bullets.ordered:
            number = self.new_numbering(style)
            numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(self._item(item, style, numbered, depth) for item in bullets.items)

    def _item(self, item: Sequence[Block], style: str, numbered: str, depth: int) -> str:
        """What follows the first paragraph stands under it without a sign of its own."""
        continued = f"ListContinue{_suffix(min(depth, DEEPEST_LIST))}"
        first, rest = "", item
        if item and isinstance(item[0], Paragraph):
            first, rest = self.wording.inlines(item[0].inlines), item[1:]
        return paragraph(first, style, numbered) + self.write(rest, continued, depth)

    def _picture(self, picture: Picture) -> str:
        self._pictures += 1
        image = images.inline(picture, self.embed(images.png(picture)), self._pictures)
        drawn = paragraph(self.wording.bookmarked(image, picture.anchor), "Picture")
        sentence = paragraph(run(picture.sentence), "Note") if picture.sentence else ""
        return drawn + sentence + self._beside(picture.table)

    def _beside(self, shown: Table | None) -> str:
        if shown is None:
            return ""
        if shown not in self.elsewhere:
            return table(self.wording, shown)
        link = self.wording.link_inside(run(shown.caption, Look("Hyperlink")), shown.anchor)
        return paragraph(f"{run(f'{AS_TABLE}: ')}{link}{run('.')}", "Note")


def _suffix(level: int) -> str:
    return "" if level == 1 else str(level)
