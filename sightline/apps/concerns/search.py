"""What can be found of the register: concerns, and why findings were coded to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.concerns import queries
from sightline.apps.concerns.access import Concerns
from sightline.kit.access import Actor
from sightline.kit.search.types import Document

if TYPE_CHECKING:
    from sightline.apps.concerns.models import Coding, ConcernListing
    from sightline.apps.partnership.models import Year


def offered(actor: Actor, year: Year) -> Iterator[Document]:
    concerns = {row.key: row for row in queries.concerns(actor, year)}
    for row in concerns.values():
        yield _concern(row)
    for coding in queries.codings(actor, year).filter(finding__year=year).exclude(reason=""):
        listed = concerns.get(coding.concern.key)
        yield _coding(coding, listed.title if listed else coding.concern.key)


def _concern(row: ConcernListing) -> Document:
    return Document(
        kind="concern",
        key=row.key,
        title=row.title,
        words=" ".join(part for part in (row.plain_words, row.close_when, row.group.title) if part),
        needs=Concerns.VIEW.value,
        agencies=(row.owner_agency.key,) if row.owner_agency else (),
        leads_to="concern",
        leads_key=row.key,
    )


def _coding(row: Coding, concern: str) -> Document:
    return Document(
        kind="coding",
        key=str(row.pk),
        title=f"Why it is coded to: {concern}",
        words=row.reason,
        needs=Concerns.VIEW.value,
        stream=row.finding.stream,
        leads_to="finding",
        leads_key=row.finding.key,
    )
