"""What is wrong in a year pack, and where: file, row as a spreadsheet counts it, column."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

MOST_COMPARED = 500  # words that a misspelt one is compared with: comparing is slow


class Severity(StrEnum):
    FAULT = "fault"  # the pack is refused
    WARNING = "warning"  # the pack is taken, and a person should look


@dataclass(frozen=True)
class Place:
    """Rows count from 1, the heading; the line differs where cells hold line breaks."""

    file: str
    row: int | None = None
    line: int | None = None

    def __str__(self) -> str:
        if self.row is None:
            return self.file
        line = f" (line {self.line})" if self.line not in (None, self.row) else ""
        return f"{self.file}, row {self.row}{line}"


@dataclass(frozen=True)
class Fault:
    """`message` says what is wrong and, after a colon, what to do."""

    file: str
    row: int | None
    column: str
    message: str
    severity: Severity = Severity.FAULT
    line: int | None = None

    def __str__(self) -> str:
        column = f", {self.column}" if self.column else ""
        return f"{Place(self.file, self.row, self.line)}{column}: {self.message}"


def fault(place: Place, column: str, message: str) -> Fault:
    return _found(place, column, message, Severity.FAULT)


def warning(place: Place, column: str, message: str) -> Fault:
    return _found(place, column, message, Severity.WARNING)


def _found(place: Place, column: str, message: str, severity: Severity) -> Fault:
    return Fault(legible(place.file), place.row, legible(column), message, severity, place.line)


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """': did you mean …?' when one of the known words is near, else nothing."""
    near = get_close_matches(word[:100], list(known)[:MOST_COMPARED], n=1, cutoff=likeness)
    return f": did you mean '{near[0]}'?" if near else ""


def shown(text: str) -> str:
    """A cell's text in quotes, on one line, cut short, with nothing that upsets a terminal."""
    visible = legible(" ".join(text.split()))
    return f"'{visible[:60]}…'" if len(visible) > 60 else f"'{visible}'"


def legible(text: str) -> str:
    """Without control characters, or bytes of a file's name that are no characters."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "·" for c in text)
