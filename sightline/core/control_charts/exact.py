"""Values as whole numbers of their smallest decimal place, so that ties are ties.

In binary the mean of 0.1, 0.2 and 0.3 is not 0.2, and whether a point lies on the mean decides
a run. A float is read as the shortest decimal that means it, as people wrote it.
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import lcm

from sightline.core.control_charts.types import Amount, Point, UnfitSeries
from sightline.core.quantities import LARGEST

# Enough for every float; a Decimal may ask for a million noughts.
MOST_PLACES = 400
_FEW_PLACES = 4
_LARGEST = int(LARGEST)
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
    ratios = [_decimal(value).as_integer_ratio() for value in present]
    scale = lcm(*(below for _, below in ratios))
    return [above * (scale // below) for above, below in ratios], scale


def _decimal(value: Amount) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def exact_number(value: Amount) -> int | Fraction:
    return value if isinstance(value, int) else Fraction(_decimal(value))


def check_amounts(points: Sequence[Point]) -> None:
    """Refuses what is no number, or no number that an indicator ever has, by the point's name."""
    for point in points:
        for amount in (point.value, point.numerator, point.denominator):
            if amount is not None:
                check_amount(amount, f"'{point.label}'")


def check_amount(amount: Amount, where: str) -> None:
    if type(amount) in (int, float) and -_LARGEST <= amount <= _LARGEST:
        return
    if isinstance(amount, bool) or not isinstance(amount, (int, float, Decimal)):
        raise UnfitSeries(f"{where} has {amount!r}, which is no number: give a number, or None")
    try:
        fits = -LARGEST <= amount <= LARGEST
    except InvalidOperation:
        fits = False
    if not fits:
        raise UnfitSeries(
            f"{where} has {amount}, which no indicator reaches: correct it, or give None where "
            "the value is missing"
        )
    if isinstance(amount, Decimal) and int(amount.as_tuple().exponent) < -MOST_PLACES:
        raise UnfitSeries(f"{where} has more than {MOST_PLACES} decimals: round it")
