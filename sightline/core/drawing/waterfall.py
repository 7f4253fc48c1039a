"""A waterfall: how a total grows or shrinks, step by step, to the next total.

Each group starts again from nought, on the scale that all groups share, so that income,
spending and reserves can be compared by eye.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from sightline.core.drawing import beside
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
from sightline.core.drawing.lettering import Letters, block
from sightline.core.drawing.palette import BRAND, GREY

_THICK: Final = 22
_GAP: Final = 12


@dataclass(frozen=True)
class Step:
    """A change adds its signed amount to what went before; a total stands by itself from nought."""

    label: str
    amount: Decimal | int
    text: str
    kind: Literal["total", "change"] = "change"


@dataclass(frozen=True)
class StepGroup:
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Row:
    step: Step
    start: Decimal
    end: Decimal
    words: Beside

    @property
    def height(self) -> int:
        return max(self.words.height, _THICK)


@dataclass(frozen=True)
class _Scale:
    low: Decimal
    high: Decimal
    room: float

    def across(self, amount: Decimal) -> float:
        span = self.high - self.low
        return START + (self.room * float((amount - self.low) / span) if span else 0.0)


def _rows(group: StepGroup) -> Iterator[_Row]:
    reached = Decimal(0)
    for step in group.steps:
        start = Decimal(0) if step.kind == "total" else reached
        reached = start + step.amount
        yield _Row(step, start, reached, beside.beside(step.label, step.text))


def _scale(rows: Sequence[_Row]) -> _Scale:
    reached = [row.end for row in rows]
    room = beside.room_for_bars([row.words for row in rows])
    return _Scale(min(Decimal(0), *reached), max(Decimal(0), *reached), room)


def _bar(row: _Row, top: float, scale: _Scale) -> Box:
    left, right = sorted((scale.across(row.start), scale.across(row.end)))
    return Box(left, top, max(1.0, right - left) if row.step.amount else 0.0, _THICK)


def _drawn(row: _Row, box: Box) -> str:
    shape = rectangle(box, fill=BRAND) if row.step.kind == "total" else hatched(box)
    return (shape if box.width else "") + beside.draw(row.words, box)


def _group(rows: Sequence[_Row], top: float, scale: _Scale) -> tuple[list[str], float]:
    """The group's rows with a thread from each level to the next, and where they end."""
    parts, start, thread = [], top, None
    for row in rows:
        box = _bar(row, top, scale)
        if thread:
            across, left_at = thread
            foot = box.y if box.width else box.bottom
            parts.append(path((across, left_at), (across, foot), stroke_dasharray="3 3"))
        parts.append(_drawn(row, box))
        thread = scale.across(row.end), box.bottom
        top += row.height + _GAP
    nought = scale.across(Decimal(0))
    parts.append(path((nought, start - 4), (nought, top - _GAP + 4)))
    return parts, top


def steps(*, name: str, title: str, description: str, groups: Sequence[StepGroup]) -> Drawing:
    filled = [(group, list(_rows(group))) for group in groups if group.steps]
    if not filled:
        return nothing_yet(name=name, title=title, description=description)
    scale = _scale([row for _, rows in filled for row in rows])
    parts: list[str] = []
    top = float(TOP)
    for group, rows in filled:
        heading = block(group.title, WIDTH - 2 * MARGIN, Letters(bold=True, colour=GREY))
        parts.append(write(heading, MARGIN, top))
        drawn, top = _group(rows, top + heading.height + (_GAP if heading.lines else 0), scale)
        parts.extend(drawn)
        top += _GAP
    size = (WIDTH, top - _GAP)
    return picture(name=name, title=title, description=description, size=size, parts=parts)
