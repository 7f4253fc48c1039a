"""Where a series starts anew: an upright line, with the reason above the plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.canvas import MARGIN, WIDTH, Box, path, rectangle, write
from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import GREY, PAPER

_LETTERS: Final = Letters(12, colour=GREY)
_ROOM: Final = 240
_GAP: Final = 4


@dataclass(frozen=True)
class Break:
    across: float
    words: Block
    row: int

    @property
    def left(self) -> float:
        return min(self.across + _GAP, WIDTH - MARGIN - self.words.width)

    @property
    def right(self) -> float:
        return self.left + self.words.width


def placed(breaks: Sequence[tuple[float, str]]) -> list[Break]:
    """From left to right, each with a reason; one that would lie on another stands a row below."""
    found: list[Break] = []
    for across, reason in breaks:
        words = block(reason, _ROOM, _LETTERS)
        row = 0
        while any(
            each.row == row and each.right + _GAP > Break(across, words, row).left for each in found
        ):
            row += 1
        found.append(Break(across, words, row))
    return found


def height_of(breaks: Sequence[Break]) -> float:
    return sum(_row_heights(breaks))


def draw(breaks: Sequence[Break], top: float, foot: float) -> str:
    heights = _row_heights(breaks)
    tops = [top + sum(heights[: each.row]) for each in breaks]
    lines = (
        path((each.across, above), (each.across, foot), stroke=GREY, stroke_dasharray="3 3")
        for each, above in zip(breaks, tops, strict=True)
    )
    words = (
        rectangle(Box(each.left, above, each.words.width, each.words.height), fill=PAPER)
        + write(each.words, each.left, above)
        for each, above in zip(breaks, tops, strict=True)
    )
    return "".join((*lines, *words))


def _row_heights(breaks: Sequence[Break]) -> list[float]:
    rows = max((each.row for each in breaks), default=-1) + 1
    return [
        max(each.words.height for each in breaks if each.row == row) + _GAP for row in range(rows)
    ]
