"""A strip of years: how often something was raised in each, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.canvas import (
    MARGIN,
    WIDTH,
    Box,
    Drawing,
    nothing_yet,
    path,
    picture,
    rectangle,
    write,
)
from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import BRAND

_ABREAST: Final = 8
_WIDE: Final = (WIDTH - 2 * MARGIN) / _ABREAST
_THICK: Final = 36
_TALL: Final = 44
_GAP: Final = 4
_BETWEEN: Final = 14


@dataclass(frozen=True)
class YearMark:
    """`text` is the count as people read it, '3 findings'."""

    label: str
    count: int
    text: str


@dataclass(frozen=True)
class _Column:
    year: YearMark
    label: Block
    text: Block
    tall: float


def _column(year: YearMark, largest: int) -> _Column:
    if year.count < 0:
        raise ValueError(f"a year cannot hold fewer than no findings: {year.label}")
    return _Column(
        year,
        block(year.label, _WIDE - _GAP, Letters(12)),
        block(year.text, _WIDE - _GAP, Letters(12, bold=True)),
        max(1.0, _TALL * year.count / largest) if year.count else 0.0,
    )


def _strip(columns: Sequence[_Column], top: float) -> tuple[list[str], float]:
    """One row of years standing on one line, and where it ends."""
    foot = top + max(column.text.height + _GAP + column.tall for column in columns)
    parts = []
    for place, column in enumerate(columns):
        middle = MARGIN + (place + 0.5) * _WIDE
        bar = Box(middle - _THICK / 2, foot - column.tall, _THICK, column.tall)
        parts.append(rectangle(bar, fill=BRAND) if column.tall else "")
        parts.append(write(column.text, middle, bar.y - _GAP - column.text.height, "middle"))
        parts.append(write(column.label, middle, foot + _GAP, "middle"))
    parts.append(path((MARGIN, foot), (MARGIN + len(columns) * _WIDE, foot)))
    return parts, foot + _GAP + max(column.label.height for column in columns)


def year_strip(*, name: str, title: str, description: str, years: Sequence[YearMark]) -> Drawing:
    if not years:
        return nothing_yet(name=name, title=title, description=description)
    largest = max(year.count for year in years)
    columns = [_column(year, largest) for year in years]
    parts: list[str] = []
    top = float(MARGIN)
    for first in range(0, len(columns), _ABREAST):
        drawn, end = _strip(columns[first : first + _ABREAST], top)
        parts.extend(drawn)
        top = end + _BETWEEN
    wide = 2 * MARGIN + min(len(columns), _ABREAST) * _WIDE
    size = (wide, top - _BETWEEN + MARGIN)
    return picture(name=name, title=title, description=description, size=size, parts=parts)
