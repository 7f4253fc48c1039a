"""The file that a council sends instead of its returns: counts only, under a keyed hash."""

from sightline.analytics.output.keyed_hash import UnfitKey, check_key, keyed_hash
from sightline.analytics.output.reading import read
from sightline.analytics.output.types import (
    CellTold,
    IndicatorTold,
    Kind,
    Output,
    OutputFault,
    PeriodTold,
    PopulationTold,
    ReturnFile,
    ReturnTold,
    UnreadableOutput,
)
from sightline.analytics.output.writing import as_data, as_json, output_of

__all__ = [
    "CellTold",
    "IndicatorTold",
    "Kind",
    "Output",
    "OutputFault",
    "PeriodTold",
    "PopulationTold",
    "ReturnFile",
    "ReturnTold",
    "UnfitKey",
    "UnreadableOutput",
    "as_data",
    "as_json",
    "check_key",
    "keyed_hash",
    "output_of",
    "read",
]
