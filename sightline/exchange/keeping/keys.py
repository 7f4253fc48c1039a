"""Keys for rows that people add: made from their words, and never two the same."""

import re
from collections.abc import Collection

LONGEST = 60  # characters, before a number that tells two apart


def key_from(words: str, taken: Collection[str]) -> str:
    """A key of small letters, digits and hyphens that is not among `taken`."""
    made = re.sub(r"[^a-z0-9]+", "-", words.lower())[:LONGEST].strip("-") or "row"
    number, key = 2, made
    while key in taken:
        key, number = f"{made}-{number}", number + 1
    return key
