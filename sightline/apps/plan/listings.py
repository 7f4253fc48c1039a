"""The plan's tables, for the page and for files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sightline.apps.plan.models import PlanAction, Priority
from sightline.apps.plan.pages import ConcernLink, PriorityShown
from sightline.apps.plan.types import PROGRESS_COLOURS, Progress
from sightline.kit import addresses
from sightline.kit.access import Actor
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ACTIONS = (
    Column("title", "Action"),
    Column("under", "Priority or aim"),
    Column("lead", "Lead"),
    Column("due", "Due"),
    Column("measure", "Measure", href="href"),
    Column("progress", "Progress", colour="colour"),
    Column("note", "What has been done"),
    Column("outcome", "Outcome for children"),
    Column("source", "Source"),
)
PRIORITIES = (
    Column("title", "Priority"),
    Column("when", "For"),
    Column("aim", "Aim"),
    Column("progress", "Progress"),
    Column("note", "What has been done, and what has not"),
    Column("concerns", "Concerns"),
    Column("source", "Source"),
)


def actions(
    actor: Actor, year: Year, rows: Iterable[PlanAction], *, prefix: str, caption: str
) -> Table:
    return Table(
        name=f"{caption} {year.label}",
        caption=caption,
        columns=ACTIONS,
        rows=[_action(row, actor, year) for row in rows],
        empty="No action is planned yet.",
        prefix=prefix,
        hides_empty=True,
    )


def priorities(year: Year, rows: Iterable[Priority]) -> Table:
    return Table(
        name=f"Priorities {year.label}",
        caption="Priorities",
        columns=PRIORITIES,
        rows=[
            {
                "title": row.title,
                "when": _when(row),
                "aim": str(row.aim or ""),
                "progress": row.progress_name,
                "note": row.progress_note,
                "concerns": "; ".join(concern.title for concern in row.concerns.all()),
                "source": row.source,
            }
            for row in rows
        ],
    )


def priority_shown(row: Priority) -> PriorityShown:
    progress = Progress(row.progress)
    return PriorityShown(
        key=row.key,
        title=row.title,
        aim=str(row.aim or ""),
        progress=row.progress_name,
        colour=PROGRESS_COLOURS[progress],
        note=row.progress_note,
        concerns=tuple(ConcernLink(each.key, each.title) for each in row.concerns.all()),
        is_little=progress == Progress.LITTLE_OR_NONE,
        is_stated=progress != Progress.NOT_STATED,
        is_both=row.is_of_this_year and row.is_of_the_coming_year,
        source=row.source,
    )


def _when(row: Priority) -> str:
    if row.is_of_this_year and row.is_of_the_coming_year:
        return "This year and the coming one"
    return "This year" if row.is_of_this_year else "The coming year"


def _action(row: PlanAction, actor: Actor, year: Year) -> dict[str, Value]:
    return {
        "title": row.title,
        "under": str(row.priority or row.aim or ""),
        "lead": row.lead or "Nobody named",
        "due": row.due,
        "measure": row.measure,
        "href": addresses.of_record(actor, year.slug, "figure", row.measure),
        "progress": row.progress_name,
        "colour": PROGRESS_COLOURS[Progress(row.progress)],
        "note": row.progress_note,
        "outcome": row.outcome_for_children,
        "source": row.source,
    }
