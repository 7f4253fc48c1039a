"""The sections of a report with their state, owner and due date, as the builder lists them."""

from datetime import date

from django.urls import reverse

from sightline.apps.partnership.models import Year
from sightline.core.periods import long_date
from sightline.kit.access import Actor
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value
from sightline.reports import queries as reports
from sightline.reports.models import Section
from sightline.reports.writing import queries
from sightline.reports.writing.types import COLOURS, SectionState

COLUMNS = (
    Column("title", "Section", href="address"),
    Column("state", "State", colour="colour"),
    Column("owner", "Written by"),
    Column("due", "Due", shown="due_words"),
    Column("words", "Words", is_number=True),
    Column("comments", "Open comments", is_number=True),
)


def sections(actor: Actor, year: Year, today: date) -> Table:
    """Sections that only hold others have no state of their own."""
    standings = queries.standings(actor, year)
    comments = queries.open_comments(actor, year)
    rows = [
        _row(year, row, standings[row.key].state if row.key in standings else None, today)
        | {"comments": comments.get(row.key, 0)}
        for row in reports.sections(actor, year)
    ]
    return Table(
        name=f"sections-{year.slug}",
        caption=f"Sections of the report of {year.label}",
        columns=COLUMNS,
        rows=rows,
        empty="The report has no sections yet.",
    )


def _row(year: Year, row: Section, state: SectionState | None, today: date) -> dict[str, Value]:
    address = reverse("reports:section", args=[year.slug, row.key]) if state else ""
    return {
        "title": f"{row.number} {row.title}".strip(),
        "address": address,
        "state": state.words if state else "holds others",
        "colour": COLOURS[state] if state else "",
        "owner": row.owner.name if row.owner else "Business unit",
        "due": row.due,
        "due_words": _due_words(row.due, state, today),
        "words": len(row.words.split()),
    }


def _due_words(due: date | None, state: SectionState | None, today: date) -> str:
    if due is None:
        return "Not stated"
    is_overdue = due < today and state == SectionState.NOT_STARTED
    return f"Overdue: {long_date(due)}" if is_overdue else long_date(due)
