"""The blocks of a document as HTML that holds its meaning without any style."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
from sightline.reports.writers.marking import Marking, words
from sightline.reports.writers.pictures import in_family, named_apart, natural_size
from sightline.reports.writers.table_markup import scroll, table
from sightline.reports.writers.words import AS_TABLE, title_of

LOWEST_HEADING = 6
WIDE = 480  # pixels; a wider picture scrolls on a narrow screen rather than shrinking away


@dataclass
class Markup:
    """On paper a picture's table is printed in full, unless it is in `elsewhere`: the tables that
    the document prints anyway. `family` letters the drawings; empty leaves them as they are.
    """

    marking: Marking
    family: str = ""
    elsewhere: Sequence[Table] = ()
    _drawn: int = 0

    def sections(self, blocks: Iterable[Block]) -> str:
        """Each heading of the first level opens a section that holds all up to the next."""
        parts, is_open = [], False
        for block in blocks:
            if isinstance(block, Heading) and block.level == 1:
                parts.append("</section>\n<section>" if is_open else "<section>")
                is_open = True
            parts.append(self.block(block))
        if is_open:
            parts.append("</section>")
        return "\n".join(parts)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Table():
                return table(self.marking, block)
            case Picture():
                return self._picture(block)
            case Bullets() | Quotation():
                return self._holding(block)
            case Paragraph() | Notice():
                return self._paragraph(block)

    def _heading(self, heading: Heading) -> str:
        self.marking.place = title_of(heading)
        tag = f"h{min(heading.level + 1, LOWEST_HEADING)}"
        start = self.marking.tag(tag, tag, self.marking.named(heading.anchor))
        return f"{start}{words(title_of(heading))}</{tag}>"

    def _paragraph(self, block: Paragraph | Notice) -> str:
        inner = self.marking.inlines(block.inlines)
        if isinstance(block, Paragraph):
            return f"{self.marking.tag('p')}{inner}</p>"
        label = f"{self.marking.tag('strong', 'notice-label')}{words(block.label)}</strong>"
        start = self.marking.tag("div", "notice", ' role="note"')
        return f"{start}{self.marking.tag('p', 'notice-words')}{label} {inner}</p></div>"

    def _holding(self, block: Bullets | Quotation) -> str:
        if isinstance(block, Quotation):
            inner = "".join(self.block(each) for each in block.blocks)
            return f"{self.marking.tag('blockquote', 'quotation')}{inner}</blockquote>"
        tag = "ol" if block.ordered else "ul"
        items = "".join(f"<li>{self._item(item)}</li>\n" for item in block.items)
        return f"{self.marking.tag(tag)}{items}</{tag}>" if items else ""

    def _item(self, blocks: Sequence[Block]) -> str:
        """The first paragraph stands bare, as in a list whose items are a line each."""
        if blocks and isinstance(blocks[0], Paragraph):
            rest = "".join(self.block(each) for each in blocks[1:])
            return self.marking.inlines(blocks[0].inlines) + rest
        return "".join(self.block(each) for each in blocks)

    def _picture(self, picture: Picture) -> str:
        named = self.marking.named(picture.anchor)
        for key in picture.figures if named else ():
            self.marking.use(key, picture.anchor)
        self._drawn += 1
        svg = named_apart(picture, picture.anchor if named else f"picture-{self._drawn}")
        if self.family:
            svg = in_family(svg, self.family)
        part = "wide-picture" if natural_size(svg)[0] > WIDE else "picture"
        caption = f"{self.marking.tag('figcaption')}{words(picture.sentence)}</figcaption>"
        return (
            f"{self.marking.tag('figure', part, named)}"
            f"{scroll(self.marking, picture.alternative)}{svg}</div>"
            f"{caption if picture.sentence else ''}</figure>{self._beside(picture.table)}"
        )

    def _beside(self, shown: Table | None) -> str:
        """The picture's table: folded away on a screen, in full or by reference on paper."""
        if shown is None:
            return ""
        if not self.marking.on_paper:
            return self._folded(shown)
        if shown not in self.elsewhere:
            return "\n" + table(self.marking, shown)
        link = f'<a href="#{words(shown.anchor)}">{words(shown.caption)}</a>'
        return f"{self.marking.tag('p', 'note')}{AS_TABLE}: {link}.</p>"

    def _folded(self, shown: Table) -> str:
        tag = self.marking.tag
        of = f"{tag('span', 'hidden')}: {words(shown.caption)}</span>"
        summary = f"{tag('summary')}{tag('span', 'summary-words')}{AS_TABLE}{of}</span></summary>"
        inner = f"{tag('div', 'folded')}{table(self.marking, shown)}</div>"
        return f"\n{tag('details')}{summary}{inner}</details>"
