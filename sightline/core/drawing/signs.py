"""Small signs that mean something: a target, a comparator, and whether a target is met."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from sightline.core.drawing.canvas import Box, mark, path
from sightline.core.drawing.palette import GREY, INK, PAPER

Standing = Literal["met", "missed", "no target"]


def tick(box: Box) -> str:
    """A stroke down the middle of the box, edged in white so that it shows on the bar."""
    line = (box.centre, box.y), (box.centre, box.bottom)
    return path(*line, stroke=PAPER, stroke_width=5) + path(*line, stroke=INK, stroke_width=3)


def diamond(box: Box) -> str:
    half = min(box.height, box.width) / 2
    corners = (
        (box.centre, box.middle - half),
        (box.centre + half, box.middle),
        (box.centre, box.middle + half),
        (box.centre - half, box.middle),
        (box.centre, box.middle - half),
    )
    return path(*corners, fill=PAPER, stroke=INK, stroke_width=2)


def standing_sign(standing: Standing, box: Box) -> str:
    """A tick, a cross or a dash in a circle, beside the word that says the same."""
    x, y = box.centre, box.middle
    style: dict[str, str | float] = {"stroke": INK, "stroke_width": 2}
    signs: dict[Standing, Callable[[], str]] = {
        "met": partial(path, (x - 4, y), (x - 1, y + 3.5), (x + 4, y - 3.5), **style),
        "missed": lambda: (
            path((x - 3, y - 3), (x + 3, y + 3), **style)
            + path((x - 3, y + 3), (x + 3, y - 3), **style)
        ),
        "no target": partial(path, (x - 4, y), (x + 4, y), **style),
    }
    ring = mark("circle", cx=x, cy=y, r=8, fill=PAPER, stroke=GREY, stroke_width=1.5)
    return ring + signs[standing]()
