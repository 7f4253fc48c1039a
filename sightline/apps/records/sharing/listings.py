"""The share log as a table: a narrow one for the page, and all that it says for files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse

from sightline.apps.records.models import ShareVersion
from sightline.apps.records.types import BASIS_SHORT
from sightline.core.periods import financial_year_of, long_date
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

ON_PAGE = (
    Column("what", "What", href="address"),
    Column("on", "Day", shown="on_words"),
    Column("from", "From"),
    Column("to", "To"),
    Column("decision", "Decision", colour="colour"),
    Column("told", "Family told"),
    Column("basis", "Lawful basis", shown="basis_short"),
)
IN_FILES = (
    Column("number", "Number"),
    *ON_PAGE,
    Column("basis_named", "Which order or other basis"),
    Column("why", "Why"),
    Column("told_why", "Why the family was not told"),
    Column("how", "How it was sent"),
    Column("approver", "Approved by"),
    Column("version", "Version"),
    Column("withdrawn_why", "Why it is withdrawn"),
)


def shares(
    rows: Iterable[ShareVersion],
    names: Mapping[str, str],
    *,
    is_file: bool,
    is_narrowed: bool,
) -> Table:
    return Table(
        name="Share log",
        caption="What was shared, and what was not",
        columns=IN_FILES if is_file else ON_PAGE,
        rows=[_row(row, names) for row in rows],
        empty="No row is of this kind. Show all, or choose otherwise."
        if is_narrowed
        else "Nothing is in the share log yet.",
        page_size=25,
    )


def year_of(row: ShareVersion) -> str:
    """The year from April to March in which it was, for example 2019/20."""
    return financial_year_of(row.on).code


def decision(row: ShareVersion) -> tuple[str, str, str]:
    """Key, words and colour."""
    if row.share.withdrawn_at is not None:
        return "withdrawn", "Withdrawn", "grey"
    return ("yes", "Shared", "green") if row.is_shared else ("no", "Not shared", "blue")


def to(row: ShareVersion, names: Mapping[str, str]) -> str:
    return names.get(row.to_agency.key, row.to_agency.key) if row.to_agency else row.to_body


def agencies_of(row: ShareVersion) -> set[str]:
    """Keys of those that it came from and went to."""
    return {each.key for each in (row.share.from_agency, row.to_agency) if each}


def _row(row: ShareVersion, names: Mapping[str, str]) -> dict[str, Value]:
    _, words, colour = decision(row)
    return {
        "number": row.share.pk,
        "what": row.what,
        "address": reverse("records:share", args=[row.share.pk]),
        "on": row.on,
        "on_words": long_date(row.on),
        "from": names.get(row.share.from_agency.key, row.share.from_agency.key),
        "to": to(row, names),
        "decision": words,
        "colour": colour,
        "told": row.told_words,
        "basis": row.basis_words,
        "basis_short": BASIS_SHORT.get(row.basis, row.basis),
        "basis_named": row.basis_named,
        "why": row.why,
        "told_why": row.told_why,
        "how": row.how,
        "approver": row.approver,
        "version": row.number,
        "withdrawn_why": row.share.withdrawn_why,
    }
