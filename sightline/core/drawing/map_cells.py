"""One cell of a matrix map: its shade, the bars of its level, its age, and its counts.

Nothing rests on colour alone: the level is also a row of bars, and age a mark in the corner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sightline.core.drawing.canvas import Box, path, rectangle, write
from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import GREY, INK, LEVELS, PAPER, faded, readable_on

Level = Literal[0, 1, 2, 3]
Stale = Literal["fresh", "ageing", "old"]

_CORNER: Final = 10
_CLEAR: Final = 12
_BETWEEN: Final = 4
_FADING: Final[dict[Stale, float]] = {"fresh": 0, "ageing": 0.3, "old": 0.6}


@dataclass(frozen=True)
class MapCell:
    """`text` is the count; level 0 is an empty cell; `strengths` are counted apart."""

    text: str
    level: Level
    stale: Stale = "fresh"
    strengths: int = 0


@dataclass(frozen=True)
class Words:
    """The count and the strengths of a cell: side by side where there is room, else stacked."""

    count: Block
    plus: Block
    abreast: bool

    @property
    def height(self) -> int:
        """Stacked words keep clear of the corner above them and of the bars below."""
        if self.abreast:
            return max(self.count.height, self.plus.height)
        return self.count.height + self.plus.height + 2 * _CLEAR


def fill_of(cell: MapCell) -> str:
    return faded(LEVELS[cell.level], _FADING[cell.stale])


def words_of(cell: MapCell, room: float) -> Words:
    colour = readable_on(fill_of(cell))
    room -= _BETWEEN
    count = block(cell.text if cell.level else "·", room, Letters(bold=True, colour=colour))
    plus = block(f"+{cell.strengths}" if cell.strengths else "", room, Letters(12, colour=colour))
    together = count.width + plus.width + (_BETWEEN if plus.lines else 0)
    return Words(count, plus, len(count.lines) == 1 and together <= room - 2 * _CORNER)


def _bars(level: Level, box: Box, colour: str) -> Iterator[str]:
    for place in range(level):
        tall = 4 * (place + 1)
        stands = Box(box.x + 4 + place * 4, box.bottom - 4 - tall, 2.5, tall)
        yield rectangle(stands, fill=colour)


def _age(stale: Stale, box: Box) -> str:
    if stale == "fresh":
        return ""
    corner = (box.right - _CORNER, box.y), (box.right, box.y), (box.right, box.y + _CORNER)
    return path(*corner, corner[0], fill=INK if stale == "old" else PAPER, stroke=INK)


def written(words: Words, box: Box) -> str:
    top = box.middle - words.height / 2
    if not words.abreast:
        below = top + _CLEAR + words.count.height
        return write(words.count, box.centre, top + _CLEAR, "middle") + write(
            words.plus, box.centre, below, "middle"
        )
    if not words.plus.lines:
        return write(words.count, box.centre, top, "middle")
    left = box.centre - (words.count.width + words.plus.width + _BETWEEN) / 2
    after = left + words.count.width + _BETWEEN
    return write(words.count, left, top) + write(words.plus, after, top + 1)


def surface(cell: MapCell, box: Box) -> str:
    style: dict[str, str | float] = {"fill": fill_of(cell), "stroke": GREY}
    if cell.stale == "old":
        style["stroke_dasharray"] = "3 2"
    bars = _bars(cell.level, box, readable_on(fill_of(cell)))
    return rectangle(box, **style) + "".join(bars) + _age(cell.stale, box)
