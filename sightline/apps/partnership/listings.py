"""The partnership's tables: their columns and rows, for the pages and for files."""

from collections import Counter
from collections.abc import Sequence

from sightline.apps.partnership import pages, queries
from sightline.apps.partnership.models import Group, Linkage, Seat, Year
from sightline.apps.partnership.types import (
    AgencyKind,
    GroupKind,
    NoteKind,
    SeatKind,
    StatutoryRole,
)
from sightline.kit import addresses
from sightline.kit.access import Actor
from sightline.kit.components.tables import Column, Table

SEATS = (
    Column("title", "Seat"),
    Column("group", "Group"),
    Column("agency", "Agency"),
    Column("kind", "Sits as"),
    Column("holder", "Held by"),
    Column("filled", "Filled"),
    Column("source", "Source"),
)
AGENCIES = (
    Column("name", "Agency"),
    Column("kind", "Kind"),
    Column("role", "In law"),
    Column("seats", "Seats", is_number=True),
    Column("source", "Source"),
)
LINKAGES = (
    Column("body", "Body"),
    Column("summary", "What the link is"),
    Column("joint_meetings", "Joint meetings a year"),
    Column("priorities", "Shared priorities"),
    Column("last_exchange", "Last exchange"),
    Column("source", "Source"),
)
NOTES = (
    Column("note", "Note"),
    Column("kind", "Kind"),
    Column("about", "About", href="href"),
    Column("source", "Where in the source"),
)


def seats(year: Year, groups: Sequence[pages.GroupFacts]) -> Table:
    return Table(
        name=f"Seats {year.label}",
        caption="Who sits where",
        columns=SEATS,
        hides_empty=True,
        rows=[seat for group in groups for seat in group.seats],
        empty="No seat is kept for this year yet.",
    )


def agencies(actor: Actor, year: Year) -> Table:
    held = Counter(seat.agency_id for seat in queries.seats(actor, year))
    rows = [
        pages.AgencyRow(
            name=row.name,
            kind=pages.KINDS[AgencyKind(row.kind)],
            role=pages.ROLES[StatutoryRole(row.statutory_role)],
            seats=held[row.pk],
            source=row.source,
        )
        for row in queries.agencies(actor, year)
    ]
    return Table(
        name=f"Agencies {year.label}",
        caption=f"Agencies in {year.label}",
        columns=AGENCIES,
        rows=rows,
        empty="No agency is kept for this year yet.",
    )


def linkages(year: Year, links: Sequence[Linkage]) -> Table:
    rows = [
        pages.LinkageRow(
            body=row.body,
            summary=row.summary,
            joint_meetings=row.joint_meetings,
            priorities=", ".join(row.joint_priorities),
            last_exchange=row.last_exchange,
            source=row.source,
        )
        for row in links
    ]
    return Table(
        name=f"Linkages {year.label}",
        caption="Bodies that the partnership works with",
        columns=LINKAGES,
        hides_empty=True,
        rows=rows,
        empty="No link with another body is kept yet.",
    )


def notes(actor: Actor, year: Year) -> Table:
    rows = [
        pages.NoteRow(
            about=pages.about_words(row.about, row.about_key),
            href=addresses.of_record(actor, year.slug, row.about, row.about_key),
            kind=pages.NOTE_KINDS[NoteKind(row.kind)],
            note=row.note,
            source=row.source,
        )
        for row in queries.notes(actor, year)
    ]
    return Table(
        name=f"Notes on the source {year.label}",
        caption="Notes on the source",
        columns=NOTES,
        rows=rows,
        empty="No note is kept yet.",
        page_size=25,
    )


def group_facts(group: Group) -> pages.GroupFacts:
    return pages.GroupFacts(
        key=group.key,
        name=group.name,
        kind=GroupKind(group.kind),
        purpose=group.purpose,
        meetings_a_year=group.meetings_a_year,
        accountable_to=group.accountable_to,
        seats=tuple(_seat(seat, group.name) for seat in group.seats.all()),
    )


def _seat(seat: Seat, group: str) -> pages.SeatRow:
    return pages.SeatRow(
        title=seat.title,
        group=group,
        agency=str(seat.agency or ""),
        kind=pages.SEAT_KINDS[SeatKind(seat.kind)],
        holder=seat.holder,
        filled=pages.filled_words(seat.filled),
        source=seat.source,
    )
