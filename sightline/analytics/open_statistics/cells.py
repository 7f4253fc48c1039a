"""One cell of a published file: a number to the decimals that were meant, or a symbol."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from sightline.analytics.open_statistics.types import Symbol

# Of the department's releases; '-' is the long file's, which uses it for whatever is not shown.
SYMBOLS = {
    "c": Symbol.HIDDEN,
    "-": Symbol.HIDDEN,
    "z": Symbol.NOT_APPLICABLE,
    "x": Symbol.NOT_AVAILABLE,
    ":": Symbol.NOT_AVAILABLE,
    "": Symbol.NOT_AVAILABLE,
    "k": Symbol.ROUNDS_TO_NOUGHT,
    "low": Symbol.ROUNDS_TO_NOUGHT,
    "u": Symbol.UNRELIABLE,
}
LARGEST = Decimal(10) ** 12
# What a binary float is sure of. 89.300000000000011 was written for 89.3.
MEANT = Context(prec=15, rounding=ROUND_HALF_EVEN)
SURE_DIGITS = 15
NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,2})?", re.ASCII)


class NoValue(ValueError):
    """The cell is neither a number nor a symbol. The message says so of its text."""


@dataclass(frozen=True)
class Cell:
    value: Decimal | None
    symbol: Symbol | None
    decimals: int = 0


def read_cell(text: str) -> Cell:
    stripped = text.strip()
    symbol = SYMBOLS.get(stripped.lower())
    if symbol is not None:
        return Cell(None, symbol)
    if not NUMBER.fullmatch(stripped):
        known = ", ".join(sorted(each for each in SYMBOLS if each))
        raise NoValue(f"'{stripped[:40]}' is neither a number nor one of the symbols {known}")
    value = _meant(stripped)
    if abs(value) > LARGEST:
        raise NoValue(f"'{stripped[:40]}' is larger than anything that is counted here")
    return Cell(value, None, _decimals(value))


def _meant(text: str) -> Decimal:
    value = Decimal(text)
    if len(value.as_tuple().digits) <= SURE_DIGITS:
        return value
    return _plain(MEANT.plus(value))


def _plain(value: Decimal) -> Decimal:
    """Without noughts at the end, and never as 1E+2."""
    shortest = value.normalize()
    return shortest.quantize(Decimal(1)) if _exponent(shortest) > 0 else shortest


def _decimals(value: Decimal) -> int:
    return max(0, -_exponent(value))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
