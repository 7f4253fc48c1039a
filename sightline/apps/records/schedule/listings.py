"""The retention schedule as a table, for the page and for files."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from sightline.apps.records.models import RetentionRule
from sightline.core.periods import long_date
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

ON_PAGE = (
    Column("title", "Class of records", href="address"),
    Column("covers", "What it covers"),
    Column("how_long", "Kept"),
    Column("event", "Counted from"),
    Column("state", "State", colour="colour"),
    Column("approved", "Approved by"),
)
IN_FILES = (
    *ON_PAGE,
    Column("reviewer", "Who looks at it"),
    Column("basis", "Why this long"),
    Column("source", "Source"),
    Column("edition", "Edition"),
    Column("valid_from", "Valid from"),
)


def schedule(rows: Iterable[RetentionRule], *, is_file: bool) -> Table:
    return Table(
        name="Retention schedule",
        caption="How long each class of records is kept",
        columns=IN_FILES if is_file else ON_PAGE,
        rows=[_row(row) for row in rows],
        empty="There is no schedule yet.",
        hides_empty=True,
    )


def state(row: RetentionRule) -> tuple[str, str]:
    """In words, and the colour of its tag."""
    return ("Approved", "green") if row.is_approved else ("Proposed", "yellow")


def approved(row: RetentionRule) -> str:
    """By whom and when, in words; '' where it is a proposal."""
    return f"{row.approved_by}, {long_date(row.approved_on)}" if row.approved_on else ""


def _row(row: RetentionRule) -> dict[str, Value]:
    words, colour = state(row)
    return {
        "title": row.title,
        "address": reverse("records:class", args=[row.record_class.key]),
        "covers": row.covers,
        "how_long": row.how_long,
        "event": row.event,
        "reviewer": row.reviewer,
        "state": words,
        "colour": colour,
        "approved": approved(row),
        "basis": row.basis,
        "source": row.source,
        "edition": row.edition,
        "valid_from": row.valid_from,
    }
