"""A charted series as its sentence is told from it."""

from dataclasses import dataclass
from typing import Final

from sightline.core.control_charts.choosing import PERIOD_WORDS
from sightline.core.control_charts.types import (
    Assurance,
    Charted,
    ChartKind,
    Point,
    Segment,
    Settings,
)
from sightline.core.plurals import counted

_MEDIANS: Final = (ChartKind.RUN, ChartKind.CASES_BETWEEN)


@dataclass(frozen=True, slots=True)
class Story:
    """A charted series with all that its sentence is made of."""

    points: tuple[Point, ...]
    settings: Settings
    kind: ChartKind
    charted: Charted
    assurance: Assurance | None

    @property
    def centre(self) -> str:
        return "median" if self.kind in _MEDIANS else "mean"

    def periods(self, number: int) -> str:
        return counted(number, *PERIOD_WORDS[self.settings.frequency])

    def segment_of(self, index: int) -> Segment:
        return next(part for part in self.charted.segments if part.last >= index)

    @property
    def many(self) -> str:
        return PERIOD_WORDS[self.settings.frequency][1]
