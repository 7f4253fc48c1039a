"""The plan's tables, for the page and for files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sightline.apps.plan.types import PROGRESS_COLOURS, Progress
from sightline.kit import addresses
from sightline.kit.access import Actor
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value
from sightline.web.plan.showing import newest_first

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year
    from sightline.apps.plan.models import Objective, PlanAction, Priority, ProgressLine
    from sightline.web.plan.reading import PlanRead

ACTIONS = (
    Column("title", "Action"),
    Column("under", "Priority or aim"),
    Column("objective", "Objective"),
    Column("lead", "Lead"),
    Column("due", "Due"),
    Column("measure", "Measure", href="href"),
    Column("progress", "Progress", colour="colour"),
    Column("note", "What has been done"),
    Column("outcome", "Outcome for children"),
    Column("source", "Source"),
)
OBJECTIVES = (
    Column("title", "Objective"),
    Column("priority", "Priority"),
    Column("when", "For"),
    Column("measure", "Measure"),
    Column("progress", "Progress"),
    Column("note", "What has been done, and what has not"),
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
LINES = (
    Column("quarter", "Quarter"),
    Column("kind", "On"),
    Column("about", "Which"),
    Column("progress", "Progress"),
    Column("line", "What the quarter brought"),
    Column("source", "Source"),
)


def every(actor: Actor, year: Year, read: PlanRead) -> tuple[Table, ...]:
    """Each table that can be downloaded; the last two are those that the page shows."""
    now = [row for row in read.actions if row.is_of_this_year]
    coming = [row for row in read.actions if row.is_of_the_coming_year]
    return (
        _priorities(year, read.priorities),
        _objectives(year, read),
        _lines(year, read.lines),
        _actions(actor, year, read, now, prefix="now-", caption="Actions this year"),
        _actions(actor, year, read, coming, prefix="next-", caption="Actions going forward"),
    )


def _actions(
    actor: Actor,
    year: Year,
    read: PlanRead,
    rows: Iterable[PlanAction],
    *,
    prefix: str,
    caption: str,
) -> Table:
    return Table(
        name=f"{caption} {year.label}",
        caption=caption,
        columns=ACTIONS,
        rows=[_action(row, actor, year, read) for row in rows],
        empty="No action is planned yet.",
        prefix=prefix,
        hides_empty=True,
    )


def _action(row: PlanAction, actor: Actor, year: Year, read: PlanRead) -> dict[str, Value]:
    measure = read.measures.get(row.measure)
    is_known = measure is not None and measure.is_known
    return {
        "title": row.title,
        "under": str(row.serves or row.aim or ""),
        "objective": str(row.objective or ""),
        "lead": row.lead or "Nobody named",
        "due": row.due,
        "measure": measure.words if measure else "",
        "href": addresses.of_record(actor, year.slug, "figure", row.measure) if is_known else "",
        "progress": row.progress_name,
        "colour": PROGRESS_COLOURS[Progress(row.progress)],
        "note": row.progress_note,
        "outcome": row.outcome_for_children,
        "source": row.source,
    }


def _objectives(year: Year, read: PlanRead) -> Table:
    return Table(
        name=f"Objectives {year.label}",
        caption="Objectives",
        columns=OBJECTIVES,
        rows=[
            {
                "title": row.title,
                "priority": row.priority.title,
                "when": _when(row),
                "measure": read.measures[row.measure].words if row.measure else "",
                "progress": row.progress_name,
                "note": row.progress_note,
                "outcome": row.outcome_for_children,
                "source": row.source,
            }
            for row in read.objectives
        ],
        prefix="objectives-",
    )


def _priorities(year: Year, rows: Iterable[Priority]) -> Table:
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


def _lines(year: Year, rows: Iterable[ProgressLine]) -> Table:
    return Table(
        name=f"Progress by quarter {year.label}",
        caption="Progress by quarter",
        columns=LINES,
        rows=[
            {
                "quarter": row.quarter,
                "kind": row.kind_name,
                "about": row.about,
                "progress": row.progress_name,
                "line": row.line,
                "source": row.source,
            }
            for row in newest_first(rows)
        ],
        prefix="quarters-",
    )


def _when(row: Priority | Objective) -> str:
    if row.is_of_both:
        return "This year and the coming one"
    return "This year" if row.is_of_this_year else "The coming year"
