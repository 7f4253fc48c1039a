"""Names of lines, written where each line ends; none on another, and none away from its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.canvas import path, write
from sightline.core.drawing.lettering import Block
from sightline.core.drawing.palette import GREY

_GAP: Final = 3
LEADER: Final = 14


@dataclass(frozen=True)
class LineEnd:
    """`down` is where the line ends, in pixels."""

    words: Block
    down: float


def height_of(ends: Sequence[LineEnd]) -> float:
    return sum(end.words.height + _GAP for end in ends)


def spread(ends: Sequence[LineEnd], top: float, foot: float) -> list[tuple[LineEnd, float]]:
    """Each with the top of its words: as near its line as the others let it, from top to foot."""
    ordered = sorted(ends, key=lambda end: end.down)
    tops: list[float] = []
    least = top
    for end in ordered:
        tops.append(max(end.down - end.words.height / 2, least))
        least = tops[-1] + end.words.height + _GAP
    most = foot
    for index in reversed(range(len(ordered))):
        height = ordered[index].words.height
        tops[index] = min(tops[index], most - height)
        most = tops[index] - _GAP
    return list(zip(ordered, tops, strict=True))


def draw(ends: Sequence[LineEnd], across: float, top: float, foot: float) -> str:
    """`across` is where the lines end; a thin line leads from there to words that had to move."""
    return "".join(
        path(
            (across + 2, end.down), (across + LEADER - 3, above + end.words.height / 2),
            stroke=GREY, stroke_width=0.75,
        )
        + write(end.words, across + LEADER, above)
        for end, above in spread(ends, top, foot)
    )  # fmt: skip
