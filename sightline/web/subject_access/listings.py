"""Requests, what was found and what is in a request, as tables. None of them is taken as a file."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.urls import reverse

from sightline.apps.subject_access import queries
from sightline.apps.subject_access.models import AccessItem, AccessRequest
from sightline.apps.subject_access.types import Found
from sightline.core.clocks import Calendar
from sightline.core.periods import long_date
from sightline.kit.access import Actor
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

SOON = 7  # days before the last one
REQUESTS = (
    Column("number", "Request", href="address"),
    Column("received", "Came in"),
    Column("asker", "Who asks"),
    Column("due", "To be answered by"),
    Column("state", "State", colour="colour"),
)
FOUND = (Column("title", "What it is"), Column("kind", "Where it stands"), Column("words", "Words"))
ITEMS = (
    Column("title", "What it is", href="address"),
    Column("kind", "Where it stands"),
    Column("state", "Decision", colour="colour"),
)
SEALED = "Sealed: only who may read it there reads it here"


def requests(rows: Iterable[AccessRequest], today: date, england: Calendar) -> Table:
    return Table(
        name="Subject access requests",
        caption="Requests, those to be answered first",
        columns=REQUESTS,
        rows=[_request(row, today, england) for row in rows],
        empty="No request has come in yet.",
        page_size=50,
    )


def found(things: Sequence[Found]) -> Table:
    return Table(
        name="Found",
        caption="What may be about them",
        columns=FOUND,
        rows=[
            {
                "title": each.title,
                "kind": each.kind,
                "words": f"{each.words[:300]}…" if len(each.words) > 300 else each.words,
                "ref": each.ref,
            }
            for each in things
        ],
        empty="Nothing is found that is not in the request already.",
        ticks="ref",
    )


def items(actor: Actor, rows: Iterable[AccessItem], now: datetime) -> Table:
    every = list(rows)
    may_read = set(queries.readable(actor, every, now))
    return Table(
        name="In the request",
        caption="What was found, and what happens to it",
        columns=ITEMS,
        rows=[_item(row, may_read=row in may_read) for row in every],
        empty="Nothing is in the request yet: look for what may be about them.",
    )


def state(row: AccessRequest, due: queries.Due | None, today: date) -> tuple[str, str]:
    """In words, with a colour. `due` is None for one that is closed."""
    if due is None or row.closed_at is not None:
        return row.outcome_words, "grey"
    left = due.days_left(today)
    if left < 0:
        return f"{-left} day{'' if left == -1 else 's'} late", "red"
    if left == 0:
        return "Due today", "orange"
    words = f"{left} day{'' if left == 1 else 's'} left"
    return words, "yellow" if left <= SOON else "blue"


def _request(row: AccessRequest, today: date, england: Calendar) -> dict[str, Value]:
    due = queries.due(row, england) if row.closed_at is None else None
    words, colour = state(row, due, today)
    return {
        "number": str(row.pk),
        "address": reverse("subject-access:request", args=[row.pk]),
        "received": long_date(row.received_on),
        "asker": row.asker_words,
        "due": long_date(due.on) if due else "",
        "state": words,
        "colour": colour,
    }


def _item(row: AccessItem, *, may_read: bool) -> dict[str, Value]:
    words, colour = row.state
    return {
        "title": row.title if may_read else SEALED,
        "address": reverse("subject-access:item", args=[row.request_id, row.pk])
        if may_read
        else "",
        "kind": row.kind if may_read else "Restricted",
        "state": words,
        "colour": colour,
    }
