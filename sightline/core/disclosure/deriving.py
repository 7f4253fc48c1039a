"""Percentages and rates as printed, and what a printed one tells of its counts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import gcd

from sightline.core.disclosure.tables import Derived, Page, Terms

Coefficients = Mapping[str, int]


@dataclass(frozen=True)
class Row:
    """Cells by key, each times a whole number, add up to `least` to `most`, both inclusive."""

    terms: Coefficients
    least: int | None
    most: int | None

    def holds(self, counts: Mapping[str, int]) -> bool:
        amount = sum(counts[key] * times for key, times in self.terms.items())
        above = self.least is None or amount >= self.least
        return above and (self.most is None or amount <= self.most)


def printed(derived: Derived, page: Page) -> Decimal | None:
    """As published, halves away from nought; None where it would divide by nought."""
    units = _units(derived, page)
    return None if units is None else Decimal(units).scaleb(-derived.places)


def rounds_to_nought(derived: Derived, page: Page) -> bool:
    """Whether it rounds to nought and is not. A difference never says so: that would tell more."""
    return (
        never_below_nought(derived)
        and not _units(derived, page)
        and bool(page.amount(derived.over))
    )


def never_below_nought(derived: Derived) -> bool:
    return all(times >= 0 for _, times in derived.over)


def rows_told_by(derived: Derived, page: Page, *, tells_nought: bool) -> list[Row]:
    """What whoever reads the printed number knows of its cells.

    `tells_nought`: a nought is printed apart from what only rounds to nought.
    """
    units = _units(derived, page)
    if units is None:
        return _rows_of_no_base(derived)
    if units == 0 and tells_nought and never_below_nought(derived):
        return _rows_of_nought(derived, page)
    finest = 2 * derived.scale * 10**derived.places
    # finest × over lies from (2 × units − 1) × under to (2 × units + 1) × under, and the end that
    # rounds away from the printed number is left out.
    open_below, open_above = units <= 0, units >= 0
    return [
        *_row(derived, finest, 2 * units - 1, 1 if open_below else 0, is_least=True),
        *_row(derived, finest, 2 * units + 1, -1 if open_above else 0, is_least=False),
    ]


def _rows_of_no_base(derived: Derived) -> list[Row]:
    return [] if isinstance(derived.under, int) else [Row(_gathered(derived.under), 0, 0)]


def _rows_of_nought(derived: Derived, page: Page) -> list[Row]:
    if not page.amount(derived.over):
        return [Row(_gathered(derived.over), 0, 0)]
    rows = _row(derived, 2 * derived.scale * 10**derived.places, 1, -1, is_least=False)
    return [*rows, Row(_gathered(derived.over), 1, None)]


def _row(
    derived: Derived, finest: int, half_units: int, beyond: int, *, is_least: bool
) -> list[Row]:
    """finest × over against half_units × under, moved by `beyond`."""
    if isinstance(derived.under, int):
        edge = half_units * derived.under + beyond
        terms = _gathered(derived.over)
        # Upward for a least, downward for a most: the count is whole.
        return [
            Row(terms, -(-edge // finest), None) if is_least else Row(terms, None, edge // finest)
        ]
    terms = _gathered(
        (
            *((key, times * finest) for key, times in derived.over),
            *((key, -times * half_units) for key, times in derived.under),
        )
    )
    common = gcd(*terms.values()) or 1
    small = {key: times // common for key, times in terms.items()}
    return [
        Row(small, -(-beyond // common), None) if is_least else Row(small, None, beyond // common)
    ]


def _units(derived: Derived, page: Page) -> int | None:
    """The printed number in units of its last place."""
    over, under = page.amount(derived.over), page.amount(derived.under)
    if under == 0:
        return None
    finest: int = derived.scale * 10**derived.places
    whole = (2 * abs(over) * finest + under) // (2 * under)
    return whole if over >= 0 else -whole


def _gathered(terms: Terms) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for key, times in terms:
        found[key] += times
    return {key: times for key, times in found.items() if times}
