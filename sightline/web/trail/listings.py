"""Entries of the trail as tables: a short one for the page, a full one for files."""

import json
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as written

from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value
from sightline.kit.trail.models import Entry
from sightline.kit.trail.recording import moment
from sightline.kit.trail.values import FROM, OpenedValues
from sightline.web.trail.forms import in_words

NAME = "Trail"
SEALED = ("changes", FROM)
ON_PAGE = (
    Column("number", "Entry", href="address"),
    Column("when", "When"),
    Column("who", "Who"),
    Column("what", "What was done"),
    Column("about", "Record"),
)
IN_FILE = (
    Column("number", "Entry", is_number=True),
    Column("at", "When (UTC)"),
    Column("who", "Who"),
    Column("person", "Person’s number", is_number=True),
    Column("agency", "Acting for"),
    Column("event", "Event"),
    Column("target", "Kind of record"),
    Column("target_id", "Number of the record"),
    Column("fields", "Changed fields"),
    Column("address", "From which address"),
    Column("details", "Details"),
    Column("hash", "Hash"),
)


def page(rows: Iterable[Entry]) -> Table:
    return Table(
        name=NAME,
        caption="Entries, the newest first",
        columns=ON_PAGE,
        rows=[on_page(row) for row in rows],
        empty="No entry fits.",
    )


def on_page(row: Entry) -> dict[str, Value]:
    return {
        "number": str(row.number),
        "address": reverse("trail:entry", args=[row.number]),
        "when": when(row),
        "who": row.actor,
        "what": in_words(row.event),
        "about": about(row),
    }


def in_file(row: Entry, origin: OpenedValues | None) -> dict[str, Value]:
    own = origin.values or {} if origin else {}
    return {
        "number": row.number,
        "at": moment(row.at),
        "who": row.actor,
        "person": row.person,
        "agency": row.agency,
        "event": row.event,
        "target": row.target,
        "target_id": row.target_id,
        "fields": changed_fields(row),
        "address": own.get("address", ""),
        "details": json.dumps(plain_details(row), ensure_ascii=False, sort_keys=True),
        "hash": row.hash,
    }


def changed_fields(row: Entry) -> str:
    told = row.details.get("changes", [])
    return "; ".join(f"{each['of']}: {', '.join(each['fields'])}" for each in told)


def plain_details(row: Entry) -> dict[str, Any]:
    """Without what is sealed: that is shown opened, or not at all."""
    plain = {name: value for name, value in row.details.items() if name not in SEALED}
    shown = row.details.get("shown")
    if isinstance(shown, dict):
        plain["shown"] = "; ".join(f"{kind} {', '.join(ids)}" for kind, ids in shown.items())
    return plain


def when(row: Entry) -> str:
    return written(timezone.localtime(row.at), r"j F Y \a\t H:i:s")


def about(row: Entry) -> str:
    return f"{row.target} {row.target_id}".strip()
