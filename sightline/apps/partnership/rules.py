"""Which name holds on a day, which terms of reference are in force, and what is overdue."""

from collections.abc import Sequence
from datetime import date

from sightline.apps.partnership.types import NameEntry, Terms


def name_on(day: date, names: Sequence[NameEntry]) -> NameEntry | None:
    """The name that holds on `day`, both ends included; None if none does."""
    for name in names:
        begun = name.valid_from is None or name.valid_from <= day
        if begun and (name.valid_to is None or day <= name.valid_to):
            return name
    return None


def terms_on(day: date, approvals: Sequence[date]) -> list[Terms]:
    """How each version stands on `day`: the latest that was approved by then is in force."""
    latest = max((each for each in approvals if each <= day), default=None)
    return [
        Terms.TO_COME if each > day else Terms.IN_FORCE if each == latest else Terms.EARLIER
        for each in approvals
    ]


def is_overdue(due: date | None, as_at: date) -> bool:
    """The day itself is not overdue; the day after is."""
    return due is not None and due < as_at
