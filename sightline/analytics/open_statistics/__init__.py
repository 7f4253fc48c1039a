"""Reading the open statistics that the department and the Office for National Statistics publish.

Files are taken as they were published, and known by their headings. Every fault says where it is.
"""

from sightline.analytics.open_statistics.catalogue_reading import (
    measure,
    measure_named,
    measures,
    source,
    sources,
)
from sightline.analytics.open_statistics.opening import LARGEST
from sightline.analytics.open_statistics.reading import Item, Reading, read
from sightline.analytics.open_statistics.types import (
    Area,
    AreaKind,
    Measure,
    MeasureKind,
    Neighbour,
    Observation,
    PeriodType,
    PublishedDefinition,
    Shape,
    Source,
    Symbol,
)

__all__ = [
    "LARGEST",
    "Area",
    "AreaKind",
    "Item",
    "Measure",
    "MeasureKind",
    "Neighbour",
    "Observation",
    "PeriodType",
    "PublishedDefinition",
    "Reading",
    "Shape",
    "Source",
    "Symbol",
    "measure",
    "measure_named",
    "measures",
    "read",
    "source",
    "sources",
]
