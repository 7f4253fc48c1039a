"""From what people type to words to look for. Nothing that they type is ever syntax."""

import re

from sightline.kit.search.types import LONGEST_QUESTION, Part

MOST_WORDS = 12
# So frequent that they tell nothing apart. The back ends need not agree on theirs.
_EMPTY = """
a about after all an and any are as at be been but by can for from had has have how in into is it
its no not of on or our over so than that the their them then there these they this to under up was
we were what when where which while who why will with you your
"""
EMPTY_WORDS = frozenset(_EMPTY.split())
# Plurals that no rule of endings finds, each beside its own word.
_PAIRS = (("child", "children"), ("person", "people"), ("man", "men"), ("woman", "women"))
_OTHER_FORM = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
# Private characters stand round a match until the page escapes the words and marks it.
START, END = "\ue000", "\ue001"
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ue000\ue001]")
_MATCH = re.compile(f"{START}(.*?){END}", re.DOTALL)


def words_of(question: str) -> tuple[str, ...]:
    """The words of a question, each once, without those that tell nothing apart.

    Where there are no others, those that were typed.
    """
    typed = _WORD.findall(question[:LONGEST_QUESTION].casefold())
    telling = [
        word for word in typed if word not in EMPTY_WORDS and (len(word) > 1 or word.isdigit())
    ]
    return tuple(dict.fromkeys(telling or typed))[:MOST_WORDS]


def forms_of(word: str) -> tuple[str, ...]:
    """The word, and the form of it that the databases would not see to be the same."""
    return (word, _OTHER_FORM[word]) if word in _OTHER_FORM else (word,)


def plain(text: str) -> str:
    """Without characters that nobody sees, or that stand for a match."""
    return _UNSEEN.sub(" ", text)


def parts_of(marked: str) -> tuple[Part, ...]:
    """Cut where matches begin and end."""
    return tuple(
        Part(text, bool(place % 2)) for place, text in enumerate(_MATCH.split(marked)) if text
    )


def holds_match(marked: str) -> bool:
    return START in marked
