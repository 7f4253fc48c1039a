"""The middle of a series of whole numbers, and on which side of it each lies."""

from collections.abc import Sequence

Whole = Sequence[int | None]


def twice_median(values: Whole) -> int | None:
    """Doubled, so that the middle of two stays whole."""
    ordered = sorted(value for value in values if value is not None)
    if not ordered:
        return None
    return ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]


def sides_of(values: Whole, twice: int | None) -> list[int | None]:
    return [
        None if value is None or twice is None else (2 * value > twice) - (2 * value < twice)
        for value in values
    ]
