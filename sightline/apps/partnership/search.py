"""What can be found of the partnership: agencies, groups, other boards, notes on the sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.partnership import queries
from sightline.apps.partnership.access import Partnership
from sightline.kit.access import Actor
from sightline.kit.search.types import Document

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Group, Note, TermsOfReference, Year


def offered(actor: Actor, year: Year) -> Iterator[Document]:
    for agency in queries.agencies(actor, year):
        yield _row("agency", agency.key, agency.name, agency.short_name, agencies=(agency.key,))
    for group in queries.groups(actor, year):
        yield _group(group)
    for terms in queries.terms_of_reference(actor, year):
        yield _terms(terms)
    for linkage in queries.linkages(actor, year):
        words = " ".join([linkage.summary, linkage.protocol, *linkage.joint_priorities])
        yield _row("linkage", linkage.key, linkage.body, words)
    for note in queries.notes(actor, year):
        yield _note(note)


def _group(row: Group) -> Document:
    """With the names of its seats, never of those who hold them."""
    seats = list(row.seats.all())
    agencies = dict.fromkeys(seat.agency.key for seat in seats if seat.agency)
    words = ". ".join([row.purpose, *(seat.title for seat in seats)])
    return _row("group", row.key, row.name, words, agencies=tuple(agencies))


def _terms(row: TermsOfReference) -> Document:
    """They lead to their group."""
    said = (
        row.purpose, row.membership, row.chairing, row.quorum, row.decides_how,
        row.inputs_outputs, row.confidentiality, row.conflicts_of_interest, *row.standing_items,
    )  # fmt: skip
    return Document(
        kind="terms of reference",
        key=row.key,
        title=f"{row.group.name}: terms of reference, version {row.version}",
        words=" ".join(part for part in said if part),
        needs=Partnership.VIEW.value,
        leads_to="group",
        leads_key=row.group.key,
    )


def _note(row: Note) -> Document:
    """It leads to what it is about."""
    return Document(
        kind="note",
        key=row.key,
        title=row.note,
        words=row.source,
        needs=Partnership.VIEW.value,
        leads_to=row.about,
        leads_key=row.about_key,
    )


def _row(kind: str, key: str, title: str, words: str, agencies: tuple[str, ...] = ()) -> Document:
    return Document(
        kind=kind,
        key=key,
        title=title,
        words=words,
        needs=Partnership.VIEW.value,
        agencies=agencies,
        leads_to=kind,
        leads_key=key,
    )
