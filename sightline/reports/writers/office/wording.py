"""Words as runs and paragraphs: each figure, mark and link under a style of its name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from sightline.core.document import (
    FigureValue,
    Inline,
    LineBreak,
    Link,
    Mark,
    MarkKind,
    Styled,
    Text,
)
from sightline.reports.writers.words import clean, is_inside, leads_somewhere

LONGEST_NAME: Final = 40  # of a bookmark, or Word refuses the file
_RIGHT_TO_LEFT: Final = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
    "(?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\\s]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?)"
)
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_]+")


@dataclass(frozen=True)
class Look:
    style: str = ""
    is_bold: bool = False
    is_italic: bool = False

    def properties(self, *, right_to_left: bool = False) -> str:
        """In the order that the schema asks for."""
        style = f"<w:rStyle w:val={quoteattr(self.style)}/>" if self.style else ""
        bold = "<w:b/><w:bCs/>" if self.is_bold else ""
        italic = "<w:i/><w:iCs/>" if self.is_italic else ""
        inner = style + bold + italic + ("<w:rtl/>" if right_to_left else "")
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


PLAIN: Final = Look()
BOLD: Final = Look(is_bold=True)


def run(text: str, look: Look = PLAIN) -> str:
    """Letters written from right to left stand in runs that say so."""
    pieces = _RIGHT_TO_LEFT.split(clean(text))
    return "".join(
        f"<w:r>{look.properties(right_to_left=index % 2 == 1)}"
        f'<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for index, piece in enumerate(pieces)
        if piece
    )


def paragraph(inner: str, style: str, properties: str = "") -> str:
    """`properties` come after the style, in the order of the schema."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>"
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def field_code(code: str, shown: str) -> str:
    """A field that the office program fills in, with what it shows until then."""
    return f"{field_start(code)}{shown}{FIELD_END}"


def field_start(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@dataclass
class Wording:
    """Remembers the bookmarks of one document; `relate` takes a web address and gives its key."""

    relate: Callable[[str], str]
    _names: dict[str, str] = field(default_factory=dict)
    _marked: set[str] = field(default_factory=set)

    def inlines(self, inlines: Iterable[Inline], look: Look = PLAIN) -> str:
        return "".join(self._inline(each, look) for each in inlines)

    def bookmarked(self, inner: str, anchor: str) -> str:
        """The words as a place to link to; a second place of the same name is only words."""
        if not anchor or anchor in self._marked:
            return inner
        self._marked.add(anchor)
        number = len(self._marked)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{self._name(anchor)}"/>{inner}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def link_inside(self, inner: str, anchor: str) -> str:
        return f'<w:hyperlink w:anchor="{self._name(anchor)}" w:history="1">{inner}</w:hyperlink>'

    def link_outside(self, inner: str, address: str) -> str:
        key = quoteattr(self.relate(address))
        return f'<w:hyperlink r:id={key} w:history="1">{inner}</w:hyperlink>'

    def _inline(self, inline: Inline, look: Look) -> str:
        match inline:
            case Styled(style=style, inlines=inner):
                strong = style == "strong"
                return self.inlines(
                    inner,
                    replace(
                        look,
                        is_bold=look.is_bold or strong,
                        is_italic=look.is_italic or not strong,
                    ),
                )
            case Link():
                return self._link(inline, look)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Text() | Mark() | FigureValue():
                return run(inline.text, _look_of(inline, look))

    def _link(self, link: Link, look: Look) -> str:
        """A link within a link is words alone: the outer one is told by its style."""
        if look.style == "Hyperlink" or not leads_somewhere(link.target):
            return self.inlines(link.inlines, look)
        inner = self.inlines(link.inlines, replace(look, style="Hyperlink"))
        if is_inside(link.target):
            return self.link_inside(inner, link.target[1:])
        return self.link_outside(inner, link.target)

    def _name(self, anchor: str) -> str:
        if anchor not in self._names:
            plain = _NOT_IN_NAMES.sub("_", anchor)
            self._names[anchor] = f"place_{len(self._names) + 1}_{plain}"[:LONGEST_NAME]
        return self._names[anchor]


def _look_of(inline: Text | Mark | FigureValue, look: Look) -> Look:
    if isinstance(inline, FigureValue) and not look.style:
        return replace(look, style="Figure")
    if isinstance(inline, Mark) and inline.kind == MarkKind.TITLE:
        return replace(look, is_italic=True)
    return look
