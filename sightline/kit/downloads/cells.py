"""What stands in a cell of a download, and what must never reach a spreadsheet as it was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

Value = str | int | float | Decimal | Fraction | date | None
# Spreadsheets take text that begins so for a formula; the wide forms come from other keyboards.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What XML 1.0, and so an Excel file, cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Column:
    """`name` is the key or attribute of a row that holds the value."""

    name: str
    label: str
    is_number: bool = False


def value_of(row: object, column: Column) -> Value:
    value: Value = row[column.name] if isinstance(row, Mapping) else getattr(row, column.name)
    return value


def plain(value: Value) -> str | int | float | Decimal | date | None:
    """A value as both kinds of file can hold it; numbers stay numbers."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    if isinstance(value, str):
        return _UNWRITABLE.sub("", value)
    return value


def could_be_formula(text: str) -> bool:
    return text.startswith(FORMULA_STARTS)
