"""Words as they are compared: without case, accents, kinds of quotes and dashes, and hidden signs.

Two texts that look the same to a reader are found in each other, however they were typed.
"""

import unicodedata

_LIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ`´′", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
_HIDDEN = frozenset({"Cf", "Cc", "Mn", "Me"})  # soft hyphens, marks of direction, accents


def folded(text: str) -> str:
    return folded_with_places(text)[0]


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """Besides, for each letter of the answer, the place in the text that it stands for.

    Blanks are one blank each, and none at the beginning.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for each in _letters(letter):
            if each == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(each)
            places.append(place)
    return "".join(letters), places


def is_hidden(letter: str) -> bool:
    """Whether it is no letter of its own: an accent that stands apart, a soft hyphen."""
    return not _letters(letter)


def _letters(letter: str) -> str:
    if letter.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", letter.translate(_LIKE).casefold())
    return "".join(
        each.translate(_LIKE).casefold()
        for each in plain
        if unicodedata.category(each) not in _HIDDEN
    )
