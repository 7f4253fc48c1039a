"""The table of follow-ups, for the page and for files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sightline.apps.followups import rules
from sightline.apps.followups.models import FollowUp
from sightline.apps.followups.types import DUE_COLOURS, Due, State
from sightline.core.periods import long_date
from sightline.kit import addresses
from sightline.kit.access import Actor
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

COLUMNS = (
    Column("title", "What was agreed", href="href"),
    Column("agreed_by", "By whom"),
    Column("owner", "Owner"),
    Column("asked_by", "Asked by"),
    Column("state", "State"),
    Column("due", "Due", shown="due_words", colour="colour"),
    Column("concerns", "For the concern"),
    Column("proof", "What shows it is done"),
    Column("source", "Source"),
)


def follow_ups(actor: Actor, year: Year, rows: Iterable[FollowUp], *, is_narrowed: bool) -> Table:
    return Table(
        name=f"Follow-ups {year.label}",
        caption=f"Follow-ups of {year.label}",
        columns=COLUMNS,
        rows=[_row(row, actor, year) for row in rows],
        empty="No follow-up is of this kind. Show all, or choose otherwise."
        if is_narrowed
        else "Nothing was agreed yet.",
        page_size=25,
        hides_empty=True,
    )


def standing(row: FollowUp, year: Year) -> tuple[Due, str]:
    """How it stands against its date, as at the year's day; and the same in words."""
    due = rules.due(state=State(row.state), due_on=row.due, as_at=year.as_at)
    return due, _due_words(due, row.due)


def _row(row: FollowUp, actor: Actor, year: Year) -> dict[str, Value]:
    due, words = standing(row, year)
    return {
        "title": row.title,
        "href": addresses.of_record(actor, year.slug, "follow_up", row.key),
        "agreed_by": row.agreed_by,
        "owner": row.owner,
        "asked_by": row.asked_by,
        "state": row.state_name,
        "due": row.due,
        "due_words": words,
        "colour": DUE_COLOURS[due],
        "concerns": "; ".join(concern.title for concern in row.concerns.all()),
        "proof": row.proof or row.reason_not_accepted,
        "source": row.source,
    }


def _due_words(due: Due, due_on: date | None) -> str:
    if due_on is None:
        return due.value.capitalize()
    day = long_date(due_on)
    return day if due == Due.CLOSED else f"{due.value.capitalize()}: {day}"
