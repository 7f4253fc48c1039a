"""Words and their marks as HTML, and the record of what one document has named and printed."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape

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
from sightline.reports.writers.dress import PLAIN, Dress
from sightline.reports.writers.words import clean, leads_somewhere


def words(text: str) -> str:
    """Safe between tags and between quotes."""
    return escape(clean(text))


@dataclass(frozen=True)
class UsedAt:
    """One place that prints a figure: the identifier to go back to, and the section's title."""

    key: str
    identifier: str
    place: str


@dataclass
class Marking:
    """`figure_link` gives the address of a figure's trace, or nothing when it has none."""

    figure_link: Callable[[str], str]
    on_paper: bool = False
    dress: Dress = field(default_factory=lambda: PLAIN)
    place: str = ""
    uses: list[UsedAt] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _printed: Counter[str] = field(default_factory=Counter)
    _in_link: bool = False

    def tag(self, tag: str, part: str = "", attributes: str = "") -> str:
        """The opening tag, wearing the classes of its part; the part is the tag unless given."""
        wears = self.dress.get(part or tag)
        return f'<{tag} class="{wears}"{attributes}>' if wears else f"<{tag}{attributes}>"

    def named(self, anchor: str) -> str:
        """An identifier, given once only: to whoever asks first."""
        if not anchor or anchor in self._taken:
            return ""
        self._taken.add(anchor)
        return f' id="{words(anchor)}"'

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._inline(each) for each in inlines)

    def figure(self, key: str, text: str) -> str:
        """A link within a link is not HTML, so inside one a figure is its words alone.

        Without a key the text is no figure.
        """
        address = self.figure_link(key) if key and text and not self._in_link else ""
        if not address:
            return words(text)
        self._printed[key] += 1
        identifier = f"use-{key}-{self._printed[key]}"
        self.use(key, identifier)
        attributes = f' href="{words(address)}" id="{words(identifier)}"'
        return f"{self.tag('a', 'figure', attributes)}{words(text)}</a>"

    def use(self, key: str, identifier: str) -> None:
        self.uses.append(UsedAt(key, identifier, self.place))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case FigureValue(key=key, text=text):
                return self.figure(key, text)
            case Link():
                return self._link(inline)
            case Styled(style=style, inlines=inner):
                tag = "strong" if style == "strong" else "em"
                return f"<{tag}>{self.inlines(inner)}</{tag}>"
            case LineBreak():
                return "<br>"
            case Text() | Mark():
                return _said(inline)

    def _link(self, link: Link) -> str:
        if self._in_link or not leads_somewhere(link.target):
            return self.inlines(link.inlines)
        self._in_link = True
        inner = self.inlines(link.inlines)
        self._in_link = False
        attributes = f' href="{words(link.target)}"'
        return f"{self.tag('a', 'link', attributes)}{inner}</a>"


def _said(inline: Text | Mark) -> str:
    if isinstance(inline, Mark) and inline.kind == MarkKind.TITLE:
        return f"<cite>{words(inline.text)}</cite>"
    return words(inline.text)
