"""The table of replies, for the page and for files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from sightline.apps.feedback.models import Reply
from sightline.apps.feedback.types import COLOURS, ReplyState
from sightline.core.periods import long_date
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

COLUMNS = (
    Column("words", "What a reader said", href="address"),
    Column("quoted", "About"),
    Column("on", "Received", shown="on_words"),
    Column("state", "State", colour="colour"),
    Column("answer", "Answer"),
)


def replies(year: Year, rows: Iterable[Reply]) -> Table:
    return Table(
        name=f"replies-{year.slug}",
        caption=f"Replies to the report of {year.label}",
        columns=COLUMNS,
        rows=[_row(year, row) for row in rows],
        empty="Nobody has replied yet.",
        page_size=25,
    )


def _row(year: Year, row: Reply) -> dict[str, Value]:
    on = timezone.localtime(row.at).date()
    return {
        "words": row.words,
        "quoted": row.quoted,
        "on": on,
        "on_words": long_date(on),
        "state": row.state_name,
        "colour": COLOURS[ReplyState(row.state)],
        "answer": row.answer,
        "address": reverse("feedback:reply", args=[year.slug, row.pk]),
    }
