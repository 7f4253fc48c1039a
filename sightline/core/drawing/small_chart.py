"""A control chart of a thumb's size, for a board page: its points, mean and limits, no words.

The page writes its sentence beside it; the shapes of special points are those of the whole chart.
"""

from typing import Final

from sightline.core.control_charts import Analysis, ChartKind
from sightline.core.drawing import control_lines, control_marks
from sightline.core.drawing.axes import Scale
from sightline.core.drawing.canvas import NOTHING, Drawing, picture, write
from sightline.core.drawing.control_plot import Plot, Wording, all_values
from sightline.core.drawing.lettering import Letters, block
from sightline.core.drawing.palette import GREY

WIDE: Final = 160
TALL: Final = 48
_EDGE: Final = 6
_SIZE: Final = 2.6


def small_chart(*, name: str, title: str, description: str, analysis: Analysis) -> Drawing:
    parts = [_nothing()] if analysis.kind is ChartKind.EMPTY else _parts(analysis)
    size = (WIDE, TALL)
    return picture(name=name, title=title, description=description, size=size, parts=parts)


def _nothing() -> str:
    words = block(NOTHING, WIDE, Letters(12, colour=GREY))
    return write(words, WIDE / 2, TALL / 2 - words.height / 2, "middle")


def _parts(analysis: Analysis) -> list[str]:
    values = analysis.charted.values
    held = all_values(analysis, ())
    spread = (max(held) - min(held)) or 1.0
    scale = Scale(min(held) - spread / 50, max(held) + spread / 50, _EDGE, TALL - _EDGE)
    room = (WIDE - 2 * _EDGE) / len(values)
    across = [_EDGE + (index + 0.5) * room for index in range(len(values))]
    plot = Plot(analysis, (), Wording("", 0), (), across, scale)
    return [
        control_lines.band(plot),
        control_lines.lines(plot),
        control_lines.own_line(plot),
        *_special(plot),
        _latest(plot),
    ]


def _special(plot: Plot) -> list[str]:
    charted = plot.analysis.charted
    return [
        control_marks.point(mark, (across, plot.scale.down(value)), _SIZE)
        for across, value, mark in zip(plot.across, charted.values, charted.marks, strict=True)
        if value is not None and mark is not None and mark.is_special
    ]


def _latest(plot: Plot) -> str:
    """A little larger than the others, whatever its class."""
    charted = plot.analysis.charted
    index = charted.latest or 0
    at = (plot.across[index], plot.scale.down(charted.values[index] or 0.0))
    return control_marks.point(charted.marks[index], at, _SIZE * 1.3)
