"""The file that a council sends instead of its returns: counts only, under a keyed hash."""

from sightline.analytics.output.keyed_hash import LONGEST_KEY, UnfitKey, check_key, keyed_hash
from sightline.analytics.output.making import (
    Question,
    count_all,
    told_of_annex_a,
    told_of_census,
    told_of_looked_after,
)
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
    "LONGEST_KEY",
    "CellTold",
    "IndicatorTold",
    "Kind",
    "Output",
    "OutputFault",
    "PeriodTold",
    "PopulationTold",
    "Question",
    "ReturnFile",
    "ReturnTold",
    "UnfitKey",
    "UnreadableOutput",
    "as_data",
    "as_json",
    "check_key",
    "count_all",
    "keyed_hash",
    "output_of",
    "read",
    "told_of_annex_a",
    "told_of_census",
    "told_of_looked_after",
]
