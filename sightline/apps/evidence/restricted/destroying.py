"""What else goes when all that is sealed in a case is destroyed: copies that other rooms keep."""

from collections.abc import Callable

# Given the case's number, inside the transaction.
Also = Callable[[int], None]
ALSO: list[Also] = []


def also(work: Also) -> None:
    """Declared once by a room that keeps such copies."""
    if work not in ALSO:
        ALSO.append(work)
