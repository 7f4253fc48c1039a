"""Amounts as they were stated: 1,862; over 60%; hundreds; a quarter. A bound stays a bound."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

PERCENT, POUNDS = "percent", "pounds"
LARGEST = Decimal(10) ** 15


class UnreadableQuantity(ValueError):
    """The text is no amount, or could be two. The message says how to write it."""


class Bound(StrEnum):
    """What the amount says of the true value."""

    EXACTLY = "exactly"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"
    ABOUT = "about"
    SEVERAL = "several"  # dozens, hundreds, thousands: at least two of the amount


SEVERAL_WORDS = {
    "dozens": Decimal(12),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
    "millions": Decimal(1000000),
}
BOUND_WORDS = {
    "over": Bound.OVER,
    "more than": Bound.OVER,
    "above": Bound.OVER,
    ">": Bound.OVER,
    "at least": Bound.AT_LEAST,
    "≥": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "under": Bound.UNDER,
    "fewer than": Bound.UNDER,
    "less than": Bound.UNDER,
    "below": Bound.UNDER,
    "<": Bound.UNDER,
    "at most": Bound.AT_MOST,
    "up to": Bound.AT_MOST,
    "no more than": Bound.AT_MOST,
    "≤": Bound.AT_MOST,
    "<=": Bound.AT_MOST,
    "about": Bound.ABOUT,
    "around": Bound.ABOUT,
    "approximately": Bound.ABOUT,
    "nearly": Bound.ABOUT,
    "almost": Bound.ABOUT,
    "~": Bound.ABOUT,
}
FRACTIONS = {
    "a half": Decimal(50),
    "half": Decimal(50),
    "a quarter": Decimal(25),
    "three quarters": Decimal(75),
    "a third": Decimal(100) / 3,
    "two thirds": Decimal(200) / 3,
    "a fifth": Decimal(20),
    "a tenth": Decimal(10),
}
NUMBER_WORDS = [
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


@dataclass(frozen=True)
class Quantity:
    """An amount in a unit. `decimals` are the places it was given to; percent is out of 100."""

    amount: Decimal
    unit: str
    bound: Bound = Bound.EXACTLY
    decimals: int = 0
    stated: str = ""  # its words when they say more than the number: 'a quarter'

    @property
    def is_exact(self) -> bool:
        return self.bound == Bound.EXACTLY

    def __str__(self) -> str:
        """As a reader sees it: over 7,000; 48%; £63,013."""
        if self.bound == Bound.SEVERAL:
            return next(w for w, amount in SEVERAL_WORDS.items() if amount == self.amount)
        if self.stated:
            return self.stated
        prefix = "" if self.is_exact else f"{self.bound} "
        return f"{prefix}{self.bare}"

    @property
    def bare(self) -> str:
        """The amount without its bound."""
        sign = "−" if self.amount < 0 else ""  # a true minus sign, not a hyphen
        places = self.decimals
        if self.unit == POUNDS:
            places = max(2, places) if self.amount % 1 else 0
        digits = f"{abs(self.amount):,.{places}f}"
        if self.unit == PERCENT:
            return f"{sign}{digits}%"
        return f"{sign}£{digits}" if self.unit == POUNDS else f"{sign}{digits}"

    @property
    def words(self) -> str:
        """In words where there are short ones: five, a quarter; else as `str`."""
        whole = int(self.amount)
        plain = self.is_exact and not self.stated and self.unit not in (PERCENT, POUNDS)
        if plain and self.amount == whole and 0 <= whole < len(NUMBER_WORDS):
            return NUMBER_WORDS[whole]
        return str(self)


def parse_quantity(text: str, unit: str) -> Quantity:
    """Read an amount in `unit`; refuse what is unclear, saying what to write instead."""
    stated = " ".join(text.split())
    words = stated.lower()
    if words in SEVERAL_WORDS:
        return Quantity(SEVERAL_WORDS[words], unit, Bound.SEVERAL)
    bound, rest = _split_bound(words)
    if rest in FRACTIONS and unit == PERCENT:
        return Quantity(FRACTIONS[rest], unit, bound, stated=stated)
    if rest in FRACTIONS:
        raise UnreadableQuantity(f"'{text}' is a share: give it the unit percent")
    if rest in NUMBER_WORDS:
        return Quantity(Decimal(NUMBER_WORDS.index(rest)), unit, bound)
    return _number(text, rest, unit, bound)


def parse_pence(text: str) -> int:
    """Read pounds as whole pence: £1,234.50 is 123450. Refuses minus signs and parts of pence."""
    quantity = parse_quantity(text, POUNDS)
    if not quantity.is_exact:
        raise UnreadableQuantity(f"'{text}' is a bound: a line of money needs the exact amount")
    if quantity.amount < 0:
        raise UnreadableQuantity(
            f"'{text}' has a minus sign: write income and spending both without one, the statement "
            "adds the signs"
        )
    pence = quantity.amount * 100
    if pence != int(pence):
        raise UnreadableQuantity(f"'{text}' has parts of a penny")
    return int(pence)


def _split_bound(words: str) -> tuple[Bound, str]:
    for word in sorted(BOUND_WORDS, key=len, reverse=True):
        if words.startswith(word) and (not word[-1].isalpha() or words[len(word) :][:1] == " "):
            return BOUND_WORDS[word], words[len(word) :].strip()
    if words.endswith("+"):
        return Bound.AT_LEAST, words[:-1].strip()
    return Bound.EXACTLY, words


# Perhaps a minus or brackets, perhaps £, digits with proper thousands, perhaps a percent sign.
_PATTERN = re.compile(
    r"(?P<open>\()?(?P<minus>[-−–])?(?P<pound>£)?(?P<minus2>[-−–])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<places>\.\d+)?"
    r"\s?(?P<percent>%|per ?cent)?(?P<close>\))?"
)


def _number(text: str, words: str, unit: str, bound: Bound) -> Quantity:
    found = _PATTERN.fullmatch(words)
    signs = [found[part] for part in ("open", "minus", "minus2") if found[part]] if found else []
    if not found or len(signs) > 1 or bool(found["open"]) != bool(found["close"]):
        raise UnreadableQuantity(
            f"'{text}' is not a number: write for example 1,862 or over 7,000 or 48% or £63,013"
        )
    places = found["places"] or ""
    amount = Decimal(found["digits"].replace(",", "") + places)
    _check_unit(text, unit, amount, percent=bool(found["percent"]), pound=bool(found["pound"]))
    if amount > LARGEST:
        raise UnreadableQuantity(f"'{text}' is larger than any figure of a partnership")
    if signs:
        amount = -amount
    return Quantity(amount, unit, bound, decimals=max(0, len(places) - 1))


def _check_unit(text: str, unit: str, amount: Decimal, *, percent: bool, pound: bool) -> None:
    if percent and unit != PERCENT:
        raise UnreadableQuantity(f"'{text}' has a percent sign, but the unit is '{unit}'")
    if pound and unit != POUNDS:
        raise UnreadableQuantity(f"'{text}' has a pound sign, but the unit is '{unit}'")
    if unit == PERCENT and not percent and 0 < amount <= 1:
        raise UnreadableQuantity(
            f"'{text}' could be {amount}% or {(amount * 100).normalize():f}%: write the sign"
        )
