"""What is sent to be attached, and what may be sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

LARGEST = 20 * 1024 * 1024  # bytes of one file
MOST_AT_ONCE = 10


@dataclass(frozen=True)
class Sent:
    """One file that was looked into and may be kept. `parts` gives its bytes, one after another.

    `kind` and `media_type` were told by what is in it; `size` is in bytes.
    """

    name: str
    kind: str
    media_type: str
    size: int
    parts: Callable[[], Iterable[bytes]]
