"""The partnership: who sits in it, how its groups hang together, and whom it works with."""

from collections.abc import Sequence

from sightline.apps.partnership import queries
from sightline.apps.partnership.models import Group
from sightline.core.document import Block, Table
from sightline.core.drawing.links import LinkBox, linkage_diagram
from sightline.core.drawing.tree import Node, tree_diagram
from sightline.reports.offerings.source import Source, columns, picture, row


def membership(source: Source) -> list[Block]:
    seats = queries.seats(source.actor, source.year)
    return [
        Table(
            anchor="table-membership",
            caption=f"Who sits in the partnership, {source.year.label}",
            columns=columns("Seat", "Agency", "Group"),
            rows=tuple(
                row(
                    f"{seat.title}, {seat.holder}" if seat.holder else seat.title,
                    str(seat.agency or "–"),
                    seat.group.name,
                )
                for seat in seats
            ),
            when_empty="No seats are recorded.",
        )
    ]


def groups(source: Source) -> list[Block]:
    found = source.groups
    return [_groups_table(source, found)]


def structure(source: Source) -> list[Block]:
    found = source.groups
    table = _groups_table(source, found)
    if not found:
        return [table]
    top = [group for group in found if not _answers_to(group, found)]
    drawing = tree_diagram(
        name="diagram-structure",
        title=f"The partnership's groups in {source.year.label}, and which answers to which",
        description=_structure_sentence(found, top),
        root=_tree(found, top, source.name),
    )
    return [picture(drawing, anchor="diagram-structure", table=table)]


def linkages(source: Source) -> list[Block]:
    return [_linkages_table(source)]


def linkages_diagram(source: Source) -> list[Block]:
    found = source.linkages
    table = _linkages_table(source)
    if not found:
        return [table]
    drawing = linkage_diagram(
        name="diagram-linkages",
        title=f"The bodies that the partnership works with, {source.year.label}",
        description=f"The partnership works with {len(found)} other bodies.",
        centre=source.name,
        links=[LinkBox(link.body, ", ".join(link.joint_priorities)) for link in found],
    )
    return [picture(drawing, anchor="diagram-linkages", table=table)]


def _answers_to(group: Group, found: Sequence[Group]) -> bool:
    return any(other.key == group.accountable_to for other in found)


def _tree(found: Sequence[Group], top: Sequence[Group], name: str) -> Node:
    """One tree; several groups that answer to nobody hang under the partnership itself."""
    if len(top) == 1:
        return _node(top[0], found)
    return Node("the-partnership", name, "", tuple(_node(group, found) for group in top))


def _node(group: Group, found: Sequence[Group]) -> Node:
    under = tuple(_node(each, found) for each in found if each.accountable_to == group.key)
    seats = len(group.seats.all())
    detail = f"{seats} {'seat' if seats == 1 else 'seats'}" if seats else ""
    return Node(group.key, group.name, detail, under)


def _structure_sentence(found: Sequence[Group], top: Sequence[Group]) -> str:
    names = " and ".join(group.name for group in top)
    return f"Of {len(found)} groups, {names} {'stands' if len(top) == 1 else 'stand'} at the head."


def _groups_table(source: Source, found: Sequence[Group]) -> Table:
    names = {group.key: group.name for group in found}
    return Table(
        anchor="table-groups",
        caption=f"Groups of the partnership, {source.year.label}",
        columns=columns("Group", "Answers to", "What it is for"),
        rows=tuple(
            row(group.name, names.get(group.accountable_to, "–"), group.purpose) for group in found
        ),
        when_empty="No groups are recorded.",
    )


def _linkages_table(source: Source) -> Table:
    found = source.linkages
    return Table(
        anchor="table-linkages",
        caption=f"Bodies that the partnership works with, {source.year.label}",
        columns=columns("Body", "What the link is", "Shared priorities"),
        rows=tuple(
            row(link.body, link.summary, ", ".join(link.joint_priorities) or "–") for link in found
        ),
        when_empty="No linkages are recorded.",
    )
