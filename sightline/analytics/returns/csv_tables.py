"""A CSV file as a table of text, with the row that each line of it was."""

import re
from dataclasses import dataclass

import polars as pl

from sightline.analytics.returns.faults import Fault, UnreadableReturn
from sightline.analytics.returns.text_streams import MARKS, WINDOWS

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 500
ROW = "row"
SAVE = "Save it again as 'CSV UTF-8 (comma delimited)'"


@dataclass(frozen=True)
class CsvTable:
    """Columns of text under their headings in capitals, and `row` as a spreadsheet counts it."""

    name: str
    frame: pl.DataFrame


def read_csv(name: str, content: bytes) -> CsvTable | None:
    """None where it holds no headings. Refuses what is no CSV file with UnreadableReturn."""
    text = _decoded(name, content)
    skipped = len(text) - len(text.lstrip("\r\n"))
    first = text[:skipped].count("\n") + 1
    text = text[skipped:]
    line = text.partition("\n")[0].strip()
    if not line:
        return None
    delimiter = max(DELIMITERS, key=line.count)
    try:
        frame = pl.read_csv(
            text.encode(),
            has_header=False,
            separator=delimiter,
            infer_schema=False,
            truncate_ragged_lines=True,
            raise_if_empty=False,
        )
    except pl.exceptions.PolarsError:
        what = "it cannot be read as rows of cells"
        do = f"Look for a quotation mark that is not closed. {SAVE}"
        raise UnreadableReturn(Fault(name, None, "", what, do)) from None
    return CsvTable(name, _headed(name, frame, first))


def _decoded(name: str, content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\0" in content:
        raise UnreadableReturn(Fault(name, None, "", "it is not a text file", SAVE))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(WINDOWS, "replace")


def _headed(name: str, frame: pl.DataFrame, first: int) -> pl.DataFrame:
    headings = [folded(text) for text in frame.row(0)]
    if len(headings) > MOST_COLUMNS:
        what = f"it has more than {MOST_COLUMNS} columns"
        raise UnreadableReturn(Fault(name, None, "", what, "Choose the file of the return"))
    named = {heading: place for place, heading in reversed(list(enumerate(headings))) if heading}
    return (
        frame.with_row_index(ROW, offset=first)
        .slice(1)
        .select(ROW, *(pl.col(frame.columns[place]).alias(of) for of, place in named.items()))
        .filter(~pl.all_horizontal(pl.exclude(ROW).fill_null("").str.strip_chars() == ""))
    )


def folded(heading: str | None) -> str:
    """In capitals, with one low line for whatever stands between the words."""
    return re.sub(r"[^A-Z0-9]+", "_", (heading or "").strip().upper()).strip("_")
