"""The indicator dictionary: what each indicator means, from when to when, and who answers."""

from sightline.analytics.dictionary.faults import DefinitionFault, UnreadableDictionary
from sightline.analytics.dictionary.loading import (
    Dictionary,
    NoDefinition,
    all_definitions,
    definition_of,
    shipped,
    with_own,
)
from sightline.analytics.dictionary.types import (
    Breakdown,
    Comparator,
    Definition,
    Frequency,
    Kind,
    Owner,
    SeriesBreak,
    Source,
    Suppression,
    Target,
    TargetKind,
    Unit,
)

__all__ = [
    "Breakdown",
    "Comparator",
    "Definition",
    "DefinitionFault",
    "Dictionary",
    "Frequency",
    "Kind",
    "NoDefinition",
    "Owner",
    "SeriesBreak",
    "Source",
    "Suppression",
    "Target",
    "TargetKind",
    "Unit",
    "UnreadableDictionary",
    "all_definitions",
    "definition_of",
    "shipped",
    "with_own",
]
