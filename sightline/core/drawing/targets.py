"""Progress against targets: one row a figure, each on its own scale from nought.

The bar is the value, the tick its target and the diamond what it is compared with; whether the
target is met is said in a word, never by colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sightline.core.drawing import legend
from sightline.core.drawing.canvas import (
    MARGIN,
    WIDTH,
    Anchor,
    Box,
    Drawing,
    nothing_yet,
    path,
    picture,
    rectangle,
    write,
)
from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import BRAND, GREY, TRACK
from sightline.core.drawing.signs import Standing, diamond, standing_sign, tick

__all__ = ["Standing", "TargetRow", "progress_against_targets"]

_LABEL_ROOM: Final = 212
_VALUE_END: Final = 312
_VALUE_ROOM: Final = 84
_START: Final = 324
_ROOM: Final = 280
_FILLED: Final = 264
_STANDING: Final = 620
_STANDING_ROOM: Final = 70
_THICK: Final = 16
_GAP: Final = 16
_TOP: Final = 8
_SMALL: Final = Letters(12)
_ALONE: Final = "Nothing to compare it with"


@dataclass(frozen=True)
class TargetRow:
    label: str
    value: Decimal
    value_text: str
    target: Decimal | None
    target_text: str
    comparator: Decimal | None
    comparator_text: str
    standing: Standing


@dataclass(frozen=True)
class _Note:
    """Words below the bar, as near as they can stand to the mark they belong to."""

    words: Block
    across: float
    anchor: Anchor

    @property
    def left(self) -> float:
        before = {"start": 0.0, "middle": self.words.width / 2, "end": self.words.width}
        return self.across - before[self.anchor]

    @property
    def right(self) -> float:
        return self.left + self.words.width


def _amounts(row: TargetRow) -> list[Decimal]:
    return [amount for amount in (row.value, row.target, row.comparator) if amount is not None]


def _across(amount: Decimal, row: TargetRow) -> float:
    largest = max(_amounts(row))
    return _START + (_FILLED * float(amount / largest) if largest else 0.0)


def _note(text: str, amount: Decimal | None, row: TargetRow) -> _Note | None:
    if amount is None or not text.strip():
        return None
    words, across = block(text, _ROOM, _SMALL), _across(amount, row)
    if across - words.width / 2 < _START:
        return _Note(words, _START, "start")
    if across + words.width / 2 > _START + _ROOM:
        return _Note(words, _START + _ROOM, "end")
    return _Note(words, across, "middle")


def _notes(row: TargetRow) -> Iterator[tuple[_Note, float]]:
    """Each note with how far down it starts: on one line when both fit, else on two."""
    target = _note(row.target_text, row.target, row)
    comparator = _note(row.comparator_text, row.comparator, row)
    if target:
        yield target, 0
    if comparator:
        apart = target is None or (
            comparator.left > target.right + MARGIN or comparator.right < target.left - MARGIN
        )
        yield comparator, 0 if apart or target is None else target.words.height


def _around(across: float, top: float) -> Box:
    return Box(across - 8, top, 16, _THICK)


def _marks(row: TargetRow, top: float) -> Iterator[str]:
    if row.target is None and row.comparator is None:
        yield write(block(_ALONE, _ROOM, Letters(12, colour=GREY)), _START, top)
        return
    yield rectangle(Box(_START, top, _ROOM, _THICK), fill=TRACK)
    yield rectangle(Box(_START, top + 2, _across(row.value, row) - _START, _THICK - 4), fill=BRAND)
    yield path((_START, top - 4), (_START, top + _THICK + 4))
    if row.target is not None:
        across = _across(row.target, row)
        yield tick(Box(across - 8, top - 4, 16, _THICK + 8))
    if row.comparator is not None:
        yield diamond(_around(_across(row.comparator, row), top))


def _drawn(row: TargetRow, top: float) -> tuple[str, float]:
    label = block(row.label, _LABEL_ROOM, Letters())
    value = block(row.value_text, _VALUE_ROOM, Letters(bold=True))
    standing = block(row.standing.capitalize(), _STANDING_ROOM, _SMALL)
    notes = list(_notes(row))
    below = max((down + note.words.height for note, down in notes), default=0)
    parts = [
        write(label, MARGIN, top - 1),
        write(value, _VALUE_END, top - 1, "end"),
        *_marks(row, top),
        *(
            write(note.words, note.across, top + _THICK + 5 + down, note.anchor)
            for note, down in notes
        ),
        standing_sign(row.standing, Box(_STANDING, top, 16, _THICK)),
        write(standing, _STANDING + 24, top),
    ]
    return "".join(parts), max(label.height, value.height, _THICK + 5 + below)


def _refuse_less_than_nothing(rows: Sequence[TargetRow]) -> None:
    for row in rows:
        if min(_amounts(row)) < 0:
            raise ValueError(f"a scale from nought cannot show less than nothing: {row.label!r}")


def _key(rows: Sequence[TargetRow]) -> list[legend.Entry]:
    entries = [legend.Entry(lambda box: rectangle(box, fill=BRAND), "Value")]
    if any(row.target is not None for row in rows):
        entries.append(legend.Entry(tick, "Target"))
    if any(row.comparator is not None for row in rows):
        entries.append(legend.Entry(diamond, "Compared with"))
    return entries


def progress_against_targets(
    *, name: str, title: str, description: str, rows: Sequence[TargetRow]
) -> Drawing:
    if not rows:
        return nothing_yet(name=name, title=title, description=description)
    _refuse_less_than_nothing(rows)
    parts: list[str] = []
    top = float(_TOP)
    for row in rows:
        drawn, height = _drawn(row, top)
        parts.append(drawn)
        top += height + _GAP
    key = _key(rows)
    parts.append(legend.draw(key, top))
    size = (WIDTH, top + legend.height_of(key))
    return picture(name=name, title=title, description=description, size=size, parts=parts)
