"""The dictionary of indicators of this installation: ours, with the partnership's own over it.

The partnership's own files lie in `indicators` of the data folder, one an indicator.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.conf import settings

from sightline.analytics.dictionary.loading import Dictionary, shipped, with_own
from sightline.analytics.dictionary.types import Definition


def dictionary() -> Dictionary:
    """Every version of every definition. Refuses wrong files, with UnreadableDictionary."""
    own = Path(settings.HOME) / "indicators"
    return with_own(own) if own.is_dir() else shipped()


def definitions(as_at: date) -> Mapping[str, Definition]:
    """The version of each that holds on the day; of one that has ended, its last."""
    found = {}
    for key, versions in dictionary().items():
        before = [version for version in versions if version.valid_from <= as_at]
        if before:
            found[key] = before[-1]
    return found


def definition(key: str, as_at: date) -> Definition | None:
    return definitions(as_at).get(key)
