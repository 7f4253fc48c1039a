"""The register, the legal holds and the certificates as tables, for pages and for files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.apps.records.keeping.queries import Kept
from sightline.apps.records.models import Destruction, LegalHold, RetentionRule
from sightline.apps.records.types import STANDING_WORDS
from sightline.core.periods import long_date
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

REGISTER = (
    Column("title", "What it is", href="address"),
    Column("class", "Class"),
    Column("where", "Where it is"),
    Column("started_on", "Kept from"),
    Column("until", "Keep until", shown="until_words"),
    Column("state", "State", colour="colour"),
)
HOLDS = (
    Column("on", "What is held", href="address"),
    Column("why", "Why"),
    Column("asked_by", "Asked by"),
    Column("from_day", "From"),
    Column("state", "State", colour="colour"),
    Column("lifted_why", "Why it was lifted"),
)
CERTIFICATES = (
    Column("title", "What was destroyed", href="address"),
    Column("class", "Class"),
    Column("kept_until", "To be kept until"),
    Column("day", "Destroyed on"),
    Column("how", "How"),
    Column("by", "Recorded by"),
    Column("state", "State", colour="colour"),
    Column("witnessed_by", "Witnessed by"),
    Column("witnessed_on", "Witnessed on"),
    Column("taken_back_why", "Why it was taken back"),
)


def register(rows: Iterable[Kept], *, is_narrowed: bool) -> Table:
    return Table(
        name="What is kept",
        caption="What is kept, and until when",
        columns=REGISTER,
        rows=[_item(row) for row in rows],
        empty="Nothing is of this kind. Show all, or choose otherwise."
        if is_narrowed
        else "Nothing is in the register yet.",
        page_size=25,
    )


def holds(rows: Iterable[LegalHold], in_force: Mapping[str, RetentionRule]) -> Table:
    return Table(
        name="Legal holds",
        caption="Legal holds",
        columns=HOLDS,
        rows=[_hold(row, in_force) for row in rows],
        empty="Nothing was ever put on legal hold.",
        page_size=25,
        hides_empty=True,
    )


def certificates(rows: Iterable[Destruction], name: str = "Destroyed") -> Table:
    return Table(
        name=name,
        caption="What was destroyed",
        columns=CERTIFICATES,
        rows=[_certificate(row) for row in rows],
        empty="Nothing is recorded as destroyed.",
        page_size=25,
        hides_empty=True,
    )


def until_words(until: date | None) -> str:
    return long_date(until) if until else "For ever"


def held(row: LegalHold, in_force: Mapping[str, RetentionRule]) -> str:
    """What a hold is on, in words."""
    if row.item:
        return row.item.title
    key = row.record_class.key if row.record_class else ""
    return f"Everything of the class ‘{in_force[key].title}’" if key in in_force else key


def _item(row: Kept) -> dict[str, Value]:
    words, colour = STANDING_WORDS[row.standing]
    return {
        "title": row.item.title,
        "address": reverse("records:item", args=[row.item.pk]),
        "class": row.rule.title,
        "where": row.item.where,
        "started_on": row.item.started_on,
        "until": row.until,
        "until_words": until_words(row.until),
        "state": words,
        "colour": colour,
    }


def _hold(row: LegalHold, in_force: Mapping[str, RetentionRule]) -> dict[str, Value]:
    if row.item:
        address = reverse("records:item", args=[row.item.pk])
    else:
        address = reverse("records:class", args=[row.record_class.key]) if row.record_class else ""
    lifted = timezone.localtime(row.lifted_at).date() if row.lifted_at else None
    return {
        "on": held(row, in_force),
        "address": address,
        "why": row.why,
        "asked_by": row.asked_by,
        "from_day": row.from_day,
        "state": f"Lifted on {long_date(lifted)}" if lifted else "On hold",
        "colour": "grey" if lifted else "purple",
        "lifted_why": row.lifted_why,
    }


def _certificate(row: Destruction) -> dict[str, Value]:
    seen = timezone.localtime(row.witnessed_at).date() if row.witnessed_at else None
    words, colour = ("Witnessed", "green") if seen else ("To witness", "yellow")
    if row.taken_back_at is not None:
        words, colour = "Taken back", "grey"
    return {
        "title": row.item.title,
        "address": reverse("records:item", args=[row.item.pk]),
        "class": row.class_title,
        "kept_until": row.kept_until,
        "day": row.day,
        "how": row.how,
        "by": row.by,
        "state": words,
        "colour": colour,
        "witnessed_by": row.witnessed_by,
        "taken_back_why": row.taken_back_why,
        "witnessed_on": seen,
    }
