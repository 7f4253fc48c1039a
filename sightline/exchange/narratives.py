"""The words of the report, one Markdown file a section, from files or from a sheet of parts."""

import re
from collections.abc import Mapping

from sightline.exchange.cells import FILE_PATTERN, UnreadableCell, check_characters, clean
from sightline.exchange.csv_reading import UnreadableFile, decode
from sightline.exchange.faults import Fault, Place, fault, warning
from sightline.exchange.headings import by_column
from sightline.exchange.rows import Row, read_row
from sightline.exchange.sheets import LONGEST_CELL, Sheet
from sightline.exchange.tables.kinds import Column, Kind, Table, of_kind

LONGEST_NARRATIVE = 500_000  # characters; a whole long report has fewer

SHEET = Table(
    "narrative",
    "The words of the report",
    "Only in a workbook: each row holds a part of one section's words. Parts of one file are put "
    "together in the order of `part`, with a blank line between.",
    (
        of_kind(
            "file",
            Kind.NAME_OF_FILE,
            "The file as `sections` names it.",
            "foreword.md",
            required=True,
        ),
        of_kind("part", Kind.WHOLE, "Its place among the parts of the file.", "1", required=True),
        Column(
            "text",
            Kind.LONG_TEXT,
            "The words, in Markdown.",
            "This report is about our year.",
            longest=LONGEST_CELL,
        ),
    ),
    key=("file", "part"),
)


def take(narrative: dict[str, str], found: list[Fault], name: str, content: bytes) -> None:
    """Read one file into `narrative`."""
    place = Place(name)
    file = name.rpartition("/")[2]
    if not file.lower().endswith((".md", ".markdown")):
        found.append(warning(place, "", "was not read: narrative files end in .md"))
        return
    if not FILE_PATTERN.fullmatch(file):
        found.append(
            fault(
                place,
                "",
                "has a name that cannot be used: rename it with letters, digits and "
                "hyphens, ending in .md",
            )
        )
        return
    if any(file.lower() == other.lower() for other in narrative):
        found.append(fault(place, "", "differs from another file only in capitals: rename one"))
        narrative[file] = ""  # it is there: nobody should be told that it is missing
        return
    try:
        text, note = decode(content)
    except UnreadableFile as unreadable:
        found.append(fault(place, "", str(unreadable)))
        narrative[file] = ""
        return
    if note:
        found.append(warning(place, "", note))
    narrative[file] = tidy(text)
    _check(found, place, narrative[file])


def take_sheet(narrative: dict[str, str], sheet: Sheet) -> list[Fault]:
    """Put the parts together in `narrative`."""
    named, found = by_column(SHEET, sheet)
    parts: dict[str, dict[int, tuple[Row, str]]] = {}
    for place, cells in named:
        row, faults = read_row(SHEET, place, cells)
        found += faults
        file, part = row.text("file"), row.whole("part")
        if file and part in parts.setdefault(file, {}):
            first = parts[file][part][0].place
            message = (
                f"part {part} of {file} is already in row {first.row}: give each its own number"
            )
            found.append(fault(place, "part", message))
        elif file and part is not None:
            parts[file][part] = row, cells.get("text", "")
    for file, given in parts.items():
        narrative[file] = tidy("\n\n".join(given[part][1].strip("\n") for part in sorted(given)))
        _check_length(found, Place(sheet.file), narrative[file])
    return found


def tidy(text: str) -> str:
    """At most one blank line between paragraphs, none at the ends, whatever form it came in."""
    return re.sub(r"\n{3,}", "\n\n", clean(text))


def split(text: str) -> list[str]:
    """Parts that fit into the cells of a workbook, cut between paragraphs.

    Raises ValueError for a paragraph that is too long for any cell.
    """
    parts = []
    while len(text) > LONGEST_CELL:
        cut = text.rfind("\n\n", 0, LONGEST_CELL + 2)
        if cut <= 0:
            raise ValueError(f"has a paragraph of more than {LONGEST_CELL:,} characters: divide it")
        parts.append(text[:cut])
        text = text[cut + 2 :]
    return [*parts, text]


def in_workbook(narrative: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Rows of the sheet: file, part, text."""
    return [
        (file, str(number), part)
        for file, text in narrative.items()
        for number, part in enumerate(split(text), start=1)
    ]


def _check_length(found: list[Fault], place: Place, text: str) -> None:
    if len(text) > LONGEST_NARRATIVE:
        message = f"has {len(text):,} characters: write {LONGEST_NARRATIVE:,} at most"
        found.append(fault(place, "", message))


def _check(found: list[Fault], place: Place, text: str) -> None:
    _check_length(found, place, text)
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            check_characters(line)
        except UnreadableCell as unreadable:
            found.append(fault(Place(place.file, number), "", str(unreadable)))
