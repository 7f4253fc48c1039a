"""Which agency's return came when: a row for each request, a cell for each quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from sightline.apps.collection.types import Standing, Timing
from sightline.core.drawing import legend
from sightline.core.drawing.canvas import (
    MARGIN,
    WIDTH,
    Box,
    Drawing,
    nothing_yet,
    picture,
    rectangle,
    write,
)
from sightline.core.drawing.lettering import Letters, block
from sightline.core.drawing.palette import DEEP, GREY, LIGHT, PALE, PAPER, readable_on

MOST_QUARTERS: Final = 12
_LABELS: Final = 200
_START: Final = 212
_WIDEST: Final = 84
_LOWEST: Final = 34
_FILLS: Final = {
    Timing.ON_TIME: PALE,
    Timing.LATE: LIGHT,
    Timing.NOT_RECEIVED: DEEP,
    Timing.NOT_DUE: PAPER,
}
_KEY: Final = (
    (Timing.ON_TIME, "✓", "In time"),
    (Timing.LATE, "+9", "Late, by so many days"),
    (Timing.NOT_RECEIVED, "none", "Not received"),
    (Timing.NOT_DUE, "…", "Not due yet"),
)


@dataclass(frozen=True)
class LatenessRow:
    """`cells` has one for each quarter; None where nothing was asked for."""

    label: str
    cells: tuple[Standing | None, ...]


def words(standing: Standing | None) -> str:
    """As a table says it."""
    if standing is None:
        return "Not asked"
    if standing.timing == Timing.LATE:
        return f"{standing.days} day{'' if standing.days == 1 else 's'} late"
    return standing.timing.capitalize()


def lateness(rows: Sequence[LatenessRow], quarters: Sequence[str], message: str) -> Drawing:
    name, title = "lateness", "Which agency’s quarterly return came when"
    if not rows or not quarters:
        return nothing_yet(name=name, title=title, description=message)
    wide = min(_WIDEST, (WIDTH - MARGIN - _START) / len(quarters))
    heads = [block(each, wide - 2, Letters(12, bold=True)) for each in quarters]
    top = float(MARGIN + max(each.height for each in heads))
    parts = [
        write(each, _START + (place + 0.5) * wide, top - each.height, "middle")
        for place, each in enumerate(heads)
    ]
    top += 4
    for row in rows:
        label = block(row.label, _LABELS, Letters(13))
        tall = max(_LOWEST, label.height + MARGIN)
        parts.append(write(label, MARGIN, top + (tall - label.height) / 2))
        for place, cell in enumerate(row.cells):
            box = Box(_START + place * wide + 1.5, top + 1.5, wide - 3, tall - 3)
            parts.append(_cell(box, cell))
        top += tall
    key = [legend.Entry(partial(_sample, timing=timing, text=text), says)
           for timing, text, says in _KEY]  # fmt: skip
    parts.append(legend.draw(key, top + MARGIN))
    size = (WIDTH, top + MARGIN + legend.height_of(key))
    return picture(name=name, title=title, description=message, size=size, parts=parts)


def _cell(box: Box, standing: Standing | None) -> str:
    if standing is None:
        return ""
    text = {Timing.ON_TIME: "✓", Timing.NOT_RECEIVED: "none", Timing.NOT_DUE: "…"}.get(
        standing.timing, f"+{standing.days}"
    )
    return _marked(box, standing.timing, text)


def _sample(box: Box, *, timing: Timing, text: str) -> str:
    return _marked(box, timing, text if len(text) < 3 else "")


def _marked(box: Box, timing: Timing, text: str) -> str:
    fill = _FILLS[timing]
    said = block(text, box.width, Letters(12, bold=True, colour=readable_on(fill)))
    surface = rectangle(box, fill=fill, stroke=GREY)
    return surface + write(said, box.centre, box.middle - said.height / 2, "middle")
