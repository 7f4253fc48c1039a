"""A figure: one number with everything that lets a reader trust it.

Rooms offer figures, the ledger holds them, the report may print no other number.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sightline.core.periods import Period
from sightline.core.quantities import PERCENT, POUNDS, Bound, Quantity

LARGEST_SMALL_COUNT = 5
# Units that count people, and those that count what stands for one child each: a rapid review, a
# death, a plan. A small number of either may point at somebody.
WORDS_FOR_PEOPLE = ("child", "people", "person", "young", "famil", "parent", "pupil", "patient")
WORDS_FOR_CASES = ("review", "case", "incident", "death", "notification", "referral", "plan")


class Basis(StrEnum):
    DECLARED = "declared"  # an agency or a document states it
    COMPUTED = "computed"  # counted from records, or worked out from other figures


class Direction(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Standing(StrEnum):
    """Where a value stands against its target."""

    MET = "met"
    MISSED = "missed"
    NO_TARGET = "no target"
    UNCERTAIN = "uncertain"  # a bound leaves it open, or no direction is good


# Targets that say from where on they are met: 'at least 90%' says it as well as '90%'.
AIMS = {
    Direction.HIGHER: frozenset({Bound.EXACTLY, Bound.AT_LEAST}),
    Direction.LOWER: frozenset({Bound.EXACTLY, Bound.AT_MOST}),
    Direction.NEUTRAL: frozenset[Bound](),
}


@dataclass(frozen=True)
class Beneath:
    """One row that a figure was counted from. `kind` and `key` lead to its page, if it has one."""

    kind: str
    key: str
    label: str
    amount: str = ""


@dataclass(frozen=True)
class Figure:
    """`of` names the figures that it was computed from, and `working` shows how.

    `target` and `comparator` are keys of other figures; empty means none.
    """

    key: str
    label: str
    quantity: Quantity
    basis: Basis
    definition: str
    source: str
    room: str
    period: Period | None = None
    declared_by: str = ""
    good: Direction = Direction.NEUTRAL
    target: str = ""
    comparator: str = ""
    rounded_to: str = ""
    of: tuple[str, ...] = ()
    working: str = ""
    beneath: tuple[Beneath, ...] = ()

    @property
    def text(self) -> str:
        return str(self.quantity)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the value and the rows beneath it: it changes when either does."""
        stated = [self.key, str(self.quantity.amount), self.quantity.bound, self.quantity.unit]
        rows = [[row.kind, row.key, row.label, row.amount] for row in self.beneath]
        words = json.dumps([stated, list(self.of), rows], ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True)
class Counting:
    """Counts a room's records as at a day."""

    room: str
    period: Period

    def of(self, key: str, label: str, unit: str, rows: Sequence[Beneath], means: str) -> Figure:
        """A figure that counts records; the records lie beneath it."""
        return Figure(
            key=key,
            label=label,
            quantity=Quantity(Decimal(len(rows)), unit),
            basis=Basis.COMPUTED,
            definition=means,
            source="Counted from the records in Sightline",
            room=self.room,
            period=self.period,
            beneath=tuple(rows),
        )


class DuplicateFigure(ValueError):
    """Two rooms offer a figure of the same key: one fact stated twice must be one figure."""


def by_key(figures: Iterable[Figure]) -> dict[str, Figure]:
    """The figures by key, in the order given."""
    ledger: dict[str, Figure] = {}
    for figure in figures:
        if figure.key in ledger:
            raise DuplicateFigure(f"two figures have the key '{figure.key}'")
        ledger[figure.key] = figure
    return ledger


def standing(figure: Figure, ledger: Mapping[str, Figure]) -> Standing:
    """Whether the value is on the good side of its target, as far as a bound lets one say."""
    target = ledger.get(figure.target)
    if target is None:
        return Standing.NO_TARGET
    if target.quantity.bound not in AIMS[figure.good]:
        return Standing.UNCERTAIN
    value, aim, sign = figure.quantity, target.quantity.amount, 1
    if figure.good == Direction.LOWER:
        sign = -1
    ahead = sign * (_stated(value) - aim)
    if value.is_exact:
        return Standing.MET if ahead >= 0 else Standing.MISSED
    upward = value.bound in (Bound.OVER, Bound.AT_LEAST, Bound.SEVERAL)
    downward = value.bound in (Bound.UNDER, Bound.AT_MOST)
    if (upward and sign > 0 or downward and sign < 0) and ahead >= 0:
        return Standing.MET
    if (upward and sign < 0 or downward and sign > 0) and _beyond(ahead, value.bound):
        return Standing.MISSED
    return Standing.UNCERTAIN


def _stated(value: Quantity) -> Decimal:
    """Where the bound lies: hundreds are two hundred or more."""
    return value.amount * 2 if value.bound == Bound.SEVERAL else value.amount


def _beyond(ahead: Decimal, bound: Bound) -> bool:
    """Whether every value within the bound misses: 'under 40' misses 40, 'at most 40' may not."""
    return ahead <= 0 if bound in (Bound.OVER, Bound.UNDER) else ahead < 0


def counts_people(figure: Figure) -> bool:
    """Whether it counts people, or cases that stand for one."""
    unit = figure.quantity.unit.lower()
    return any(word in unit for word in (*WORDS_FOR_PEOPLE, *WORDS_FOR_CASES))


def counts_few_people(figure: Figure) -> bool:
    """Whether it counts 1 to 5 people or cases, so that it may point at one of them."""
    amount = figure.quantity.amount
    return counts_people(figure) and 0 < amount <= LARGEST_SMALL_COUNT and not amount % 1


def warnings(figure: Figure, ledger: Mapping[str, Figure]) -> tuple[str, ...]:
    """What must stand beside the value wherever it is traced, in sentences."""
    said = []
    quantity = figure.quantity
    if not quantity.is_exact:
        said.append(f"The source gives a bound, not the exact number: {quantity}.")
    if figure.rounded_to:
        said.append(f"Rounded to the nearest {figure.rounded_to}.")
    comparator = ledger.get(figure.comparator)
    if comparator and _dates_differ(figure.period, comparator.period):
        said.append(
            f"It is compared with a value of another date: {comparator.label}, "
            f"{comparator.period}, while this is {figure.period}."
        )
    if _is_small_count(quantity):
        said.append("A count of 5 or fewer: check that it points at no child before it is shared.")
    if figure.period is None:
        said.append("The source gives no period or date.")
    return tuple(said)


def _is_small_count(quantity: Quantity) -> bool:
    """A share or a sum of money counts nobody, however small."""
    counts = quantity.is_exact and quantity.unit not in (PERCENT, POUNDS)
    return counts and 0 < quantity.amount <= 5 and not quantity.amount % 1


def _dates_differ(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and one.ends_on != other.ends_on
