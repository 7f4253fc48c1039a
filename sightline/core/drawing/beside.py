"""The words beside a bar: its label in a column on the left, its value at the bar's end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.canvas import MARGIN, WIDTH, Box, write
from sightline.core.drawing.lettering import Block, Letters, block

START: Final = 232
TOP: Final = 6
_LABEL_ROOM: Final = 216
_VALUE_ROOM: Final = 180


@dataclass(frozen=True)
class Beside:
    label: Block
    value: Block

    @property
    def height(self) -> int:
        return max(self.label.height, self.value.height)


def beside(label: str, value: str) -> Beside:
    return Beside(
        block(label, _LABEL_ROOM, Letters()), block(value, _VALUE_ROOM, Letters(bold=True))
    )


def room_for_bars(rows: Sequence[Beside]) -> float:
    """How long a bar may be, so that the widest value still fits at its end."""
    return WIDTH - 2 * MARGIN - START - max(row.value.width for row in rows)


def draw(words: Beside, box: Box) -> str:
    """The first lines stand level with the middle of the bar."""
    top = box.middle - words.label.letters.line_height / 2
    return write(words.label, MARGIN, top) + write(words.value, box.right + MARGIN, top)
