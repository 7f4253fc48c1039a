"""The icons of variation and assurance, each a letter or sign in a ring with its meaning as title.

After NHS England's Making Data Count: H and L for high and low, P, F and ? for the target. The
pictures are drawn anew. Better and worse differ by the shape of their points, as on the chart.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from sightline.core.control_charts import Assurance, Mark, PointClass, Variation
from sightline.core.drawing import control_marks
from sightline.core.drawing.canvas import Drawing, mark, path, picture, write
from sightline.core.drawing.control_marks import COMMON, CONCERN, IMPROVEMENT, NEUTRAL
from sightline.core.drawing.lettering import Letters, block
from sightline.core.drawing.palette import GREY, INK, PAPER

SIZE: Final = 48
_MIDDLE: Final = SIZE / 2
_RING: Final = 20.5
_DOT: Final = 2.4

VARIATION_WORDS: Final = {
    Variation.COMMON_CAUSE: "No real change: within what chance brings",
    Variation.IMPROVING_HIGH: "Real improvement: higher than before",
    Variation.IMPROVING_LOW: "Real improvement: lower than before",
    Variation.CONCERNING_HIGH: "Real concern: higher than before",
    Variation.CONCERNING_LOW: "Real concern: lower than before",
    Variation.NEUTRAL_HIGH: "Real change: higher than before",
    Variation.NEUTRAL_LOW: "Real change: lower than before",
    None: "Too little to tell change from chance",
}
ASSURANCE_WORDS: Final = {
    Assurance.PASS: "The target is met for as long as the process stays as it is",
    Assurance.FAIL: "The target is out of reach of the process as it is",
    Assurance.HIT_OR_MISS: "The target is hit or missed by chance",
    None: "No target, or no limits to hold it against",
}
_Place = tuple[float, float]


def variation_icon(*, name: str, variation: Variation | None) -> Drawing:
    """None is for a chart without limits."""
    colour, sign = _VARIATIONS[variation]
    return _icon(name, VARIATION_WORDS[variation], colour, sign())


def assurance_icon(*, name: str, assurance: Assurance | None) -> Drawing:
    """None is for no target, no direction, or a chart without limits."""
    colour, sign = _ASSURANCES[assurance]
    return _icon(name, ASSURANCE_WORDS[assurance], colour, sign())


def _icon(name: str, words: str, colour: str, sign: str) -> Drawing:
    """Two rings, since some of the colours are too pale for white."""
    rings = "".join(
        mark("circle", cx=_MIDDLE, cy=_MIDDLE, r=radius, fill="none", stroke=stroke,
             stroke_width=width)
        for radius, stroke, width in ((_RING, colour, 4), (_RING + 2.4, INK, 1))
    )  # fmt: skip
    return picture(
        name=name, title=words, description=words, size=(SIZE, SIZE), parts=[rings, sign]
    )


def _letter(letter: str, across: float = _MIDDLE, size: int = 20) -> str:
    words = block(letter, SIZE, Letters(size, bold=True, colour=INK))
    return write(words, across, _MIDDLE - words.height / 2, "middle")


def _dots(at: tuple[_Place, ...], kind: PointClass) -> str:
    """A line of points as on the chart, in the shape of their class."""
    line = path(*at, stroke=GREY, stroke_width=1.5)
    return line + "".join(control_marks.point(Mark(kind), place, _DOT) for place in at)


_WAVE: Final = ((10, 27), (17, 20), (24, 27), (31, 20), (38, 27))
_UP: Final = ((23, 32), (30, 29), (37, 16))
_DOWN: Final = ((23, 16), (30, 19), (37, 32))


def _special(letter: str, line: tuple[_Place, ...], kind: PointClass) -> str:
    return _letter(letter, 15.5, 16) + _dots(line, kind)


def _arrow(way: int) -> str:
    """Upwards for 1, downwards for −1: no direction is good, so no letter that looks like one."""
    tip = (_MIDDLE, _MIDDLE - 11 * way)
    foot = (_MIDDLE, _MIDDLE + 11 * way)
    barbs = ((tip[0] - 7, tip[1] + 8 * way), tip, (tip[0] + 7, tip[1] + 8 * way))
    style: dict[str, str | float] = {"stroke": NEUTRAL, "stroke_width": 3.5}
    return path(foot, tip, **style) + path(*barbs, **style)


def _dash() -> str:
    return path((_MIDDLE - 8, _MIDDLE), (_MIDDLE + 8, _MIDDLE), stroke=GREY, stroke_width=3)


_VARIATIONS: Final[dict[Variation | None, tuple[str, Callable[[], str]]]] = {
    Variation.COMMON_CAUSE: (COMMON, partial(_dots, _WAVE, PointClass.COMMON_CAUSE)),
    Variation.IMPROVING_HIGH: (IMPROVEMENT, partial(_special, "H", _UP, PointClass.IMPROVEMENT)),
    Variation.IMPROVING_LOW: (IMPROVEMENT, partial(_special, "L", _DOWN, PointClass.IMPROVEMENT)),
    Variation.CONCERNING_HIGH: (CONCERN, partial(_special, "H", _UP, PointClass.CONCERN)),
    Variation.CONCERNING_LOW: (CONCERN, partial(_special, "L", _DOWN, PointClass.CONCERN)),
    Variation.NEUTRAL_HIGH: (NEUTRAL, partial(_arrow, 1)),
    Variation.NEUTRAL_LOW: (NEUTRAL, partial(_arrow, -1)),
    None: (PAPER, _dash),
}
_ASSURANCES: Final[dict[Assurance | None, tuple[str, Callable[[], str]]]] = {
    Assurance.PASS: (IMPROVEMENT, partial(_letter, "P")),
    Assurance.FAIL: (CONCERN, partial(_letter, "F")),
    Assurance.HIT_OR_MISS: (COMMON, partial(_letter, "?")),
    None: (PAPER, _dash),
}
