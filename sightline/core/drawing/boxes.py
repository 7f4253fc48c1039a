"""A box of words: a label in bold and its detail, broken to the box's width."""

from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.canvas import Box, rectangle, write
from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import BRAND, DEEP, GREY, INK, PAPER

_PAD: Final = 8


@dataclass(frozen=True)
class WordBox:
    """Words that fill a box; the chief box of a picture is dark with white words."""

    label: Block
    detail: Block
    chief: bool

    @property
    def height(self) -> int:
        return self.label.height + self.detail.height + 2 * _PAD


def word_box(label: str, detail: str, width: float, *, chief: bool = False) -> WordBox:
    room = width - 2 * _PAD
    ink, grey = (PAPER, PAPER) if chief else (INK, GREY)
    return WordBox(
        block(label, room, Letters(13, bold=True, colour=ink)),
        block(detail, room, Letters(12, colour=grey)),
        chief,
    )


def draw(words: WordBox, box: Box) -> str:
    """Centred from top to bottom, in a box that may be taller than the words."""
    fill, edge = (DEEP, DEEP) if words.chief else (PAPER, BRAND)
    top = box.middle - (words.label.height + words.detail.height) / 2
    return "".join(
        (
            rectangle(box, fill=fill, stroke=edge, stroke_width=1.5, rx=3),
            write(words.label, box.x + _PAD, top),
            write(words.detail, box.x + _PAD, top + words.label.height),
        )
    )
