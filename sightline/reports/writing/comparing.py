"""This year's figures beside last year's, and what changed between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.core.figures import Figure
from sightline.reports.composing import Composition


@dataclass(frozen=True)
class ThenAndNow:
    """One figure in two years. `then` or `now` is empty where that year has none."""

    key: str
    label: str
    then: str
    now: str
    change: str


def of_section(key: str, now: Composition, then: Composition) -> list[ThenAndNow]:
    """The figures that a section prints in either year."""
    keys = [use.key for use in (*now.uses, *then.uses) if use.place.section == key]
    return _rows(keys, now, then)


def of_year(now: Composition, then: Composition) -> list[ThenAndNow]:
    """Every figure that either year's report prints."""
    return _rows([use.key for use in (*now.uses, *then.uses)], now, then)


def change(then: Figure | None, now: Figure | None) -> str:
    """In words; where the two cannot be compared, why not."""
    if then is None or now is None:
        return "New this year" if then is None else "Not given this year"
    was, is_now = then.quantity, now.quantity
    if was.unit != is_now.unit:
        return "Not comparable: counted in another unit"
    if then.definition != now.definition:
        return "Not comparable: defined otherwise"
    if was.bound != is_now.bound:
        return "Not comparable: one of them is not exact"
    if was.amount == is_now.amount:
        return "The same"
    return "Higher" if is_now.amount > was.amount else "Lower"


def _rows(keys: Iterable[str], now: Composition, then: Composition) -> list[ThenAndNow]:
    rows = []
    for key in dict.fromkeys(keys):
        new, old = now.ledger.get(key), then.ledger.get(key)
        named = new or old
        if named is not None:
            rows.append(
                ThenAndNow(
                    key,
                    named.label,
                    old.text if old else "",
                    new.text if new else "",
                    change(old, new),
                )
            )
    return rows
