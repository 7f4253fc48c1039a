"""The key below a picture: each mark beside the words that say what it means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.canvas import MARGIN, WIDTH, Box, write
from sightline.core.drawing.lettering import Block, Letters, block

_LETTERS: Final = Letters(12)
_SYMBOL: Final = (24, 16)
_GAP: Final = 6
_BETWEEN: Final = 22
_ROW: Final = 22


@dataclass(frozen=True)
class Entry:
    """`draw` is given the box of 24 by 16 pixels that its mark must stay in."""

    draw: Callable[[Box], str]
    words: str


def _placed(entries: Sequence[Entry]) -> list[tuple[Entry, Block, float, int]]:
    """Each entry with its words, how far along it starts, and how far down."""
    placed: list[tuple[Entry, Block, float, int]] = []
    along, down, deepest = float(MARGIN), 0, _ROW
    for entry in entries:
        words = block(entry.words, WIDTH - 2 * MARGIN - _SYMBOL[0] - _GAP, _LETTERS)
        wide = _SYMBOL[0] + _GAP + words.width
        if along > MARGIN and along + wide > WIDTH - MARGIN:
            along, down, deepest = float(MARGIN), down + deepest, _ROW
        placed.append((entry, words, along, down))
        along, deepest = along + wide + _BETWEEN, max(deepest, words.height + _GAP)
    return placed


def height_of(entries: Sequence[Entry]) -> int:
    return max(
        (down + max(_ROW, words.height) for _, words, _, down in _placed(entries)), default=0
    )


def draw(entries: Sequence[Entry], top: float) -> str:
    return "".join(
        entry.draw(Box(along, top + down, *_SYMBOL))
        + write(words, along + _SYMBOL[0] + _GAP, top + down)
        for entry, words, along, down in _placed(entries)
    )
