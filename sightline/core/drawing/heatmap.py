"""A matrix as a map: a shade for the level, the count in figures, fading with age.

The ages are those of the matrix of concerns: ageing after 12 months, old after 24.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

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
from sightline.core.drawing.map_cells import Level, MapCell, Stale, surface, words_of, written
from sightline.core.drawing.palette import TRACK

__all__ = ["Level", "MapCell", "MapGroup", "MapRow", "Stale", "matrix_map"]

MOST_COLUMNS: Final = 12

_LABEL_ROOM: Final = 212
_START: Final = 228
_WIDEST: Final = 120
_LOWEST: Final = 34
_INSET: Final = 1.5


@dataclass(frozen=True)
class MapRow:
    label: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True)
class MapGroup:
    title: str
    rows: tuple[MapRow, ...]


def _sample(box: Box, *, cell: MapCell) -> str:
    return surface(cell, Box(box.x, box.y, 22, 16))


def _sample_words(box: Box, *, text: str) -> str:
    return write(block(text, box.width, Letters(12, bold=True)), box.centre, box.y, "middle")


def _row(row: MapRow, top: float, wide: float) -> tuple[str, float]:
    label = block(row.label, _LABEL_ROOM, Letters(13))
    words = [words_of(cell, wide - 2 * _INSET) for cell in row.cells]
    tall = max(_LOWEST, label.height + MARGIN, *(each.height + MARGIN for each in words))
    parts = [write(label, MARGIN, top + (tall - label.height) / 2)]
    for place, (cell, each) in enumerate(zip(row.cells, words, strict=True)):
        left = _START + place * wide + _INSET
        box = Box(left, top + _INSET, wide - 2 * _INSET, tall - 2 * _INSET)
        parts.extend((surface(cell, box), written(each, box)))
    return "".join(parts), tall


def _group(group: MapGroup, top: float, wide: float) -> tuple[list[str], float]:
    title = block(group.title, WIDTH - 4 * MARGIN, Letters(13, bold=True))
    band = Box(0, top + 4, WIDTH, title.height + 8)
    parts = [rectangle(band, fill=TRACK), write(title, MARGIN, band.y + 4)] if title.lines else []
    top = band.bottom + 3 if title.lines else top
    for row in group.rows:
        drawn, tall = _row(row, top, wide)
        parts.append(drawn)
        top += tall
    return parts, top


def _header(columns: Sequence[str], wide: float) -> tuple[str, float]:
    titles = [block(column, wide - 2, Letters(12, bold=True)) for column in columns]
    tall = max(title.height for title in titles)
    return "".join(
        write(title, _START + (place + 0.5) * wide, MARGIN + tall - title.height, "middle")
        for place, title in enumerate(titles)
    ), MARGIN + tall + 4


def _key(cells: Sequence[MapCell]) -> Iterator[legend.Entry]:
    levels: tuple[tuple[Level, str], ...] = ((1, "Least evidence"), (2, "More"), (3, "Most"))
    for level, words in levels:
        yield legend.Entry(partial(_sample, cell=MapCell("", level)), words)
    if any(cell.level == 0 for cell in cells):
        yield legend.Entry(partial(_sample_words, text="·"), "No finding of concern")
    if any(cell.stale == "ageing" for cell in cells):
        sample = partial(_sample, cell=MapCell("", 2, "ageing"))
        yield legend.Entry(sample, "Latest finding over 12 months old")
    if any(cell.stale == "old" for cell in cells):
        sample = partial(_sample, cell=MapCell("", 2, "old"))
        yield legend.Entry(sample, "Latest finding over 24 months old")
    if any(cell.strengths for cell in cells):
        yield legend.Entry(partial(_sample_words, text="+2"), "Findings of strength, counted apart")


def _refuse_wrong_shape(columns: Sequence[str], rows: Sequence[MapRow]) -> None:
    if len(columns) > MOST_COLUMNS:
        raise ValueError(f"a map of {len(columns)} columns cannot be read: draw two smaller ones")
    for row in rows:
        if len(row.cells) != len(columns):
            raise ValueError(
                f"{row.label!r} has {len(row.cells)} cells where the map has {len(columns)} columns"
            )


def matrix_map(
    *,
    name: str,
    title: str,
    description: str,
    columns: Sequence[str],
    groups: Sequence[MapGroup],
) -> Drawing:
    rows = [row for group in groups for row in group.rows]
    _refuse_wrong_shape(columns, rows)
    if not rows or not columns:
        return nothing_yet(name=name, title=title, description=description)
    wide = min(_WIDEST, (WIDTH - MARGIN - _START) / len(columns))
    heading, top = _header(columns, wide)
    parts = [heading]
    for group in groups:
        if group.rows:
            drawn, top = _group(group, top, wide)
            parts.extend(drawn)
    key = list(_key([cell for row in rows for cell in row.cells]))
    parts.append(legend.draw(key, top + MARGIN))
    size = (WIDTH, top + MARGIN + legend.height_of(key))
    return picture(name=name, title=title, description=description, size=size, parts=parts)
