"""A board and the bodies that it is linked to: one box in the middle, the others beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sightline.core.drawing import boxes
from sightline.core.drawing.boxes import WordBox, word_box
from sightline.core.drawing.canvas import (
    MARGIN,
    WIDTH,
    Box,
    Drawing,
    nothing_yet,
    path,
    picture,
)

_CENTRE_WIDTH: Final = 180
_GAP: Final = 32
_BETWEEN: Final = 10
_MOST_ON_ONE_SIDE: Final = 3

_Side = Literal["left", "right"]


@dataclass(frozen=True)
class LinkBox:
    label: str
    detail: str = ""


@dataclass(frozen=True)
class _Column:
    side: _Side
    x: float
    width: float
    words: tuple[WordBox, ...]

    @property
    def height(self) -> float:
        return sum(each.height for each in self.words) + _BETWEEN * (len(self.words) - 1)

    def boxes(self, height: float) -> list[Box]:
        """The column's boxes, centred from top to bottom in the height of the picture."""
        top = (height - self.height) / 2
        placed = []
        for each in self.words:
            placed.append(Box(self.x, top, self.width, each.height))
            top += each.height + _BETWEEN
        return placed


def _column(side: _Side, x: float, width: float, links: Sequence[LinkBox]) -> _Column:
    return _Column(side, x, width, tuple(word_box(li.label, li.detail, width) for li in links))


def _columns(links: Sequence[LinkBox]) -> tuple[float, list[_Column]]:
    """Where the centre box starts, and the columns: a few links stand on one side of it."""
    room = WIDTH - 2 * MARGIN - _CENTRE_WIDTH - _GAP
    if len(links) <= _MOST_ON_ONE_SIDE:
        return MARGIN, [_column("right", WIDTH - MARGIN - room, room, links)]
    width, half = (room - _GAP) / 2, (len(links) + 1) // 2
    return MARGIN + width + _GAP, [
        _column("left", MARGIN, width, links[:half]),
        _column("right", WIDTH - MARGIN - width, width, links[half:]),
    ]


def _line(centre: Box, linked: Box, side: _Side) -> str:
    """Out of the centre's side, along a spine half-way, and into the box."""
    start, end = (centre.x, linked.right) if side == "left" else (centre.right, linked.x)
    turn = (start + end) / 2
    corners = (start, centre.middle), (turn, centre.middle), (turn, linked.middle)
    return path(*corners, (end, linked.middle), stroke_width=1.5)


def linkage_diagram(
    *, name: str, title: str, description: str, centre: str, links: Sequence[LinkBox]
) -> Drawing:
    if not links:
        return nothing_yet(name=name, title=title, description=description)
    start, columns = _columns(links)
    chief = word_box(centre, "", _CENTRE_WIDTH, chief=True)
    height = max(chief.height, *(column.height for column in columns)) + 2 * MARGIN
    middle = Box(start, (height - chief.height) / 2, _CENTRE_WIDTH, chief.height)
    lines, drawn = [], [boxes.draw(chief, middle)]
    for column in columns:
        for words, box in zip(column.words, column.boxes(height), strict=True):
            lines.append(_line(middle, box, column.side))
            drawn.append(boxes.draw(words, box))
    size = (WIDTH, height)
    return picture(name=name, title=title, description=description, size=size, parts=lines + drawn)
