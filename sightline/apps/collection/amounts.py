"""Reads what somebody typed for a number, and writes a number as the pages show it.

A number that was hidden stays hidden: '<5' is never 5.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from sightline.analytics.dictionary import Definition, Unit
from sightline.apps.collection.types import NOTHING, Amount, Part
from sightline.core.quantities import PERCENT, Bound, UnreadableQuantity, parse_quantity

PLACES = Decimal("0.000001")
LARGEST = Decimal(10) ** 9
NONE_AVAILABLE = frozenset(
    {"n/a", "na", "n.a.", "not available", "not applicable", "not known", "unknown", "none given",
     "no data", "-", "–", "—", "..", "...", ":", "z", "[z]", "tbc", "?"}
)  # fmt: skip
HIDDEN = frozenset({"c", "[c]", "*", "**", "suppressed", "supp", "hidden", "low", "[low]"})
BELOW = re.compile(r"(<|<=|≤|under|below|fewer than|less than)\s*\d{1,3}\s*%?")
UNCLEAR = {
    "x": "can mean hidden or not available: write <5, or n/a",
    "[x]": "can mean hidden or not available: write <5, or n/a",
    "nil": "can mean nought or no return: write 0, or n/a",
}


class UnreadableAmount(ValueError):
    """The message goes on from the text in quotation marks, and says what to write."""


class NoneAvailable(ValueError):
    """The text says that there is no number."""


def parse_amount(text: str, definition: Definition, part: Part) -> Amount:
    """Read what was typed or stands in a cell. Empty text is nothing."""
    told = " ".join(text.replace("\xa0", " ").split())
    words = told.casefold()
    if not told:
        return NOTHING
    if words in NONE_AVAILABLE:
        raise NoneAvailable(told)
    if words in HIDDEN or BELOW.fullmatch(words):
        return Amount(hidden=told[:20])
    if words in UNCLEAR:
        raise UnreadableAmount(f"‘{told}’ {UNCLEAR[words]}")
    return Amount(_number(told, unit_of(definition, part)))


def unit_of(definition: Definition, part: Part) -> str:
    is_percent = part == Part.VALUE and definition.unit == Unit.PERCENT
    return PERCENT if is_percent else "number"


def _number(told: str, unit: str) -> Decimal:
    try:
        found = parse_quantity(told, unit)
    except UnreadableQuantity as unreadable:
        raise UnreadableAmount(_why(told, unit, str(unreadable))) from None
    if found.bound != Bound.EXACTLY or found.stated:
        raise UnreadableAmount(f"‘{told[:40]}’ is not exact: write the number itself")
    if abs(found.amount) > LARGEST:
        raise UnreadableAmount(f"‘{told[:40]}’ is larger than any number of a return: check it")
    return found.amount.quantize(PLACES, ROUND_HALF_UP)


def _why(told: str, unit: str, message: str) -> str:
    if told.rstrip().endswith("%") and unit != PERCENT:
        return f"‘{told[:40]}’ is a percentage, and a number is asked for: write how many"
    if "could be" in message:
        return f"‘{told[:40]}’ could be a share or a percentage: write the sign, as in 40%"
    return f"‘{told[:40]}’ is not a number: write it in digits, such as 1,862"


def shown(amount: Amount, definition: Definition | None, part: Part) -> str:
    """As a page shows it, and as the form takes it back; '' for nothing."""
    if amount.hidden:
        return amount.hidden
    if amount.number is None:
        return ""
    digits = plain(amount.number)
    is_percent = definition is not None and unit_of(definition, part) == PERCENT
    return f"{digits}%" if is_percent else digits


def plain(number: Decimal) -> str:
    """With thousands apart, and no nought at the end of its decimals."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
