"""A table as CSV, with the mark by which Excel knows UTF-8."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO

from sightline.kit.downloads.cells import Column, Value, could_be_formula, plain, value_of


def written(columns: Sequence[Column], rows: Iterable[object]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_cell(column.label) for column in columns])
    writer.writerows([_cell(value_of(row, column)) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    kept = plain(value)
    if kept is None:
        return ""
    if isinstance(kept, str):
        return f"'{kept}" if could_be_formula(kept) else kept
    return kept.isoformat() if isinstance(kept, (date, datetime)) else str(kept)
