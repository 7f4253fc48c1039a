"""Marking what is taken out of words before somebody is given them, and taking it out for good.

A passage that goes stands between [[ and ]]. Marks are plain text, so that anybody can set them
with a keyboard, on a phone or with a screen reader.
"""

import re

OPENS, CLOSES = "[[", "]]"
REMOVED = "(removed)"
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_STRAY = re.compile(r"\[\[|\]\]")
_PAIR = re.compile(r"\[(?=\[)|\](?=\])")


class CannotRedact(ValueError):
    """The marks do not say clearly what goes, or the words between them were changed; in words."""


def unmarked(words: str) -> str:
    """Words that hold no mark: what reads as one is set apart, so that nothing goes by mistake."""
    return _PAIR.sub(r"\g<0> ", words)


def check(marked: str, words: str) -> None:
    """Refuse marks that do not pair, or that mark anything but the words as they stand.

    `words` hold no mark. Line ends may differ: a browser sends its own.
    """
    for found in _MARKED.finditer(marked):
        if OPENS in found.group(1):
            raise CannotRedact(f"A second {OPENS} stands before the {CLOSES} of the first one.")
    if _STRAY.search(_MARKED.sub("", marked)):
        raise CannotRedact(f"A mark has no partner: {OPENS} begins a passage, {CLOSES} ends it.")
    if _level(_MARKED.sub(r"\1", marked)) != _level(words):
        raise CannotRedact("The words were changed. Only set marks: what stands there stays.")


def redacted(marked: str) -> str:
    """What is given out. Nothing of a marked passage is left, not even how long it was.

    Marks that do not pair never get here: `check` refuses them. If one does, all after it goes.
    """
    without = _MARKED.sub(REMOVED, marked)
    before, stray, _ = without.partition(OPENS)
    return before + REMOVED if stray else without.replace(CLOSES, REMOVED)


def passages(marked: str) -> list[str]:
    """What is marked, in its order."""
    return _MARKED.findall(marked)


def mark_everywhere(marked: str, phrase: str) -> str:
    """Mark each place of the phrase, whole words whatever their case, outside of what is marked."""
    words = phrase.split()
    if not words:
        return marked
    gap = r"\s+".join(re.escape(word) for word in words)
    wanted = re.compile(rf"(?<!\w){gap}(?!\w)", re.IGNORECASE)
    parts = re.split(r"(\[\[.*?\]\])", marked, flags=re.DOTALL)
    return "".join(
        part if part.startswith(OPENS) else wanted.sub(rf"{OPENS}\g<0>{CLOSES}", part)
        for part in parts
    )


def _level(words: str) -> str:
    return words.replace("\r\n", "\n").strip()
