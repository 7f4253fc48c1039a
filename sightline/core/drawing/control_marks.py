"""The marks of a control chart: each class of point has a shape of its own, as well as a colour.

The colours are those of NHS England's Making Data Count. Two of them are too pale to stand alone
on white (WCAG 2.2, 1.4.11), so every mark has a dark edge.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from sightline.core.control_charts import Mark, PointClass
from sightline.core.control_charts.table import CLASS_WORDS, MISSING
from sightline.core.drawing.canvas import Box, mark, path
from sightline.core.drawing.legend import Entry
from sightline.core.drawing.palette import GREY, INK

COMMON: Final = "#a6a6a6"
IMPROVEMENT: Final = "#00b0f0"
CONCERN: Final = "#e46c0a"
NEUTRAL: Final = "#490092"
TARGET: Final = "#de1b1b"

COLOURS: Final = {
    PointClass.COMMON_CAUSE: COMMON,
    PointClass.IMPROVEMENT: IMPROVEMENT,
    PointClass.CONCERN: CONCERN,
    PointClass.NEUTRAL_HIGH: NEUTRAL,
    PointClass.NEUTRAL_LOW: NEUTRAL,
}
Place = tuple[float, float]


def _disc(at: Place, size: float, fill: str) -> str:
    return mark("circle", cx=at[0], cy=at[1], r=size * 0.85, fill=fill, stroke=GREY)


def _polygon(corners: tuple[Place, ...], at: Place, size: float, fill: str) -> str:
    points = [(at[0] + x * size, at[1] + y * size) for x, y in (*corners, corners[0])]
    return path(*points, fill=fill, stroke=INK, stroke_width=1)


_SHAPES: Final[dict[PointClass, Callable[[Place, float, str], str]]] = {
    PointClass.COMMON_CAUSE: _disc,
    PointClass.IMPROVEMENT: partial(_polygon, ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0))),
    PointClass.CONCERN: partial(_polygon, ((-1, -1), (1, -1), (1, 1), (-1, 1))),
    PointClass.NEUTRAL_HIGH: partial(_polygon, ((0, -1.3), (1.2, 0.9), (-1.2, 0.9))),
    PointClass.NEUTRAL_LOW: partial(_polygon, ((0, 1.3), (1.2, -0.9), (-1.2, -0.9))),
}


def point(kind: Mark | None, at: Place, size: float) -> str:
    """`size` is half the width of a square mark. Where nothing is said of it: a dark disc."""
    if kind is None:
        return mark("circle", cx=at[0], cy=at[1], r=size * 0.85, fill=INK)
    return _SHAPES[kind.kind](at, size, COLOURS[kind.kind])


def missing(at: Place, size: float) -> str:
    """A small cross where a value should stand."""
    x, y = at
    strokes = ((-1, -1), (1, 1)), ((-1, 1), (1, -1))
    return "".join(
        path(*((x + across * size, y + down * size) for across, down in stroke), stroke_width=1.5)
        for stroke in strokes
    )


def key(marks: tuple[Mark | None, ...], *, any_missing: bool) -> list[Entry]:
    """What each mark on the chart means, in the order in which the classes are told."""
    seen = {each.kind for each in marks if each is not None}
    entries = [
        Entry(partial(_in_box, Mark(kind)), words)
        for kind, words in CLASS_WORDS.items()
        if kind in seen
    ]
    if any_missing:
        entries.append(Entry(lambda box: missing((box.centre, box.middle), 3), MISSING))
    return entries


def _in_box(kind: Mark, box: Box) -> str:
    return point(kind, (box.centre, box.middle), 4.5)
