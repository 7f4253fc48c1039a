"""Which name holds on a day, and how groups hang together."""

from collections.abc import Iterable, Sequence
from datetime import date

from sightline.apps.partnership.types import GroupEntry, NameEntry


def name_on(day: date, names: Sequence[NameEntry]) -> NameEntry | None:
    """The name that holds on `day`, both ends included; None if none does."""
    for name in names:
        begun = name.valid_from is None or name.valid_from <= day
        if begun and (name.valid_to is None or day <= name.valid_to):
            return name
    return None


def roots(groups: Iterable[GroupEntry]) -> list[GroupEntry]:
    """The groups that answer to no other of them."""
    every = list(groups)
    keys = {group.key for group in every}
    return [group for group in every if group.accountable_to not in keys]
