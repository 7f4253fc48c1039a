"""Which name holds on a day."""

from collections.abc import Sequence
from datetime import date

from sightline.apps.partnership.types import NameEntry


def name_on(day: date, names: Sequence[NameEntry]) -> NameEntry | None:
    """The name that holds on `day`, both ends included; None if none does."""
    for name in names:
        begun = name.valid_from is None or name.valid_from <= day
        if begun and (name.valid_to is None or day <= name.valid_to):
            return name
    return None
