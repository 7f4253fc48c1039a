"""The partnership's tables: their columns and rows, for the pages and for files."""

from collections import Counter
from collections.abc import Sequence

from sightline.apps.partnership import pages, queries, rules
from sightline.apps.partnership.models import Group, Linkage, Seat, TermsOfReference, Year
from sightline.apps.partnership.types import (
    AgencyKind,
    GroupKind,
    NoteKind,
    SeatKind,
    StatutoryRole,
    Terms,
)
from sightline.kit import addresses
from sightline.kit.access import Actor
from sightline.kit.components.tables import Column, Table

SEATS = (
    Column("title", "Seat"),
    Column("group", "Group", href="href"),
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
    Column("protocol", "Rests on"),
    Column("last_exchange", "Last exchange"),
    Column("next_exchange", "Next exchange", shown="next_words", colour="colour"),
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
    return Table(
        name=f"Linkages {year.label}",
        caption="Bodies that the partnership works with",
        columns=LINKAGES,
        hides_empty=True,
        rows=[_linkage(row, year) for row in links],
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


def _linkage(row: Linkage, year: Year) -> pages.LinkageRow:
    is_overdue = rules.is_overdue(row.next_exchange, year.as_at)
    return pages.LinkageRow(
        body=row.body,
        summary=row.summary,
        joint_meetings=row.joint_meetings,
        priorities=", ".join(row.joint_priorities),
        protocol=row.protocol,
        last_exchange=row.last_exchange,
        next_exchange=row.next_exchange,
        next_words=pages.due_words(row.next_exchange, is_overdue=is_overdue),
        colour="red" if is_overdue else "",
        source=row.source,
    )


def seats_of(group: Group, year: Year) -> Table:
    return Table(
        name=f"Seats of {group.name} {year.label}",
        caption="Who sits in it",
        columns=[column for column in SEATS if column.name != "group"],
        hides_empty=True,
        rows=[_seat(seat, group.name, "") for seat in group.seats.all()],
        empty="No seat is kept for it yet.",
    )


def terms(rows: Sequence[TermsOfReference], year: Year) -> list[pages.TermsShown]:
    """The newest first, each with how it stands on the year's day."""
    standings = rules.terms_on(year.as_at, [row.approved for row in rows])
    shown = [_terms(row, each, year) for row, each in zip(rows, standings, strict=True)]
    return sorted(shown, key=lambda each: each.approved, reverse=True)


def _terms(row: TermsOfReference, standing: Terms, year: Year) -> pages.TermsShown:
    is_overdue = standing == Terms.IN_FORCE and rules.is_overdue(row.review_by, year.as_at)
    parts = (
        ("Purpose", row.purpose),
        ("Who sits in it", row.membership),
        ("Who chairs it", row.chairing),
        ("Quorum", row.quorum),
        ("How it decides", row.decides_how),
        ("Meetings", row.meetings),
        ("What comes to it, and what it hands on", row.inputs_outputs),
        ("Confidentiality", row.confidentiality),
        ("Conflicts of interest", row.conflicts_of_interest),
    )
    return pages.TermsShown(
        key=row.key,
        version=row.version,
        standing=standing,
        approved=row.approved,
        review=pages.review_words(row.review_by, is_overdue=is_overdue),
        is_overdue=is_overdue,
        says=tuple((label, words) for label, words in parts if words),
        standing_items=tuple(row.standing_items),
        source=row.source,
    )


def group_facts(group: Group, href: str = "") -> pages.GroupFacts:
    return pages.GroupFacts(
        key=group.key,
        name=group.name,
        kind=GroupKind(group.kind),
        purpose=group.purpose,
        meetings_a_year=group.meetings_a_year,
        accountable_to=group.accountable_to,
        seats=tuple(_seat(seat, group.name, href) for seat in group.seats.all()),
    )


def _seat(seat: Seat, group: str, href: str) -> pages.SeatRow:
    return pages.SeatRow(
        title=seat.title,
        group=group,
        href=href,
        agency=str(seat.agency or ""),
        kind=pages.SEAT_KINDS[SeatKind(seat.kind)],
        holder=seat.holder,
        filled=pages.filled_words(seat.filled),
        source=seat.source,
    )
