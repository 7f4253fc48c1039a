"""Marking what is taken out of words before somebody is given them, and taking it out for good.

A passage that goes stands between [[ and ]]. Marks are plain text, so that anybody can set them
with a keyboard, on a phone or with a screen reader.
"""

import re

from sightline.core.folding import folded, folded_with_places, is_hidden

OPENS, CLOSES = "[[", "]]"
REMOVED = "(removed)"
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_STRAY = re.compile(r"\[\[|\]\]")
_PAIR = re.compile(r"\[(?=\[)|\](?=\])")


class CannotRedact(ValueError):
    """The marks do not say clearly what goes, or the words between them were changed; in words."""


def unmarked(words: str) -> str:
    """Words that hold no mark: what reads as one is set apart, so that nothing goes by mistake.

    Line ends become those that a browser sends back as they were.
    """
    return _PAIR.sub(r"\g<0> ", _level(words).replace("\x00", ""))


def check(marked: str, words: str) -> None:
    """Refuse marks that do not pair, or that mark anything but the words as they stand.

    `words` hold no mark. Line ends may differ: a browser sends its own.
    """
    for found in _MARKED.finditer(marked):
        if OPENS in found.group(1):
            raise CannotRedact(f"A second {OPENS} stands before the {CLOSES} of the first one.")
    if _STRAY.search(_MARKED.sub("", marked)):
        raise CannotRedact(f"A mark has no partner: {OPENS} begins a passage, {CLOSES} ends it.")
    if _level(_MARKED.sub(r"\1", marked)).strip() != _level(words).strip():
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
    """Mark each place of the phrase, as whole words, outside of what is marked already.

    However it is written: case, accents, quotes, dashes and hidden signs make no difference.
    """
    wanted = folded(phrase).strip()
    if not wanted:
        return marked
    parts = re.split(r"(\[\[.*?\]\])", marked, flags=re.DOTALL)
    return "".join(part if part.startswith(OPENS) else _marked(part, wanted) for part in parts)


def _marked(part: str, wanted: str) -> str:
    plain, places = folded_with_places(part)
    made, done = [], 0
    for found in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain):
        begin, end = places[found.start()], _end(part, places, found.end())
        made += [part[done:begin], OPENS, part[begin:end], CLOSES]
        done = end
    return "".join([*made, part[done:]])


def _end(part: str, places: list[int], after: int) -> int:
    """Where the last letter ends, with the accents that stand apart from it."""
    end = places[after - 1] + 1
    while end < len(part) and is_hidden(part[end]):
        end += 1
    return end


def _level(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")
