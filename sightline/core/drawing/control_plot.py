"""Where the parts of a control chart stand: the plot, its scale, and the words for values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import inf
from typing import Final

from sightline.core.control_charts import Amount, Analysis, Measure
from sightline.core.drawing import axes
from sightline.core.drawing.axes import Scale
from sightline.core.drawing.canvas import MARGIN, WIDTH
from sightline.core.drawing.lettering import Letters, width_of
from sightline.core.drawing.line_ends import LEADER
from sightline.core.drawing.palette import GREY

TALL: Final = 250
NAMES: Final = 148  # pixels for the names of lines
BELOW: Final = 8
LETTERS: Final = Letters(12, colour=GREY)


@dataclass(frozen=True)
class Comparator:
    """A line beside the chart's own: England, the median of neighbours. One value a point."""

    label: str
    values: Sequence[Amount | None]

    @property
    def drawn(self) -> list[float | None]:
        return [None if value is None else float(value) for value in self.values]


@dataclass(frozen=True)
class Wording:
    """What the chart's own line is called at its end, and the decimals that values have."""

    own: str
    places: int


@dataclass(frozen=True)
class Plot:
    """All that the parts of one chart are drawn from."""

    analysis: Analysis
    comparators: Sequence[Comparator]
    wording: Wording
    marks: Sequence[Decimal]
    across: Sequence[float]
    scale: Scale

    @property
    def half(self) -> float:
        """Half the room of one point."""
        return (self.across[-1] - self.across[0]) / max(1, len(self.across) - 1) / 2 or 20.0

    @property
    def left(self) -> float:
        return self.across[0] - self.half

    @property
    def right(self) -> float:
        return self.across[-1] + self.half

    def edge(self, tick: Decimal) -> str:
        return axes.written(tick, self.analysis.settings.measure, axes.places_of(self.marks))

    def written(self, value: float, *, worked_out: bool = False) -> str:
        """What is worked out from whole numbers gets a decimal."""
        places = max(1, self.wording.places) if worked_out else self.wording.places
        return axes.written(value, self.analysis.settings.measure, places)


def laid_out(analysis: Analysis, comparators: Sequence[Comparator], wording: Wording) -> Plot:
    """From nought down; what stands above the plot moves it."""
    marks = axes.ticks(all_values(analysis, comparators), analysis.settings.measure)
    places = axes.places_of(marks)
    texts = [axes.written(mark, analysis.settings.measure, places) for mark in marks]
    left = MARGIN + max(width_of(text, LETTERS) for text in texts) + BELOW
    right = WIDTH - MARGIN - NAMES - LEADER
    room = (right - left) / len(analysis.points)
    across = [left + (index + 0.5) * room for index in range(len(analysis.points))]
    scale = Scale(float(marks[0]), float(marks[-1]), 0, TALL)
    return Plot(analysis, comparators, wording, marks, across, scale)


def all_values(analysis: Analysis, comparators: Sequence[Comparator]) -> list[float]:
    """What the side must hold. Limits beyond what values can be are held at its edge instead."""
    charted, target = analysis.charted, analysis.settings.target
    own = [value for value in charted.values if value is not None]
    others = [value for line in comparators for value in line.drawn if value is not None]
    if target is not None:
        others.append(float(target))
    floor = 0.0 if min(own) >= 0 else -inf
    percent = analysis.settings.measure is Measure.PERCENT and max(own) <= 100
    ceiling = 100.0 if percent else inf
    limits = [end for held in charted.limits if held for end in (held.lower, held.upper)]
    centres = [part.centre for part in charted.segments if part.centre is not None]
    return [*own, *others, *centres, *(min(max(end, floor), ceiling) for end in limits)]
