"""From the bytes of a CSV file to a sheet: encodings, delimiters, line ends as they come."""

import csv
import io
import re
from collections.abc import Iterable

from sightline.exchange.faults import Fault, Place, fault, warning
from sightline.exchange.headings import fold
from sightline.exchange.sheets import (
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Record,
    Sheet,
)

DELIMITERS = (",", ";", "\t")
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
SAVE_AS = "save it from Excel as 'CSV UTF-8 (comma delimited)'"
# Bytes that are UTF-8 for a sign beyond ASCII: two encodings in one file cannot both be right.
UTF8_PAIR = re.compile(rb"\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]")
SEPARATOR_LINE = re.compile(r"\Asep=(.)\r?\n?", re.IGNORECASE)
REASONS = (
    (
        "unexpected end of data",
        "a quotation mark is opened and never closed: close it, or delete it",
    ),
    (
        "expected after",
        "text follows a closing quotation mark: inside a cell, write each quotation mark twice",
    ),
    ("field larger than", f"a cell is longer than {LONGEST_CELL:,} characters: shorten it"),
)


class UnreadableFile(ValueError):
    """The message says what is wrong with the file as a whole."""


def read_csv(
    name: str, file: str, content: bytes, known: Iterable[str]
) -> tuple[Sheet, list[Fault]]:
    """The sheet and what is wrong with it as a file. `known` columns tell the delimiter."""
    place = Place(file)
    try:
        text, note = decode(content)
    except UnreadableFile as unreadable:
        return Sheet(name, file, (), complete=False), [fault(place, "", str(unreadable))]
    found = [warning(place, "", note)] if note else []
    delimiter, text, skipped = _delimiter(text, frozenset(known))
    records, stopped = _records(file, text, delimiter, skipped)
    return Sheet(name, file, tuple(records), complete=not stopped), [*found, *stopped]


def decode(content: bytes) -> tuple[str, str]:
    """The text, and a note for a person when the encoding had to be inferred."""
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(f"is larger than {LARGEST_FILE // 1024**2} MB: split or shorten it")
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableFile(f"is a workbook or a zip file, not text: {SAVE_AS}")
    text, note = _decode(content)
    if "\x00" in text:
        raise UnreadableFile(f"is not text (it holds NUL characters): {SAVE_AS}")
    return text, note


def _decode(content: bytes) -> tuple[str, str]:
    try:
        for bom, encoding in BOMS:
            if content.startswith(bom):
                return content[len(bom) :].decode(encoding), ""
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as broken:
        return _decode_windows(content, broken)


def _decode_windows(content: bytes, broken: UnicodeDecodeError) -> tuple[str, str]:
    line = content.count(b"\n", 0, broken.start) + 1
    if content.startswith(tuple(bom for bom, _ in BOMS)):
        raise UnreadableFile(f"its characters cannot be read from line {line} on: {SAVE_AS}")
    if UTF8_PAIR.search(content):
        raise UnreadableFile(f"mixes two encodings of characters, first at line {line}: {SAVE_AS}")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"its characters cannot be read, first at line {line}: {SAVE_AS}"
        ) from None
    return text, (
        "is not in UTF-8 and was read as Windows-1252: check pound signs, dashes and accents, or "
        f"{SAVE_AS}"
    )


def _delimiter(text: str, known: frozenset[str]) -> tuple[str, str, int]:
    """The delimiter by which most of the first line's cells are known columns; else a comma."""
    stated = SEPARATOR_LINE.match(text)
    if stated and stated[1] in DELIMITERS:
        return stated[1], text[stated.end() :], 1
    first = next((line for line in text.splitlines() if line.strip(",;\t \"'")), "")
    score = {each: sum(fold(cell) in known for cell in _cells(first, each)) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: score[each]), text, 0


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _records(
    file: str, text: str, delimiter: str, skipped: int
) -> tuple[list[Record], list[Fault]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[Record] = []
    row, line = 0, 1 + skipped
    while True:
        place = Place(file, row + 1, line)
        try:
            cells = next(reader)
        except StopIteration:
            return records, []
        except csv.Error as broken:
            return records, [fault(place, "", _reason(str(broken)))]
        row, line = row + 1, reader.line_num + 1 + skipped
        record = Record(place, tuple(cells))
        if row > MOST_ROWS and not record.is_blank:
            return records, [fault(place, "", f"has more than {MOST_ROWS:,} rows: split the file")]
        if len(cells) > MOST_COLUMNS:
            reason = (
                f"has more than {MOST_COLUMNS} cells: delete the columns that are not asked for"
            )
            return records, [fault(place, "", reason)]
        if not record.is_blank or row == 1:
            records.append(record)


def _reason(message: str) -> str:
    for sign, reason in REASONS:
        if sign in message:
            return reason
    return "cannot be read as a row of cells: look for a stray quotation mark or line break"
