"""Refuses passwords that stand in a list of breached ones, where such a list is configured.

The list is a file of SHA-1 digests in hexadecimal, one a line, in order, with or without ':count'
after each, as the large public lists are given out. It is searched by halves, never read whole.
"""

import hashlib
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ImproperlyConfigured, ValidationError

DIGEST = 40  # hexadecimal digits
REFUSED = (
    "This password was found among those stolen elsewhere, so that it is tried first by whoever "
    "guesses. Choose another one."
)


class NotAmongBreached:
    """`file` is '' where no list is configured: then every password passes here."""

    def __init__(self, file: str = "") -> None:
        self.file = Path(file) if file else None
        if self.file is not None and not self.file.is_file():
            raise ImproperlyConfigured(f"SIGHTLINE_BREACHED_PASSWORDS names {file}: no such file")

    def validate(self, password: str, user: Any = None) -> None:
        if self.file is not None and stands_in(self.file, password):
            raise ValidationError(REFUSED, code="password_breached")

    def get_help_text(self) -> str:
        return "Your password can't be one that is known to be stolen."


def stands_in(file: Path, password: str) -> bool:
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as lines:
        low, high = 0, lines.seek(0, 2)
        while low < high:
            middle = (low + high) // 2
            line, after = _line_after(lines, middle)
            if line == digest:
                return True
            if line and line < digest:
                low = after
            else:
                high = middle
    return False


def _line_after(lines: BinaryIO, position: int) -> tuple[bytes, int]:
    """The first digest whose line starts at the position or after it, and where its line ends.

    b'' where no line starts there any more.
    """
    lines.seek(max(position - 1, 0))
    if position:
        lines.readline()
    line = lines.readline()
    return line[:DIGEST].strip().upper(), lines.tell()
