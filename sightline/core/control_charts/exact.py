"""Values as whole numbers of their smallest decimal place, so that ties are ties.

In binary the mean of 0.1, 0.2 and 0.3 is not 0.2, and whether a point lies on the mean decides
a run. A float is read as the shortest decimal that means it, as people wrote it.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from operator import attrgetter

from sightline.core.control_charts.types import Amount, Point, UnfitSeries

# Enough for every float; a Decimal may ask for a million noughts.
MOST_PLACES = 400
_FEW_PLACES = 4
MOST_DIGITS = 16  # before the decimal point
_LARGEST: int = 10**MOST_DIGITS
_SURE = 2**53 / 10**_FEW_PLACES  # up to here a float of few decimals has them to itself


def whole_numbers(values: Sequence[Amount | None]) -> tuple[list[int | None], int]:
    """The values times the least whole number that leaves no fraction, and that number.

    Each None stays. Floats of few decimals may be scaled by more than they need.
    """
    present = [value for value in values if value is not None]
    if all(type(value) is int for value in present):
        return list(values), 1  # type: ignore[arg-type]  # as was just seen
    found = _quickly(present) or _carefully(present)
    wholes = iter(found[0])
    return [None if value is None else next(wholes) for value in values], found[1]


def _quickly(present: Sequence[Amount]) -> tuple[list[int], int] | None:
    """Floats of few decimals, as most are, without a text of each. None where there are others."""
    if not all(type(value) in (float, int) and -_SURE < value < _SURE for value in present):
        return None
    for places in range(1, _FEW_PLACES + 1):
        scale = 10**places
        found = [round(value * scale) for value in present]
        if all(whole / scale == value for whole, value in zip(found, present, strict=True)):
            return found, scale
    return None


def _carefully(present: Sequence[Amount]) -> tuple[list[int], int]:
    ratios = [
        (value if isinstance(value, Decimal) else _decimal(value)).as_integer_ratio()
        for value in present
    ]
    scale = lcm(*(below for _, below in ratios))
    return [above * (scale // below) for above, below in ratios], scale


def _decimal(value: Amount) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def exact_number(value: Amount) -> int | Fraction:
    return value if isinstance(value, int) else Fraction(_decimal(value))


def check_amounts(points: Sequence[Point]) -> None:
    """Refuses what is no number, or no number that an indicator ever has, by the point's name."""
    for part in map(attrgetter, ("value", "numerator", "denominator")):
        given = [amount for amount in map(part, points) if amount is not None]
        if not all(map(_is_fit, given)):
            at, amount = next((p.label, part(p)) for p in points if not _is_fit(part(p)))
            raise _refusal(amount, f"'{at}'")


def check_target(amount: Amount | None) -> None:
    if not _is_fit(amount):
        raise _refusal(amount, "the target")


def _is_fit(amount: Amount | None) -> bool:
    kind = type(amount)
    if kind is int or kind is float:
        return -_LARGEST < amount < _LARGEST  # type: ignore[operator]  # as was just seen
    if not isinstance(amount, Decimal):
        return amount is None
    first_digit: int = amount.adjusted() if amount.is_finite() else MOST_DIGITS
    return -MOST_PLACES <= first_digit < MOST_DIGITS


def _refusal(amount: object, where: str) -> UnfitSeries:
    return UnfitSeries(
        f"{where} has {amount!r}, which is no number that an indicator can have: correct it, or "
        "give None where the value is missing"
    )
