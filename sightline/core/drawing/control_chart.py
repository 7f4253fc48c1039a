"""A series over time as a control chart: its points, limits, target, breaks and comparators.

The arithmetic is of `core/control_charts`. Percentages are drawn within 0 and 100 though a limit
may lie beyond, and the label of such a limit says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sightline.core.control_charts import Analysis, ChartKind
from sightline.core.drawing import axes, breaks, control_lines, control_marks, legend, line_ends
from sightline.core.drawing.axes import Scale
from sightline.core.drawing.breaks import Break
from sightline.core.drawing.canvas import MARGIN, WIDTH, Drawing, nothing_yet, picture, write
from sightline.core.drawing.control_lines import COLOURS, MISSING
from sightline.core.drawing.control_plot import (
    BELOW,
    LETTERS,
    NAMES,
    TALL,
    Comparator,
    Plot,
    Wording,
    laid_out,
)
from sightline.core.drawing.lettering import Letters, block
from sightline.core.drawing.line_ends import LineEnd
from sightline.core.drawing.palette import GREY, INK

__all__ = ["Comparator", "control_chart"]

_MEDIANS: Final = (ChartKind.RUN, ChartKind.CASES_BETWEEN)


def control_chart(
    *,
    name: str,
    title: str,
    description: str,
    analysis: Analysis,
    comparators: Sequence[Comparator] = (),
    places: int = 1,
    own: str = "Latest",
    unit: str = "",
) -> Drawing:
    """`places` is the decimals to write values to, `own` names the chart's own line at its end, and
    `unit` stands above the side. Refuses a comparator of another length.
    """
    for line in comparators:
        if len(line.values) != len(analysis.points):
            raise ValueError(f"'{line.label}' has not one value a point: give None where none is")
    if analysis.kind is ChartKind.EMPTY:
        return nothing_yet(name=name, title=title, description=description)
    plot = laid_out(analysis, comparators, Wording(own, places))
    cuts = _cuts(plot)
    head = block(unit, WIDTH - 2 * MARGIN, LETTERS)
    top = MARGIN + head.height
    plot = _moved(plot, top + breaks.height_of(cuts) + BELOW)
    above = write(head, MARGIN, MARGIN) + breaks.draw(cuts, top, plot.scale.foot)
    parts, height = _below(plot)
    size = (WIDTH, height + MARGIN)
    return picture(
        name=name, title=title, description=description, size=size,
        parts=[_drawn(plot), above, *parts],
    )  # fmt: skip


def _cuts(plot: Plot) -> list[Break]:
    """Half-way between the last point of one segment and the first of the next."""
    return breaks.placed(
        [
            (plot.across[part.first] - plot.half, f"Re-based: {part.reason}")
            for part in plot.analysis.charted.segments
            if part.first
        ]
    )


def _moved(plot: Plot, top: float) -> Plot:
    """Down to `top`, and as tall as the names of its lines need."""
    tall = max(TALL, line_ends.height_of(list(_names(plot))))
    scale = Scale(plot.scale.low, plot.scale.high, top, top + tall)
    return replace(plot, scale=scale)


def _drawn(plot: Plot) -> str:
    ends = line_ends.draw(list(_names(plot)), plot.right, plot.scale.top, plot.scale.foot)
    return "".join(
        (
            control_lines.side(plot),
            control_lines.band(plot),
            control_lines.lines(plot),
            ends,
            control_lines.points(plot),
        )
    )


def _below(plot: Plot) -> tuple[list[str], float]:
    """The periods and the key, and where they end."""
    analysis = plot.analysis
    labels = axes.period_labels(
        [point.label for point in analysis.points], plot.across, analysis.settings.frequency
    )
    any_missing = None in analysis.charted.values
    top = plot.scale.foot + BELOW + (MISSING if any_missing else 0)
    end = top + max(label.words.height for label in labels) + BELOW
    key = control_marks.key(analysis.charted.marks, any_missing=any_missing)
    parts = [write(label.words, label.middle, top, "middle") for label in labels]
    parts += [control_lines.stub(plot, label.index) for label in labels]
    parts.append(legend.draw(key, end))
    return parts, end + legend.height_of(key)


def _names(plot: Plot) -> Iterator[LineEnd]:
    """Each line's name with the value at its end, and the period where that is not the last."""
    settings = plot.analysis.settings
    yield _of_line(plot, plot.wording.own, plot.analysis.charted.values, INK)
    yield from _process_names(plot)
    if settings.target is not None:
        target = float(settings.target)
        words = f"Target {plot.written(target)}"
        yield _name(words, plot.scale.down(target), control_marks.TARGET)
    for number, line in enumerate(plot.comparators):
        if any(value is not None for value in line.values):
            yield _of_line(plot, line.label, line.drawn, COLOURS[number % 2])


def _of_line(plot: Plot, label: str, values: Sequence[float | None], colour: str) -> LineEnd:
    index, value = next(
        (index, value) for index, value in reversed(list(enumerate(values))) if value is not None
    )
    words = f"{label} {plot.written(value)}"
    if index < len(values) - 1:
        words += f" ({plot.analysis.points[index].label})"
    return _name(words, plot.scale.down(value), colour, bold=colour == INK)


def _process_names(plot: Plot) -> Iterator[LineEnd]:
    charted, kind = plot.analysis.charted, plot.analysis.kind
    last = charted.segments[-1]
    if last.centre is not None and kind is not ChartKind.ANNUAL:
        word = "Median" if kind in _MEDIANS else "Mean"
        words = f"{word} {plot.written(last.centre, worked_out=True)}"
        yield _name(words, plot.scale.down(last.centre), INK)
    held = next((limits for limits in reversed(charted.limits) if limits is not None), None)
    if held is None:
        return
    ends: tuple[tuple[str, float], ...] = (("Upper limit", held.upper), ("Lower limit", held.lower))
    if held.upper == held.lower:
        ends = (("Both limits", held.upper),)
    for label, value in ends:
        yield _name(f"{label} {_limit(plot, value)}", plot.scale.down(value), GREY)


def _limit(plot: Plot, value: float) -> str:
    """Where it lies beyond what a value can be, that alone is told."""
    if value < plot.scale.low:
        return f"below {plot.edge(plot.marks[0])}"
    if value > plot.scale.high:
        return f"above {plot.edge(plot.marks[-1])}"
    return plot.written(value, worked_out=True)


def _name(words: str, down: float, colour: str, *, bold: bool = False) -> LineEnd:
    return LineEnd(block(words, NAMES, Letters(12, colour=colour, bold=bold)), down)
