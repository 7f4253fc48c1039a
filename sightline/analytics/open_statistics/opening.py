"""A file's bytes as rows of cells: looked through once, then read row by row.

What makes the whole file useless is raised; it is never read in one piece.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import IO

from sightline.analytics.returns.faults import Fault, UnreadableReturn

LARGEST = 200 * 1024 * 1024  # bytes; the largest of these files has 2 MB today
PART = 1024 * 1024
MOST_COLUMNS = 500
DOWNLOAD = "Download the file again as CSV from its publisher, and do not open it in between"
REASONS = (
    ("unexpected end of data", "a quotation mark is opened and never closed"),
    ("expected after", "text follows a closing quotation mark"),
    ("codec can't decode", "it has characters that cannot be read"),
    ("field larger than", "a cell is longer than any that is published"),
)


@dataclass(frozen=True)
class Looked:
    """`encoding` is how its characters are read."""

    sha256: str
    size: int
    encoding: str


def look_through(stream: IO[bytes], name: str) -> Looked:
    """Raises UnreadableReturn for what is no text, too large, or empty."""
    told, size, is_utf8 = sha256(), 0, True
    decoder = codecs.getincrementaldecoder("utf-8")()
    stream.seek(0)
    while part := stream.read(PART):
        if not size:
            _check_start(part, name)
        size += len(part)
        if size > LARGEST:
            raise refused(name, None, f"it is larger than {LARGEST // PART} MB", DOWNLOAD)
        if b"\0" in part:
            raise refused(name, None, "it is not text: it holds bytes of nought", DOWNLOAD)
        told.update(part)
        is_utf8 = is_utf8 and _is_utf8(decoder, part)
    if not size:
        raise refused(name, None, "it is empty", DOWNLOAD)
    is_utf8 = is_utf8 and _is_utf8(decoder, b"", final=True)
    # What is not UTF-8 is what Excel saves on Windows.
    return Looked(told.hexdigest(), size, "utf-8-sig" if is_utf8 else "cp1252")


def rows(stream: IO[bytes], looked: Looked, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it begins."""
    stream.seek(0)
    with _as_text(stream, looked.encoding) as text:
        reader = csv.reader(text, strict=True)
        line = 1
        while True:
            try:
                cells = next(reader, None)
            except (csv.Error, UnicodeDecodeError) as broken:
                raise refused(name, line, _reason(str(broken)), DOWNLOAD) from None
            if cells is None:
                return
            if len(cells) > MOST_COLUMNS:
                raise refused(name, line, f"it has more than {MOST_COLUMNS} cells", DOWNLOAD)
            if any(cells):
                yield line, cells
            line = reader.line_num + 1


def refused(name: str, line: int | None, what: str, do: str, place: str = "") -> UnreadableReturn:
    return UnreadableReturn(Fault(name, line, place, what, do))


@contextmanager
def _as_text(stream: IO[bytes], encoding: str) -> Iterator[io.TextIOWrapper]:
    """The stream stays open: whoever gave it closes it, perhaps before the rest is read."""
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield text
    finally:
        with suppress(ValueError):
            text.detach()


def _is_utf8(decoder: codecs.IncrementalDecoder, part: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(part, final)
    except UnicodeDecodeError:
        return False
    return True


def _check_start(part: bytes, name: str) -> None:
    if part.startswith(b"PK\x03\x04"):
        raise refused(name, None, "it is a workbook or a zip file, not a CSV file", DOWNLOAD)
    if part.lstrip()[:1] == b"<":
        raise refused(name, None, "it is a web page or XML, not a CSV file", DOWNLOAD)


def _reason(message: str) -> str:
    return next((reason for sign, reason in REASONS if sign in message), "it is no row of cells")
