"""Reads one value of a definition's file, or says what is wrong with it and what to write."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from sightline.analytics.dictionary.types import (
    Breakdown,
    Comparator,
    SeriesBreak,
    Target,
    TargetKind,
)

LONGEST_TEXT = 2_000
LONGEST_LIST = 40
Words = TypeVar("Words", bound=StrEnum)
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RULE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


class Unfit(ValueError):
    """The value is not what the field holds."""


def sentence(value: Any) -> str:
    """Text that says something."""
    told = text(value)
    if not told:
        raise Unfit("is empty: write it out")
    return told


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit(f"is {value!r}, not text: put it in quotation marks")
    told = " ".join(value.split())
    if len(told) > LONGEST_TEXT:
        raise Unfit(f"has {len(told):,} characters: {LONGEST_TEXT:,} are allowed")
    if not told.isprintable():
        raise Unfit("holds a character that cannot be printed: take it out")
    return told


def word_of(words: type[Words]) -> Callable[[Any], Words]:
    def read(value: Any) -> Words:
        try:
            return words(value)
        except ValueError:
            allowed = ", ".join(f"'{word}'" for word in words)
            raise Unfit(f"is {value!r}: write one of {allowed}") from None

    return read


def whole(value: Any, largest: int = 3_660) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= largest:
        raise Unfit(f"is {value!r}: write a whole number from 0 to {largest:,}")
    return value


def places(value: Any) -> int:
    return whole(value, 4)


def day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Unfit(f"is {value!r}: write a day without quotation marks, as 2013-04-01")
    return value


def listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Unfit(f"is {value!r}, not a list: put it in square brackets")
    if len(value) > LONGEST_LIST:
        raise Unfit(f"lists {len(value)}: {LONGEST_LIST} are allowed")
    return value


def sentences(value: Any) -> tuple[str, ...]:
    return tuple(sentence(each) for each in listed(value))


def breakdowns(value: Any) -> tuple[Breakdown, ...]:
    read = tuple(word_of(Breakdown)(each) for each in listed(value))
    if len(set(read)) < len(read):
        raise Unfit("names the same breakdown twice: name it once")
    return read


def rule(value: Any) -> str:
    told = text(value)
    if told and not RULE.fullmatch(told):
        raise Unfit(f"is '{told}': write the name of a rule of counting, as re_referrals")
    return told


def parameters(value: Any) -> tuple[tuple[str, int | str | bool], ...]:
    given = table(value)
    for name, each in given.items():
        if not isinstance(each, (int, str)):
            raise Unfit(f"gives '{name}' as {each!r}: write a whole number, text, true or false")
    return tuple(sorted(given.items()))


def table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Unfit(f"is {value!r}: write it in curly brackets, as {{ months = 12 }}")
    return value


def target(value: Any) -> Target:
    given = _only(table(value), needed={"kind", "reason"}, also={"value"})
    kind = word_of(TargetKind)(given["kind"])
    amount = decimal(given["value"]) if "value" in given else None
    if (amount is None) != (kind == TargetKind.NONE):
        raise Unfit("needs a value, unless its kind is 'none', which has none")
    return Target(amount, kind, sentence(given["reason"]))


def decimal(value: Any) -> Decimal:
    """From text or a whole number: a number with a point in TOML is binary, so it is refused."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise Unfit(f"has the value {value!r}: put a number with a point in quotation marks")
    try:
        amount = Decimal(value)
    except InvalidOperation:
        raise Unfit(f"has the value {value!r}, which is not a number") from None
    if not amount.is_finite() or not 0 <= amount <= 10**9:
        raise Unfit(f"has the value {value!r}: write a number from 0 to a thousand million")
    return amount


def comparators(value: Any) -> tuple[Comparator, ...]:
    return tuple(_comparator(table(each)) for each in listed(value))


def _comparator(value: Mapping[str, Any]) -> Comparator:
    given = _only(value, needed={"publication", "measure"}, also={"note"})
    return Comparator(
        sentence(given["publication"]), sentence(given["measure"]), text(given.get("note", ""))
    )


def series_breaks(value: Any) -> tuple[SeriesBreak, ...]:
    return tuple(_series_break(table(each)) for each in listed(value))


def _series_break(value: Mapping[str, Any]) -> SeriesBreak:
    given = _only(value, needed={"on", "reason"}, also=set())
    return SeriesBreak(day(given["on"]), sentence(given["reason"]))


def _only(given: Mapping[str, Any], needed: set[str], also: set[str]) -> Mapping[str, Any]:
    missing, strange = sorted(needed - set(given)), sorted(set(given) - needed - also)
    if missing:
        raise Unfit(f"has no {', '.join(missing)}: add it")
    if strange:
        raise Unfit(f"has {', '.join(strange)}, which is not known here: take it out")
    return given
