"""Merges two people's changes of the same words, paragraph by paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class TextConflict:
    """Paragraphs that both changed: what was there, what I wrote, and what they wrote."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class MergedText:
    """With conflicts, `text` holds my words and then theirs there, so that none is lost."""

    text: str
    conflicts: tuple[TextConflict, ...] = ()


def merge_texts(base: str, mine: str, theirs: str) -> MergedText:
    """Both sides' changes of `base` together. Paragraphs are what blank lines divide."""
    parts: list[str] = []
    conflicts: list[TextConflict] = []
    for was, own, other in _stretches(_paragraphs(base), _paragraphs(mine), _paragraphs(theirs)):
        if own == other or other == was:
            parts += own
        elif own == was:
            parts += other
        else:
            conflicts.append(TextConflict(_joined(was), _joined(own), _joined(other)))
            parts += [*own, *other]
    return MergedText(_joined(parts), tuple(conflicts))


Stretch = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _stretches(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[Stretch]:
    """The three texts side by side, cut wherever all of them hold the same paragraph."""
    was = own = other = 0
    for base_at, mine_at, theirs_at in _held_by_all(base, mine, theirs):
        yield base[was:base_at], mine[own:mine_at], theirs[other:theirs_at]
        yield [base[base_at]], [mine[mine_at]], [theirs[theirs_at]]
        was, own, other = base_at + 1, mine_at + 1, theirs_at + 1
    yield base[was:], mine[own:], theirs[other:]


def _held_by_all(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Where each paragraph that neither side touched stands in the three, in order."""
    in_mine, in_theirs = _kept(base, mine), _kept(base, theirs)
    for place in in_mine:
        if place in in_theirs:
            yield place, in_mine[place], in_theirs[place]


def _kept(base: Sequence[str], changed: Sequence[str]) -> dict[int, int]:
    """By its place in `base`, the new place of each paragraph that was kept; both in order."""
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)
