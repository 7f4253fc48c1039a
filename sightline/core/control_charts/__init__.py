"""Control charts: from a series to its chart, limits, marked points, icons and one sentence.

`analyse` is the way in. Missing is never nought, and ties are exact.
"""

from sightline.core.control_charts.analysis import analyse
from sightline.core.control_charts.rare import days_between
from sightline.core.control_charts.table import Row, rows_of
from sightline.core.control_charts.types import (
    FEWEST_FOR_LIMITS,
    Amount,
    Analysis,
    Assurance,
    Charted,
    ChartKind,
    Correction,
    Frequency,
    Limits,
    Mark,
    Measure,
    Point,
    PointClass,
    Rebase,
    Rule,
    Segment,
    Settings,
    UnfitSeries,
    Variation,
)

__all__ = [
    "FEWEST_FOR_LIMITS",
    "Amount",
    "Analysis",
    "Assurance",
    "ChartKind",
    "Charted",
    "Correction",
    "Frequency",
    "Limits",
    "Mark",
    "Measure",
    "Point",
    "PointClass",
    "Rebase",
    "Row",
    "Rule",
    "Segment",
    "Settings",
    "UnfitSeries",
    "Variation",
    "analyse",
    "days_between",
    "rows_of",
]
