"""The sheet that every picture is drawn on: shapes as SVG text, and the finished drawing.

SVG 1.1, with presentation attributes alone; no styles, scripts, classes or transforms.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import BRAND, GREY, PAPER

WIDTH: Final = 720
MARGIN: Final = 8
NOTHING: Final = "Nothing to show yet"

# A family whose name holds a numeral must be quoted, or a browser drops the whole list. The
# last two names are there because not every SVG reader knows what sans-serif stands for.
_FONTS: Final = "Noto Sans, 'Source Sans 3', Arial, Liberation Sans, DejaVu Sans, sans-serif"
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Drawing:
    """A whole `<svg>`; the title is the alternative text, the description the main message.

    `name` is its own on a page, and starts each identifier within it.
    """

    name: str
    svg: str
    title: str
    description: str


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> float:
        return self.x + self.width / 2

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def number(value: float) -> str:
    """At most two decimals, and never minus nought."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def mark(tag: str, /, **attributes: str | float) -> str:
    """One empty element; `stroke_width` becomes `stroke-width`."""
    written = (
        f" {key.replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
    )
    return f"<{tag}{''.join(written)}/>"


def rectangle(box: Box, **attributes: str | float) -> str:
    return mark("rect", x=box.x, y=box.y, width=box.width, height=box.height, **attributes)


def path(*points: tuple[float, float], **attributes: str | float) -> str:
    """Straight lines from point to point, unfilled unless `fill` is given."""
    steps = " ".join(f"{number(x)} {number(y)}" for x, y in points)
    return mark("path", d=f"M{steps}", **({"fill": "none", "stroke": GREY} | attributes))


def hatched(box: Box, colour: str = BRAND) -> str:
    """A white box with slanting lines, drawn one by one: PDF writers differ over patterns."""
    outline = rectangle(box, fill=PAPER, stroke=colour, stroke_width=1.5)
    lines = " ".join(_slants(box))
    if not lines:
        return outline
    return outline + mark("path", d=lines, fill="none", stroke=colour, stroke_width=1.5)


def _slants(box: Box, gap: int = 6) -> Iterator[str]:
    for reach in range(gap, int(box.width + box.height), gap):
        top = box.x + min(reach, box.width), box.y + max(0, reach - box.width)
        foot = box.x + max(0, reach - box.height), box.y + min(reach, box.height)
        yield "M" + " ".join(number(value) for value in (*top, *foot))


def write(words: Block, x: float, top: float, anchor: Anchor = "start") -> str:
    """The lines of a block one below the other, the first line's top at `top`."""
    letters = words.letters
    baseline = top + letters.line_height / 2 + letters.size * 0.36
    return "".join(
        _line(line, (x, baseline + index * letters.line_height), letters, anchor)
        for index, line in enumerate(words.lines)
    )


def _line(text: str, at: tuple[float, float], letters: Letters, anchor: Anchor) -> str:
    weight = ' font-weight="700"' if letters.bold else ""
    return (
        f'<text x="{number(at[0])}" y="{number(at[1])}" font-size="{letters.size}"'
        f' fill="{letters.colour}" text-anchor="{anchor}"{weight}>{escape(_clean(text))}</text>'
    )


def picture(
    *, name: str, title: str, description: str, size: tuple[float, float], parts: Sequence[str]
) -> Drawing:
    """Refuses a name that cannot start an id, and a picture without alternative text."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"a picture cannot be named {name!r}: use letters, numerals and hyphens")
    if not title.strip():
        raise ValueError(f"the picture {name!r} needs a title: it is read out in its place")
    width, height = (number(side) for side in size)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="{name}-title {name}-description"'
        f' font-family="{_FONTS}">'
        f'<title id="{name}-title">{escape(_clean(title))}</title>'
        f'<desc id="{name}-description">{escape(_clean(description))}</desc>'
        f"{rectangle(Box(0, 0, *size), fill=PAPER)}{''.join(parts)}</svg>"
    )
    return Drawing(name, svg, title, description)


def nothing_yet(*, name: str, title: str, description: str) -> Drawing:
    frame = Box(0.5, 0.5, WIDTH - 1, 79)
    words = block(NOTHING, WIDTH, Letters(16, colour=GREY))
    parts = (
        rectangle(frame, fill=PAPER, stroke=GREY, stroke_dasharray="4 4"),
        write(words, frame.centre, frame.middle - words.height / 2, "middle"),
    )
    return picture(name=name, title=title, description=description, size=(WIDTH, 80), parts=parts)
