"""Counting of indicators: from tables of returns to numerators, denominators and values by cell."""

from sightline.analytics.counting.counting import count
from sightline.analytics.counting.material import Census, Material, join
from sightline.analytics.counting.types import (
    Asked,
    Cell,
    Counted,
    Indicator,
    NotCounted,
    Population,
    Rows,
    Uncountable,
)

__all__ = [
    "Asked",
    "Cell",
    "Census",
    "Counted",
    "Indicator",
    "Material",
    "NotCounted",
    "Population",
    "Rows",
    "Uncountable",
    "count",
    "join",
]
