"""The partnership: who sits in it, how its groups hang together, and whom it works with."""

from collections.abc import Sequence

from sightline.apps.partnership import pictures, queries
from sightline.apps.partnership.models import Group
from sightline.core.document import Block, Table
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
    table = _groups_table(source, source.groups)
    drawing = pictures.structure(source.groups, partnership=source.name, label=source.year.label)
    return [table] if drawing is None else [picture(drawing, table=table)]


def linkages(source: Source) -> list[Block]:
    return [_linkages_table(source)]


def linkages_diagram(source: Source) -> list[Block]:
    table = _linkages_table(source)
    drawing = pictures.linkages(source.linkages, partnership=source.name, label=source.year.label)
    return [table] if drawing is None else [picture(drawing, table=table)]


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
