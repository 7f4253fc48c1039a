"""What differs between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Part:
    """A run of words with the blanks between them."""

    change: Change
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """Runs of words in the order of `after`; without those removed they are `after` itself."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return tuple(
        part
        for kind, i, j, k, end in matcher.get_opcodes()
        for part in _parts(kind, "".join(old[i:j]), "".join(new[k:end]))
    )


def _parts(kind: str, old: str, new: str) -> Iterator[Part]:
    if kind == "equal":
        yield Part(Change.SAME, new)
        return
    if old:
        yield Part(Change.REMOVED, old)
    if new:
        yield Part(Change.ADDED, new)


def _words(text: str) -> list[str]:
    """Words and the blanks between them, each by itself, so that nothing is lost."""
    return re.findall(r"\s+|\S+", text)
