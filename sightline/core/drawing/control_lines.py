"""The lines and points of a control chart, each part as SVG text."""

from collections.abc import Iterator, Sequence
from typing import Final

from sightline.core.control_charts import ChartKind, Limits
from sightline.core.drawing import control_marks
from sightline.core.drawing.canvas import WIDTH, path, write
from sightline.core.drawing.control_marks import Place
from sightline.core.drawing.control_plot import BELOW, LETTERS, Plot
from sightline.core.drawing.lettering import block
from sightline.core.drawing.palette import BRAND, DEEP, GREY, INK, TRACK, faded

COLOURS: Final = (BRAND, DEEP)
MISSING: Final = 12  # pixels for crosses below the plot, where no value can lie
_SIZE: Final = 4.2
_CROWDED: Final = 3.2
_MANY: Final = 40
_DASHES: Final = ("7 3", "2 3", "9 3 2 3", "4 4", "12 4")
_TARGET: Final[dict[str, str | float]] = {
    "stroke": control_marks.TARGET,
    "stroke_dasharray": "8 4",
    "stroke_width": 1.5,
}


def side(plot: Plot) -> str:
    scale = plot.scale
    parts = []
    for tick in plot.marks:
        down = scale.down(float(tick))
        words = block(plot.edge(tick), WIDTH, LETTERS)
        parts.append(path((plot.left, down), (plot.right, down), stroke=faded(GREY, 0.8)))
        parts.append(write(words, plot.left - BELOW, down - words.height / 2, "end"))
    corner = (plot.left, scale.foot)
    parts.append(path((plot.left, scale.top), corner, (plot.right, scale.foot)))
    return "".join(parts)


def stub(plot: Plot, index: int) -> str:
    across, foot = plot.across[index], plot.scale.foot
    return path((across, foot), (across, foot + 4))


def _runs(plot: Plot) -> Iterator[tuple[list[int], list[Limits]]]:
    """Points in a row that have limits, segment by segment."""
    limits = plot.analysis.charted.limits
    for part in plot.analysis.charted.segments:
        indexes: list[int] = []
        for index in range(part.first, part.last + 2):
            if index <= part.last and limits[index] is not None:
                indexes.append(index)
            elif indexes:
                yield indexes, [held for i in indexes if (held := limits[i]) is not None]
                indexes = []


def _stepped(plot: Plot, indexes: Sequence[int], values: Sequence[float]) -> list[Place]:
    """A level over each point, from half-way before it to half-way after; no corner on a level."""
    corners: list[Place] = []
    for index, value in zip(indexes, values, strict=True):
        down = plot.scale.down(value)
        if corners and corners[-1][1] == down:
            corners.pop()
        else:
            corners.append((plot.across[index] - plot.half, down))
        corners.append((plot.across[index] + plot.half, down))
    return corners


def band(plot: Plot) -> str:
    """What chance brings, shaded, between its limits."""
    parts = []
    for indexes, limits in _runs(plot):
        upper = _stepped(plot, indexes, [held.upper for held in limits])
        lower = _stepped(plot, indexes, [held.lower for held in limits])
        parts.append(path(*upper, *reversed(lower), fill=TRACK, stroke="none"))
        parts += [path(*edge, stroke=GREY, stroke_dasharray="2 2") for edge in (upper, lower)]
    return "".join(parts)


def lines(plot: Plot) -> str:
    """The centre of each segment, the target, and the comparators."""
    scale, target = plot.scale, plot.analysis.settings.target
    parts = []
    for part in plot.analysis.charted.segments:
        if part.centre is not None and plot.analysis.kind is not ChartKind.ANNUAL:
            down = scale.down(part.centre)
            ends = plot.across[part.first] - plot.half, plot.across[part.last] + plot.half
            parts.append(path((ends[0], down), (ends[1], down), stroke=INK))
    if target is not None:
        down = scale.down(float(target))
        parts.append(path((plot.left, down), (plot.right, down), **_TARGET))
    for number, line in enumerate(plot.comparators):
        parts.append(
            _joined(
                plot, line.drawn, (), stroke=COLOURS[number % 2], stroke_width=2,
                stroke_dasharray=_DASHES[number % 5],
            )
        )  # fmt: skip
    return "".join(parts)


def _joined(
    plot: Plot,
    values: Sequence[float | None],
    starts: Sequence[int],
    **style: str | float,
) -> str:
    """From point to point, broken where one is missing and where a segment starts."""
    parts, run = [], list[Place]()
    for index, value in enumerate(values):
        if value is None or index in starts:
            parts.append(run)
            run = []
        if value is not None:
            run.append((plot.across[index], plot.scale.down(value)))
    return "".join(path(*each, **style) for each in (*parts, run) if len(each) > 1)


def own_line(plot: Plot) -> str:
    charted = plot.analysis.charted
    starts = [part.first for part in charted.segments]
    return _joined(plot, charted.values, starts, stroke=GREY, stroke_width=1.5)


def points(plot: Plot) -> str:
    charted = plot.analysis.charted
    size = _CROWDED if len(charted.values) > _MANY else _SIZE
    parts = [own_line(plot)]
    for across, value, mark in zip(plot.across, charted.values, charted.marks, strict=True):
        if value is None:
            parts.append(control_marks.missing((across, plot.scale.foot + MISSING - 2), size * 0.7))
        else:
            parts.append(control_marks.point(mark, (across, plot.scale.down(value)), size))
    return "".join(parts)
