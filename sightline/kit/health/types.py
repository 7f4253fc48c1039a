"""What a check says: its name, a state, and words with what to do where it is not well."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    WELL = "well"
    LOOK_AT = "look at"
    WRONG = "wrong"


@dataclass(frozen=True)
class Check:
    name: str
    state: State
    words: str


# Asked one after another; one that breaks is itself a thing that is wrong.
Asks = Callable[[], tuple[State, str]]


def well(words: str) -> tuple[State, str]:
    return State.WELL, words


def look_at(words: str) -> tuple[State, str]:
    return State.LOOK_AT, words


def wrong(words: str) -> tuple[State, str]:
    return State.WRONG, words
