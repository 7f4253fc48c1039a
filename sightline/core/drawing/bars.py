"""Horizontal bars: amounts of one kind side by side, each with its value written at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final, Literal

from sightline.core.drawing import beside, legend
from sightline.core.drawing.beside import START, TOP, Beside
from sightline.core.drawing.canvas import (
    MARGIN,
    WIDTH,
    Box,
    Drawing,
    hatched,
    nothing_yet,
    path,
    picture,
    rectangle,
    write,
)
from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import BRAND, GREY

Pattern = Literal["solid", "hatched"]

_THICK: Final = 20
_GAP: Final = 10


@dataclass(frozen=True)
class Bar:
    """`text` is the amount as people read it; a note stands below the bar."""

    label: str
    amount: Decimal | int
    text: str
    note: str = ""
    pattern: Pattern = "solid"


@dataclass(frozen=True)
class _Row:
    bar: Bar
    words: Beside
    note: Block

    @property
    def note_below(self) -> int:
        return max(_THICK, self.words.value.height)

    @property
    def height(self) -> int:
        return max(self.words.label.height, self.note_below + self.note.height)


def _row(bar: Bar) -> _Row:
    if bar.amount < 0:
        raise ValueError(f"a bar cannot show less than nothing: {bar.label!r} is {bar.text}")
    note = block(bar.note, WIDTH - 2 * MARGIN - START, Letters(12, colour=GREY))
    return _Row(bar, beside.beside(bar.label, bar.text), note)


def filled(box: Box, pattern: Pattern) -> str:
    return hatched(box) if pattern == "hatched" else rectangle(box, fill=BRAND)


def _length(amount: Decimal | int, largest: Decimal | int, room: float) -> float:
    """A bar of anything at all is at least one pixel long, so that it is seen."""
    return max(1.0, room * float(Decimal(amount) / Decimal(largest))) if amount else 0.0


def _drawn(row: _Row, top: float, length: float) -> str:
    box = Box(START, top, length, _THICK)
    return "".join(
        (
            filled(box, row.bar.pattern) if length else "",
            beside.draw(row.words, box),
            write(row.note, START + MARGIN, top + row.note_below + 1),
        )
    )


def _key(meanings: Mapping[Pattern, str]) -> list[legend.Entry]:
    return [
        legend.Entry(partial(filled, pattern=pattern), words) for pattern, words in meanings.items()
    ]


def horizontal_bars(
    *,
    name: str,
    title: str,
    description: str,
    bars: Sequence[Bar],
    meanings: Mapping[Pattern, str] | None = None,
) -> Drawing:
    """`meanings` says in words what solid and hatched stand for, when both are used."""
    if not bars:
        return nothing_yet(name=name, title=title, description=description)
    rows = [_row(bar) for bar in bars]
    largest = max(bar.amount for bar in bars)
    room = beside.room_for_bars([row.words for row in rows])
    parts, top = [], float(TOP)
    for row in rows:
        parts.append(_drawn(row, top, _length(row.bar.amount, largest, room)))
        top += row.height + _GAP
    parts.append(path((START, TOP - 4), (START, top - _GAP + 4)))
    key = _key(meanings or {})
    parts.append(legend.draw(key, top))
    size = (WIDTH, top + legend.height_of(key))
    return picture(name=name, title=title, description=description, size=size, parts=parts)
