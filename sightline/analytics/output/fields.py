"""Reads one value of an output file, or says at which place it is not what the format holds."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sightline.analytics.output.types import OutputFault, UnreadableOutput

LARGEST_NUMBER = 10**9
LONGEST_TEXT = 500
MOST_FAULTS = 1_000
Read = TypeVar("Read")
Words = TypeVar("Words", bound=StrEnum)


class Misfit(ValueError):
    """The value at the place is not what the format holds."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.fault = OutputFault(place, message)


@dataclass
class Gathered:
    """Faults of many places, so that all are told at once."""

    faults: list[OutputFault] = field(default_factory=list)

    def each(
        self, place: str, value: Any, most: int, read: Callable[[Any, str, "Gathered"], Read]
    ) -> list[Read]:
        """Every member of a list that can be read; a fault for each that cannot."""
        found = []
        for number, member in enumerate(listed(value, place, most)):
            try:
                found.append(read(member, f"{place}[{number}]", self))
            except Misfit as misfit:
                self.add(misfit.fault)
        return found

    def add(self, fault: OutputFault) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)

    def refuse(self) -> None:
        if self.faults:
            raise UnreadableOutput(self.faults)


def record(value: Any, place: str, names: Sequence[str]) -> Mapping[str, Any]:
    """An object with just these names."""
    if not isinstance(value, dict):
        raise Misfit(place, "is no object: it has to be one with names")
    strange = sorted(set(value) - set(names))
    if strange:
        raise Misfit(at(place, shown(strange[0])), "is not known to this version of the format")
    missing = [name for name in names if name not in value]
    if missing:
        raise Misfit(at(place, missing[0]), "is missing")
    return value


def listed(value: Any, place: str, most: int) -> list[Any]:
    if not isinstance(value, list):
        raise Misfit(place, "is no list")
    if len(value) > most:
        raise Misfit(place, f"has {len(value):,} members: {most:,} are allowed")
    return value


def text(value: Any, place: str, pattern: re.Pattern[str] | None = None) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or not value.isprintable():
        raise Misfit(place, f"is no plain text of {LONGEST_TEXT} characters at most")
    if pattern is not None and not pattern.fullmatch(value):
        raise Misfit(place, f"is '{shown(value)}', which is not written as the format asks")
    return value


def whole(value: Any, place: str, largest: int = LARGEST_NUMBER) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= largest:
        raise Misfit(place, f"is no whole number from 0 to {largest:,}")
    return value


def day(value: Any, place: str) -> date:
    try:
        return date.fromisoformat(text(value, place))
    except ValueError as wrong:
        if isinstance(wrong, Misfit):
            raise
        raise Misfit(place, f"is '{shown(value)}', which is no day as 2020-03-31") from None


def word(value: Any, place: str, words: type[Words]) -> Words:
    try:
        return words(text(value, place))
    except ValueError as wrong:
        if isinstance(wrong, Misfit):
            raise
        allowed = ", ".join(f"'{each}'" for each in words)
        raise Misfit(place, f"is '{shown(value)}': the format has {allowed}") from None


def numbers(value: Any, place: str, most: int) -> dict[str, int]:
    """An object of names and whole numbers."""
    if not isinstance(value, dict) or len(value) > most:
        raise Misfit(place, f"is no object of {most} names at most")
    return {text(name, place): whole(each, at(place, name)) for name, each in value.items()}


def at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def shown(value: str) -> str:
    """As much of a stranger's words as a message may carry."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in value)
    return plain if len(plain) <= 40 else f"{plain[:40]}…"
