"""From the text of one cell to its value: one reader for each kind of column.

A reader raises `UnreadableCell` with a message that says what to write instead; it never guesses.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sightline.core.periods import Period, parse_date, parse_period, parse_year
from sightline.core.quantities import PERCENT, POUNDS, Quantity, parse_pence, parse_quantity
from sightline.exchange.faults import did_you_mean, shown
from sightline.exchange.tables import Column, Kind

Value = str | int | bool | date | Period | Quantity | tuple[str, ...] | None

KEY_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
FILE_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.md", re.ASCII)
WHOLE_PATTERN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?", re.ASCII)
LARGEST_WHOLE = 999_999_999
YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
UNIT_NAMES = {
    PERCENT: {"%", "percent", "per cent", "percentage", "pct", "per-cent"},
    POUNDS: {"£", "pounds", "pound", "gbp", "£s", "pounds sterling"},
}
MANY_LINES = (Kind.LONG_TEXT,)
SEVERAL = (Kind.REFERENCES, Kind.FIGURES, Kind.LIST)
# Control characters; signs that turn the order of what is shown; and what is no character at all.
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    "\ufffe\uffff]"
)
MOST_DECIMALS = 6
# What £, é and curly quotes become when UTF-8 is opened as Windows-1252 and saved again.
DAMAGED = re.compile("Â[£\u00a0§°·]|â€[™œ\u009d“”˜\u0153]|Ã[©¨¡¢¤¶¼±§³­]|\ufffd")


class UnreadableCell(ValueError):
    """The message says what is wrong and what to write."""


def clean(text: str) -> str:
    """As every cell is kept: no blanks at either end, line breaks as one sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip().strip("\ufeff\u200b").strip()


def check_text(column: Column, text: str) -> None:
    """Refuse what no kind of cell may hold."""
    if len(text) > column.longest:
        raise UnreadableCell(f"has {len(text):,} characters: write {column.longest:,} at most")
    check_characters(text)
    if column.kind not in MANY_LINES and ("\n" in text or "\t" in text):
        raise UnreadableCell(f"{shown(text)} holds a line break or a tab: write it on one line")


def check_characters(text: str) -> None:
    if DAMAGED.search(text):
        raise UnreadableCell(
            f"{shown(text)} was damaged when a file was saved in the wrong encoding: write the "
            "sign again, and save as 'CSV UTF-8'"
        )
    if found := CONTROL.search(text):
        raise UnreadableCell(
            f"holds a control character (U+{ord(found[0]):04X}): delete it, it may be invisible"
        )


def read_cell(column: Column, text: str, unit: str = "") -> Value:
    """The value of a cell that is not empty. `unit` is needed for quantities alone."""
    try:
        if column.kind == Kind.QUANTITY:
            return _quantity(text, unit)
        return _READERS[column.kind](column, text)
    except ValueError as refused:  # every reader's refusal is one
        message = str(refused)
        advice = "" if ":" in message.replace(text, "") else _ADVICE.get(column.kind, "")
        raise UnreadableCell(message + advice) from refused


def empty_value(kind: Kind) -> Value:
    if kind in SEVERAL:
        return ()
    return "" if kind in _TEXT_KINDS else None


def check_unit(text: str) -> None:
    """Percent and pounds have one spelling, because amounts are shown by it."""
    for unit, spellings in UNIT_NAMES.items():
        if text != unit and text.lower() in spellings:
            raise UnreadableCell(f"{shown(text)} is not how this unit is written: write {unit}")


def split_several(text: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in text.split(";")) if part)


def _quantity(text: str, unit: str) -> Quantity:
    quantity = parse_quantity(text, unit)
    if quantity.decimals > MOST_DECIMALS:
        raise UnreadableCell(f"{shown(text)} has more than {MOST_DECIMALS} decimals: round it")
    return quantity


def _text(column: Column, text: str) -> str:
    return text


def _key(column: Column, text: str) -> str:
    if KEY_PATTERN.fullmatch(text):
        return text
    offer = re.sub(r"[^a-z0-9._]+", "-", text.lower()).strip("-._")[:60]
    hint = f", for example {offer}" if KEY_PATTERN.fullmatch(offer) else ""
    raise UnreadableCell(
        f"{shown(text)} is not a key: use small letters, digits, hyphens and dots only{hint}"
    )


def _keys(column: Column, text: str) -> tuple[str, ...]:
    parts = split_several(text)
    for part in parts:
        if "," in part:
            raise UnreadableCell(f"{shown(text)} has a comma: write semicolons between several")
        _key(column, part)
    _refuse_repeats(parts)
    return parts


def _references(column: Column, text: str) -> tuple[str, ...]:
    """Their order says nothing, so that packs which differ only in it are equal."""
    return tuple(sorted(_keys(column, text)))


def _list(column: Column, text: str) -> tuple[str, ...]:
    parts = split_several(text)
    _refuse_repeats(parts)
    return parts


def _refuse_repeats(parts: tuple[str, ...]) -> None:
    for index, part in enumerate(parts):
        if part in parts[:index]:
            raise UnreadableCell(f"{shown(part)} is written twice: write it once")


def _figures(column: Column, text: str) -> tuple[str, ...]:
    """A figure may stand twice in a calculation, so repeats are allowed."""
    parts = split_several(text)
    for part in parts:
        if "," in part:
            raise UnreadableCell(f"{shown(text)} has a comma: write semicolons between several")
        _key(column, part)
    return parts


def _choice(column: Column, text: str) -> str:
    folded = re.sub(r"[\s_-]+", "_", text.lower()).strip("_")
    by_folded = {choice.lower(): choice for choice in column.choices}
    if folded in by_folded:
        return by_folded[folded]
    nearest = did_you_mean(folded, by_folded) or ":"
    raise UnreadableCell(
        f"{shown(text)} is not one of the choices{nearest} write one of {', '.join(column.choices)}"
    )


def _yes_no(column: Column, text: str) -> bool:
    if text.lower() not in YES_NO:
        raise UnreadableCell(f"{shown(text)} is neither yes nor no: write yes or no")
    return YES_NO[text.lower()]


def _whole(column: Column, text: str) -> int:
    found = WHOLE_PATTERN.fullmatch(text)
    if not found:
        raise UnreadableCell(
            f"{shown(text)} is not a whole number: write digits only, nought or more, for example 4"
        )
    number = Decimal(found[1].replace(",", ""))
    if number > LARGEST_WHOLE:
        raise UnreadableCell(
            f"{shown(text)} is too large: write a number below one thousand million"
        )
    return int(number)


def _date(column: Column, text: str) -> date:
    return parse_date(text)


def _period(column: Column, text: str) -> Period:
    return parse_period(text)


def _year(column: Column, text: str) -> Period:
    return parse_year(text)


def _money(column: Column, text: str) -> int:
    return parse_pence(text)


def _file(column: Column, text: str) -> str:
    if not FILE_PATTERN.fullmatch(text):
        raise UnreadableCell(
            f"{shown(text)} is not the name of a narrative file: write it without a folder, in "
            "letters, digits and hyphens, ending in .md, for example foreword.md"
        )
    return text


_READERS: dict[Kind, Callable[[Column, str], Value]] = {
    Kind.KEY: _key,
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.WHOLE: _whole,
    Kind.DATE: _date,
    Kind.PERIOD: _period,
    Kind.YEAR: _year,
    Kind.MONEY: _money,
    Kind.REFERENCE: _text,
    Kind.REFERENCES: _references,
    Kind.FIGURE: _key,
    Kind.FIGURES: _figures,
    Kind.LIST: _list,
    Kind.NAME_OF_FILE: _file,
}
# For readers whose refusal does not always say what to write instead.
_ADVICE = {
    Kind.DATE: ": write it as 2022-03-31 or 31 March 2022",
    Kind.PERIOD: ": write for example 2022-03-31, March 2022 or 2021/22",
    Kind.YEAR: ": write it as 2021/22",
    Kind.QUANTITY: ": write for example 1,862 or over 7,000",
    Kind.MONEY: ": write for example £21,000.00",
}
_TEXT_KINDS = (
    Kind.KEY,
    Kind.TEXT,
    Kind.LONG_TEXT,
    Kind.CHOICE,
    Kind.REFERENCE,
    Kind.FIGURE,
    Kind.NAME_OF_FILE,
)
