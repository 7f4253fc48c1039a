"""Figures as declared and as calculated; indicators' values over time, as counted and as collected;
what was decided of how they are drawn, what they signal, and the scorecards on which they stand.
"""

from sightline.apps.indicators.models.drawing import ChartSetting, IndicatorTarget, Rebasing
from sightline.apps.indicators.models.figures import CalculatedFigure, DeclaredFigure
from sightline.apps.indicators.models.returns import CountedReturn, WaitingReturn
from sightline.apps.indicators.models.said import Commentary, Signal
from sightline.apps.indicators.models.scorecards import Scorecard
from sightline.apps.indicators.models.values import IndicatorValue

__all__ = [
    "CalculatedFigure",
    "ChartSetting",
    "Commentary",
    "CountedReturn",
    "DeclaredFigure",
    "IndicatorTarget",
    "IndicatorValue",
    "Rebasing",
    "Scorecard",
    "Signal",
    "WaitingReturn",
]
