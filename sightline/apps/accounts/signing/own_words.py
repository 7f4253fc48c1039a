"""Refuses passwords that are little more than words of this place: what a guesser tries first.

The words: those of the product and its work below, and those of the partnership's
name. What is left of a password without them has to be long enough by itself.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError

from sightline.apps.partnership import queries as partnership

WORDS = frozenset(
    {
        "sightline",
        "safeguarding",
        "children",
        "partnership",
        "board",
        "council",
        "password",
        "child",
    }
)
LEFT = 8  # characters that are none of the words
SHORTEST = 4  # a word of a name that is shorter says little
REFUSED = (
    "This password is made of words that anybody would try here, such as the partnership's name. "
    "Choose words that have nothing to do with it."
)


class NotMadeOfOwnWords:
    def validate(self, password: str, user: Any = None) -> None:
        left = password.casefold()
        for word in sorted(WORDS | _names(), key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < LEFT:
            raise ValidationError(REFUSED, code="password_of_own_words")

    def get_help_text(self) -> str:
        return "Your password can't be made of the partnership's own words."


def _names() -> set[str]:
    year = partnership.newest_year()
    name = partnership.shown_name(year) if year else None
    words = re.findall(r"[^\W\d_]+", name.name.casefold()) if name else []
    return {word for word in words if len(word) >= SHORTEST}
