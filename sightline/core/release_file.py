"""The file of a released report: one record a line, each under a seal that holds all before it.

A line is a seal, a tab and the record as JSON; the last line counts the lines and repeats the last
seal, which is the hash of the release. Any changed byte breaks a seal, and the record beside it
says which sentence or figure that is.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

Record = Mapping[str, Any]
FORMAT = "sightline-release-1"
LARGEST = 100 * 1024 * 1024  # bytes
MOST_NAMED = 20
_BEGIN = sha256(FORMAT.encode()).hexdigest()
_LINE = re.compile(rb"([0-9a-f]{64})\t(\{.*\})")
_LAST = re.compile(rb"([0-9a-f]{64})\tend\t([0-9]{1,9})")


@dataclass(frozen=True)
class Verdict:
    """`hash` is that of the file as it says; '' where it says none. `differences` are in words."""

    unchanged: bool
    hash: str = ""
    differences: tuple[str, ...] = ()
    records: tuple[Record, ...] = field(default=(), repr=False)


class NotReadable(ValueError):
    """A record holds what JSON cannot say exactly."""


def write(records: Iterable[Record]) -> bytes:
    """The file. The same records give the same bytes."""
    lines, seal = [], _BEGIN
    for record in records:
        text = _canonical(record)
        seal = _seal(seal, text)
        lines.append(seal.encode() + b"\t" + text)
    lines.append(f"{seal}\tend\t{len(lines)}".encode())
    return b"\n".join(lines) + b"\n"


def seal_of(records: Iterable[Record]) -> str:
    """The seal over these records: what a signature is given over."""
    seal = _BEGIN
    for record in records:
        seal = _seal(seal, _canonical(record))
    return seal


def verify(content: bytes) -> Verdict:
    """Whether the file is as it was written; if not, what differs, the first twenty places."""
    if len(content) > LARGEST:
        return Verdict(False, differences=("the file is too large to be a release",))
    if not any(_LINE.fullmatch(line) for line in content.split(b"\n", 50)[:50]):
        return Verdict(False, differences=("this is no release file of Sightline",))
    lines = content.split(b"\n")
    checked = _Check()
    for line in lines[:-2]:
        checked.line(line)
    checked.end(lines)
    named = tuple(dict.fromkeys(checked.differences))
    if len(named) > MOST_NAMED:
        named = (*named[:MOST_NAMED], f"and {len(named) - MOST_NAMED} more places")
    return Verdict(not named, checked.stated, named, tuple(checked.records))


class _Check:
    """Reads line by line. Each seal is checked from the one that stands before it in the file.

    Where a line and its seal do not agree, the next line tells which of the two was changed.
    """

    def __init__(self) -> None:
        self.before = _BEGIN  # the seal as it stands on the line before
        self.ought = ""  # the seal that line ought to have had, where the two differ
        self.suspect = ""  # that line's place
        self.stated = ""
        self.differences: list[str] = []
        self.records: list[Record] = []

    def line(self, line: bytes) -> None:
        match = _LINE.fullmatch(line)
        record = _record(match.group(2)) if match else None
        seal = line[:64].decode("ascii", "replace")
        text = match.group(2) if match else line[65:]
        place = str(record.get("place")) if record else _place_within(line)
        is_whole = record is not None and self._judge(text, seal)
        right = _seal(self.before, text)
        self.ought, self.suspect = ("", "") if is_whole or right == seal else (right, place)
        if record is None:
            self._accuse()
            self.differences.append(place)
            self.ought = self.suspect = ""
        else:
            self.records.append(record)
        self.before = seal

    def _judge(self, text: bytes, seal: str) -> bool:
        """Settle whether the line before or its seal was changed. True if this line is whole."""
        if self.ought and _seal(self.ought, text) == seal:
            self.differences.append(f"the seal of {self.suspect}")
            self.ought = self.suspect = ""
            return True
        self._accuse()
        return _seal(self.before, text) == seal

    def _accuse(self) -> None:
        if self.suspect:
            self.differences.append(self.suspect)

    def end(self, lines: Sequence[bytes]) -> None:
        match = _LAST.fullmatch(lines[-2]) if len(lines) > 1 else None
        self.stated = match.group(1).decode() if match else ""
        if self.ought and self.ought == self.stated:
            self.differences.append(f"the seal of {self.suspect}")
        else:
            self._accuse()
            if match and self.stated != self.before and not self.differences:
                self.differences.append("the hash of the release, on the last line")
        if match is None:
            self.differences.append("the last line, which holds the hash of the release")
        elif match.group(2) != str(len(lines) - 2).encode():
            self.differences.append("the number of lines: something was taken out or put in")
        if lines[-1] != b"":
            self.differences.append("the end of the file: something was added or is missing there")


def _place_within(line: bytes) -> str:
    """The place that a damaged line still names, else its first words."""
    found = re.search(rb'"place":"((?:[^"\\]|\\.)*)"', line)
    words = (found.group(1) if found else line[65:125]).decode("utf-8", "replace")
    return words if found else f"a line that cannot be read: ‘{words}’"


def _seal(before: str, text: bytes) -> str:
    return sha256(before.encode() + b"\n" + text).hexdigest()


def _canonical(record: Record) -> bytes:
    try:
        text = json.dumps(
            record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
        )
        return text.encode()
    except (TypeError, ValueError, RecursionError) as wrong:
        raise NotReadable("a record holds what cannot be written") from wrong


def _record(text: bytes) -> Record | None:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
