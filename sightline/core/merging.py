"""Merges two people's changes of the same words, paragraph by paragraph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from merge3 import Merge3


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
    for group in Merge3(_paragraphs(base), _paragraphs(mine), _paragraphs(theirs)).merge_groups():
        if group[0] == "conflict":
            was, own, other = (_joined(part) for part in group[1:])
            conflicts.append(TextConflict(was, own, other))
            parts += [*group[2], *group[3]]
        else:
            parts += group[1]
    return MergedText(_joined(parts), tuple(conflicts))


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)
