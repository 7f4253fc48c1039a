"""Figures worked out from other figures: sums, differences, shares, ratios and changes.

A bound is never computed with: 'over 7,000' less 100 is no number.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from sightline.core.figures import Basis, Direction, Figure
from sightline.core.periods import Period
from sightline.core.quantities import PERCENT, POUNDS, Quantity


class Operation(StrEnum):
    SUM = "sum"
    DIFFERENCE = "difference"  # the first less the second
    SHARE = "share"  # the first of the second, in percent
    RATIO = "ratio"  # the first for each of the second
    CHANGE = "change"  # from the first to the second, in percent of the first


class CannotCalculate(ValueError):
    """A figure is missing, is a bound, or would be divided by nought. The message says which."""


@dataclass(frozen=True)
class Calculation:
    """`decimals` None: one place for shares, changes and ratios, none for the rest."""

    key: str
    label: str
    operation: Operation
    of: tuple[str, ...]
    unit: str = ""
    decimals: int | None = None
    definition: str = ""
    good: Direction = Direction.NEUTRAL


def calculate(calculation: Calculation, ledger: Mapping[str, Figure], room: str) -> Figure:
    """The figure, with its working. Refuses what cannot be computed."""
    parts = [_part(calculation, key, ledger) for key in calculation.of]
    amounts = [part.quantity.amount for part in parts]
    _refuse_mixed_units(calculation, parts)
    amount = compute(calculation.operation, amounts)
    quantity = Quantity(
        round_to(amount, _decimals(calculation)),
        _unit(calculation, parts),
        decimals=_decimals(calculation),
    )
    return Figure(
        key=calculation.key,
        label=calculation.label,
        quantity=quantity,
        basis=Basis.COMPUTED,
        definition=calculation.definition or _SENTENCES[calculation.operation],
        source="Computed from other figures",
        room=room,
        period=_period(parts),
        good=calculation.good,
        rounded_to="" if quantity.amount == amount else _place(_decimals(calculation)),
        of=calculation.of,
        working=working(calculation.operation, parts, quantity),
    )


def in_order(calculations: Sequence[Calculation]) -> list[Calculation]:
    """Each after those it is computed from. Those in a ring come last, and will be refused."""
    waiting = {calculation.key: calculation for calculation in calculations}
    ordered: list[Calculation] = []
    while waiting:
        ready = [c for c in waiting.values() if not any(key in waiting for key in c.of)]
        if not ready:
            return [*ordered, *waiting.values()]
        ordered.extend(ready)
        for calculation in ready:
            del waiting[calculation.key]
    return ordered


def compute(operation: Operation, amounts: Sequence[Decimal]) -> Decimal:
    """The exact answer, before rounding."""
    if not amounts:
        raise CannotCalculate(f"a {operation} needs figures, and has none")
    if operation != Operation.SUM and len(amounts) != 2:
        raise CannotCalculate(f"a {operation} needs two figures, and has {len(amounts)}")
    if operation == Operation.CHANGE and amounts[0] < 0:
        raise CannotCalculate("a change cannot be computed from an amount below nought")
    divisor = {Operation.SHARE: 1, Operation.RATIO: 1, Operation.CHANGE: 0}.get(operation)
    if divisor is not None and amounts[divisor] == 0:
        raise CannotCalculate(f"a {operation} cannot be computed: it would divide by nought")
    return _ANSWERS[operation](amounts)


def round_to(amount: Decimal, decimals: int) -> Decimal:
    """Halves go up, as people round."""
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def working(operation: Operation, parts: Sequence[Figure], answer: Quantity) -> str:
    """The sum as one would write it out: £63,013 ÷ £445,333 = 14.1%."""
    texts = [part.text for part in parts]
    if operation == Operation.CHANGE:
        return f"from {texts[0]} to {texts[1]} = {answer}"
    return f"{_SIGNS[operation].join(texts)} = {answer}"


def _part(calculation: Calculation, key: str, ledger: Mapping[str, Figure]) -> Figure:
    part = ledger.get(key)
    if part is None:
        raise CannotCalculate(f"'{calculation.key}' is computed from '{key}', which is no figure")
    if not part.quantity.is_exact:
        raise CannotCalculate(
            f"'{calculation.key}' is computed from '{key}', which is a bound ({part.text})"
        )
    return part


def _refuse_mixed_units(calculation: Calculation, parts: Sequence[Figure]) -> None:
    """Pounds, percentages and counts may be set one for each of the other, and nothing else."""
    kinds = {u if (u := part.quantity.unit) in (PERCENT, POUNDS) else "a count" for part in parts}
    if calculation.operation != Operation.RATIO and len(kinds) > 1:
        raise CannotCalculate(
            f"'{calculation.key}' is a {calculation.operation} of figures in different units: "
            f"{', '.join(sorted(kinds))}"
        )


def _decimals(calculation: Calculation) -> int:
    if calculation.decimals is not None:
        return calculation.decimals
    return 0 if calculation.operation in (Operation.SUM, Operation.DIFFERENCE) else 1


def _unit(calculation: Calculation, parts: Sequence[Figure]) -> str:
    if calculation.operation in (Operation.SHARE, Operation.CHANGE):
        return PERCENT
    return calculation.unit or parts[0].quantity.unit


def _period(parts: Sequence[Figure]) -> Period | None:
    """The period that all parts share; None if they differ."""
    periods = {part.period for part in parts}
    return periods.pop() if len(periods) == 1 else None


def _place(decimals: int) -> str:
    return "whole number" if not decimals else f"{Decimal(1).scaleb(-decimals)}"


_ANSWERS: Mapping[Operation, Callable[[Sequence[Decimal]], Decimal]] = {
    Operation.SUM: lambda amounts: sum(amounts, Decimal(0)),
    Operation.DIFFERENCE: lambda amounts: amounts[0] - amounts[1],
    Operation.SHARE: lambda amounts: amounts[0] * 100 / amounts[1],
    Operation.RATIO: lambda amounts: amounts[0] / amounts[1],
    Operation.CHANGE: lambda amounts: (amounts[1] - amounts[0]) * 100 / amounts[0],
}
_SIGNS = {
    Operation.SUM: " + ",
    Operation.DIFFERENCE: " − ",
    Operation.SHARE: " ÷ ",
    Operation.RATIO: " ÷ ",
}
_SENTENCES = {
    Operation.SUM: "The figures added together.",
    Operation.DIFFERENCE: "The first figure less the second.",
    Operation.SHARE: "The first figure as a share of the second.",
    Operation.RATIO: "The first figure for each one of the second.",
    Operation.CHANGE: "The change from the first figure to the second, as a share of the first.",
}
