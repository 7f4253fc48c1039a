"""A tree of boxes: how a partnership is put together, from the top to its groups."""

from collections import Counter

from sightline.core.drawing import boxes
from sightline.core.drawing.canvas import MARGIN, Drawing, nothing_yet, path, picture
from sightline.core.drawing.tree_layout import Node, layout, levels

__all__ = ["Node", "tree_diagram"]


def _refuse_shared_keys(root: Node) -> None:
    keys = Counter(node.key for level in levels(root) for node in level)
    shared = [key for key, count in keys.items() if count > 1]
    if shared:
        raise ValueError(f"two boxes of a tree share the key {shared[0]!r}: give each its own")


def tree_diagram(*, name: str, title: str, description: str, root: Node | None) -> Drawing:
    if root is None:
        return nothing_yet(name=name, title=title, description=description)
    _refuse_shared_keys(root)
    laid = layout(root)
    parts = [path(*corners, stroke_width=1.5) for corners in laid.lines]
    parts += [boxes.draw(laid.words[key], box) for key, box in laid.boxes.items()]
    size = (
        max(box.right for box in laid.boxes.values()) + MARGIN,
        max(box.bottom for box in laid.boxes.values()) + MARGIN,
    )
    return picture(name=name, title=title, description=description, size=size, parts=parts)
