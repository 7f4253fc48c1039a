"""Drawings of how the partnership is put together, and whom it works with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sightline.core.drawing.canvas import Drawing
from sightline.core.drawing.links import LinkBox, linkage_diagram
from sightline.core.drawing.tree import Node, tree_diagram
from sightline.core.plurals import counted

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Group, Linkage


def structure(groups: Sequence[Group], *, partnership: str, label: str) -> Drawing | None:
    """The tree of groups; several that answer to nobody hang under the partnership itself."""
    if not groups:
        return None
    keys = {group.key for group in groups}
    top = [group for group in groups if group.accountable_to not in keys]
    names = " and ".join(group.name for group in top)
    stands = "stands" if len(top) == 1 else "stand"
    count = counted(len(groups), "group", "groups")
    return tree_diagram(
        name="diagram-structure",
        title=f"The partnership's groups in {label}, and which answers to which",
        description=f"Of {count}, {names} {stands} at the head.",
        root=_tree(top, groups, partnership),
    )


def linkages(links: Sequence[Linkage], *, partnership: str, label: str) -> Drawing | None:
    if not links:
        return None
    bodies = counted(len(links), "other body", "other bodies")
    return linkage_diagram(
        name="diagram-linkages",
        title=f"The bodies that the partnership works with, {label}",
        description=f"The partnership works with {bodies}.",
        centre=partnership,
        links=[LinkBox(link.body, ", ".join(link.joint_priorities)) for link in links],
    )


def _tree(top: Sequence[Group], groups: Sequence[Group], partnership: str) -> Node:
    if len(top) == 1:
        return _node(top[0], groups)
    return Node("the-partnership", partnership, "", tuple(_node(each, groups) for each in top))


def _node(group: Group, groups: Sequence[Group]) -> Node:
    under = tuple(_node(each, groups) for each in groups if each.accountable_to == group.key)
    seats = len(group.seats.all())
    detail = counted(seats, "seat", "seats") if seats else ""
    return Node(group.key, group.name, detail, under)
