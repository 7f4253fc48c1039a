"""Where the boxes of a tree stand: top-down, left to right, or as an indented list.

The first that leaves boxes wide enough to read is chosen. Top-down packs branches as close as
their outlines allow; the other two give each branch a band of its own, so no two boxes meet.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.boxes import WordBox, word_box
from sightline.core.drawing.canvas import MARGIN, WIDTH, Box

_ROOM: Final = WIDTH - 2 * MARGIN
_MOST_ABREAST: Final = 5
_WIDEST: Final = 220
_NARROWEST: Final = 116
_ASIDE: Final = 14
_BETWEEN_LEVELS: Final = 32
_BETWEEN_ROWS: Final = 10
_MOST_LEVELS_ACROSS: Final = 4
_INDENT: Final = 28
_INDENTED_ROOM: Final = 240

_Corners = tuple[tuple[float, float], ...]
_Edges = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """`key` tells boxes apart: two may carry the same label."""

    key: str
    label: str
    detail: str = ""
    children: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Layout:
    """Boxes and their words by key; `lines` are the corners that each line passes through."""

    boxes: Mapping[str, Box]
    words: Mapping[str, WordBox]
    lines: tuple[_Corners, ...]


def levels(root: Node) -> list[list[Node]]:
    found = [[root]]
    while below := [child for node in found[-1] for child in node.children]:
        found.append(below)
    return found


def layout(root: Node) -> Layout:
    return _top_down(root) or _left_to_right(root) or _indented(root)


def _laid(
    root: Node,
    boxes: Mapping[str, Box],
    words: Mapping[str, WordBox],
    corners: Callable[[Box, Box], _Corners],
) -> Layout:
    lines = [
        corners(boxes[node.key], boxes[child.key])
        for level in levels(root)
        for node in level
        for child in node.children
    ]
    return Layout(boxes, words, tuple(lines))


def _words(root: Node, width: Callable[[int], float]) -> dict[str, WordBox]:
    return {
        node.key: word_box(node.label, node.detail, width(depth), chief=depth == 0)
        for depth, level in enumerate(levels(root))
        for node in level
    }


def _merged(done: list[_Edges], edges: list[_Edges]) -> list[_Edges]:
    shared = [(left, right) for (left, _), (_, right) in zip(done, edges, strict=False)]
    return shared + max(done, edges, key=len)[len(shared) :]


def _places(node: Node) -> tuple[dict[str, float], list[_Edges]]:
    """How many box widths along each box stands, and the left and right edge of each level."""
    places: dict[str, float] = {}
    edges: list[_Edges] = []
    for child in node.children:
        inner, own = _places(child)
        both = zip(edges, own, strict=False)
        shift = max((right + 1 - left for (_, right), (left, _) in both), default=0.0)
        places |= {key: place + shift for key, place in inner.items()}
        edges = _merged(edges, [(left + shift, right + shift) for left, right in own])
    tops = [places[child.key] for child in node.children]
    here = (tops[0] + tops[-1]) / 2 if tops else 0.0
    return places | {node.key: here}, [(here, here), *edges]


def _top_down(root: Node) -> Layout | None:
    """None when the tree is too broad for boxes that can be read."""
    places, edges = _places(root)
    least = min(left for left, _ in edges)
    span = max(right for _, right in edges) - least + 1
    width = min(_WIDEST, (_ROOM + _ASIDE) / span - _ASIDE)
    if width < _NARROWEST or max(len(level) for level in levels(root)) > _MOST_ABREAST:
        return None
    words, boxes, top = _words(root, lambda _: width), {}, float(MARGIN)
    for level in levels(root):
        tall = max(words[node.key].height for node in level)
        for node in level:
            along = MARGIN + (places[node.key] - least) * (width + _ASIDE)
            boxes[node.key] = Box(along, top, width, tall)
        top += tall + _BETWEEN_LEVELS
    return _laid(root, boxes, words, _down)


def _down(parent: Box, child: Box) -> _Corners:
    turn = child.y - _BETWEEN_LEVELS / 2
    return (
        (parent.centre, parent.bottom),
        (parent.centre, turn),
        (child.centre, turn),
        (child.centre, child.y),
    )


def _stack_height(bands: list[float]) -> float:
    return sum(bands) + _BETWEEN_ROWS * (len(bands) - 1) if bands else 0.0


def _bands(root: Node, words: Mapping[str, WordBox]) -> dict[str, float]:
    """How tall each box is with all that hangs on it."""
    bands: dict[str, float] = {}
    for level in reversed(levels(root)):
        for node in level:
            below = _stack_height([bands[child.key] for child in node.children])
            bands[node.key] = max(float(words[node.key].height), below)
    return bands


def _left_to_right(root: Node) -> Layout | None:
    """None when the tree is too deep for columns that can be read."""
    depth = len(levels(root))
    if depth > _MOST_LEVELS_ACROSS:
        return None
    width = min(_WIDEST, (_ROOM - (depth - 1) * _BETWEEN_LEVELS) / depth)
    words = _words(root, lambda _: width)
    bands, tops = _bands(root, words), {root.key: float(MARGIN)}
    boxes: dict[str, Box] = {}
    for column, level in enumerate(levels(root)):
        along = MARGIN + column * (width + _BETWEEN_LEVELS)
        for node in level:
            middle = tops[node.key] + bands[node.key] / 2
            tall = words[node.key].height
            boxes[node.key] = Box(along, middle - tall / 2, width, tall)
            below = [bands[child.key] for child in node.children]
            top = middle - _stack_height(below) / 2
            for child, band in zip(node.children, below, strict=True):
                tops[child.key] = top
                top += band + _BETWEEN_ROWS
    return _laid(root, boxes, words, _across)


def _across(parent: Box, child: Box) -> _Corners:
    turn = child.x - _BETWEEN_LEVELS / 2
    return (
        (parent.right, parent.middle),
        (turn, parent.middle),
        (turn, child.middle),
        (child.x, child.middle),
    )


def _in_order(node: Node, depth: int = 0) -> Iterator[tuple[Node, int]]:
    yield node, depth
    for child in node.children:
        yield from _in_order(child, depth + 1)


def _indented(root: Node) -> Layout:
    step = min(_INDENT, (_ROOM - _INDENTED_ROOM) / (len(levels(root)) - 1))
    words = _words(root, lambda depth: _ROOM - depth * step)
    boxes, top = {}, float(MARGIN)
    for node, depth in _in_order(root):
        tall = words[node.key].height
        boxes[node.key] = Box(MARGIN + depth * step, top, _ROOM - depth * step, tall)
        top += tall + _BETWEEN_ROWS

    def hanging(parent: Box, child: Box) -> _Corners:
        along = parent.x + step / 2
        return (along, parent.bottom), (along, child.middle), (child.x, child.middle)

    return _laid(root, boxes, words, hanging)
