"""What a link's secret word is kept as."""

from hashlib import sha256


def digest(word: str) -> str:
    """A link's word is long and random, so that a plain digest cannot be guessed back."""
    return sha256(word.encode()).hexdigest()
