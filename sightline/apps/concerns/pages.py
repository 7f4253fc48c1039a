"""What the pages of coding show, and the findings behind a cell of the matrix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sightline.core.plurals import counted


@dataclass(frozen=True)
class Choice:
    """A concern that a finding may be coded to. One that it already has is not offered again."""

    key: str
    title: str
    group: str
    plain_words: str
    is_coded: bool
    is_chosen: bool


@dataclass(frozen=True)
class ChoiceGroup:
    title: str
    choices: tuple[Choice, ...]


def choice_groups(choices: Iterable[Choice], find: str) -> tuple[ChoiceGroup, ...]:
    """Those whose words hold all that was typed, and the one that is chosen."""
    wanted = find.casefold().split()
    kept = [each for each in choices if each.is_chosen or _holds(each, wanted)]
    return tuple(
        ChoiceGroup(title, tuple(of_group))
        for title, of_group in groupby(kept, key=lambda each: each.group)
    )


def _holds(choice: Choice, wanted: Sequence[str]) -> bool:
    text = f"{choice.title} {choice.group} {choice.plain_words}".casefold()
    return all(word in text for word in wanted)


def next_key(waiting: Sequence[tuple[int, str]], position: int) -> str:
    """The first waiting finding after a position, else the first of all; empty when none waits.

    `waiting` are positions and keys, in order.
    """
    after = [key for place, key in waiting if place > position]
    return after[0] if after else waiting[0][1] if waiting else ""


def cell_sentence(stream: str, concerns: int, strengths: int) -> str:
    """'Audits: 3 findings of concern and 1 of strength.'"""
    if not concerns and not strengths:
        return f"{stream}: nothing is coded to this concern."
    said = counted(concerns, "finding of concern", "findings of concern")
    return f"{stream}: {said}{f' and {strengths} of strength' if strengths else ''}."
