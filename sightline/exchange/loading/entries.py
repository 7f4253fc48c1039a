"""Rows of a checked pack as the rooms' own entries, one function a table."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from sightline.apps.concerns import types as concerns
from sightline.apps.evidence.types import FindingEntry, Origin, Polarity
from sightline.apps.finance import types as finance
from sightline.apps.followups import types as followups
from sightline.apps.indicators.types import CalculationEntry, DeclaredEntry
from sightline.apps.partnership import types as partnership
from sightline.core.figures import Direction
from sightline.exchange.reading import ReadPack
from sightline.exchange.rows import Row
from sightline.releases.types import DisclosureEntry, SubjectKind, Treatment
from sightline.reports.types import SectionEntry, SectionKind

E = TypeVar("E")


def of(pack: ReadPack, table: str, entry: Callable[[Row], E]) -> list[E]:
    return [entry(row) for row in pack.rows[table]]


def the_partnership(row: Row) -> partnership.PartnershipEntry:
    return partnership.PartnershipEntry(
        key=row.text("key"),
        area=row.text("area"),
        website=row.text("website"),
        email=row.text("email"),
        secure_establishment=bool(row.flag("secure_establishment")),
    )


def year(row: Row) -> partnership.YearEntry:
    return partnership.YearEntry(
        label=_code(row, "year"),
        starts_on=_day(row, "year_starts"),
        ends_on=_day(row, "year_ends"),
        stated_as_at=row.day("as_at"),
        report_title=row.text("report_title"),
        checklist_edition=row.text("checklist_edition"),
    )


def name(row: Row) -> partnership.NameEntry:
    return partnership.NameEntry(
        key=row.text("key"),
        name=row.text("name"),
        short_name=row.text("short_name"),
        called=row.text("called"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
    )


def numbered_name(row: Row) -> partnership.NumberedNameEntry:
    return partnership.NumberedNameEntry(*_texts(row, "key", "name", "meaning"))


def agency(row: Row) -> partnership.AgencyEntry:
    return partnership.AgencyEntry(
        key=row.text("key"),
        name=row.text("name"),
        kind=partnership.AgencyKind(row.text("kind")),
        statutory_role=partnership.StatutoryRole(row.text("statutory_role")),
        short_name=row.text("short_name"),
        source=row.text("source"),
    )


def group(row: Row) -> partnership.GroupEntry:
    return partnership.GroupEntry(
        key=row.text("key"),
        name=row.text("name"),
        kind=partnership.GroupKind(row.text("kind")),
        accountable_to=row.text("accountable_to"),
        purpose=row.text("purpose"),
        meetings_a_year=row.whole("meetings_a_year"),
        source=row.text("source"),
    )


def seat(row: Row) -> partnership.SeatEntry:
    return partnership.SeatEntry(
        key=row.text("key"),
        group=row.text("group"),
        title=row.text("title"),
        agency=row.text("agency"),
        kind=partnership.SeatKind(row.text("kind")),
        holder=row.text("holder"),
        filled=row.flag("filled"),
        source=row.text("source"),
    )


def terms_of_reference(row: Row) -> partnership.TermsEntry:
    return partnership.TermsEntry(
        key=row.text("key"),
        group=row.text("group"),
        version=row.text("version"),
        approved=_day(row, "approved"),
        review_by=row.day("review_by"),
        purpose=row.text("purpose"),
        membership=row.text("membership"),
        chairing=row.text("chairing"),
        quorum=row.text("quorum"),
        decides_how=row.text("decides_how"),
        meetings=row.text("meetings"),
        standing_items=row.list("standing_items"),
        inputs_outputs=row.text("inputs_outputs"),
        confidentiality=row.text("confidentiality"),
        conflicts_of_interest=row.text("conflicts_of_interest"),
        source=row.text("source"),
    )


def linkage(row: Row) -> partnership.LinkageEntry:
    return partnership.LinkageEntry(
        key=row.text("key"),
        body=row.text("body"),
        summary=row.text("summary"),
        joint_meetings=row.raw("joint_meetings"),
        joint_priorities=row.list("joint_priorities"),
        protocol=row.text("protocol"),
        last_exchange=row.day("last_exchange"),
        next_exchange=row.day("next_exchange"),
        source=row.text("source"),
    )


def note(row: Row) -> partnership.NoteEntry:
    return partnership.NoteEntry(
        key=row.text("key"),
        about=row.text("about"),
        about_key=row.text("about_key"),
        kind=partnership.NoteKind(row.text("kind")),
        note=row.text("note"),
        source=row.text("source"),
    )


def concern_group(row: Row) -> concerns.GroupEntry:
    return concerns.GroupEntry(*_texts(row, "key", "title"))


def concern(row: Row) -> concerns.ConcernEntry:
    return concerns.ConcernEntry(
        key=row.text("key"),
        title=row.text("title"),
        group=row.text("group"),
        status=concerns.Status(row.text("status")),
        owner_agency=row.text("owner_agency"),
        owner_group=row.text("owner_group"),
        earlier_year=_code(row, "earlier_year"),
        earlier_year_source=row.text("earlier_year_source"),
        plain_words=row.text("plain_words"),
        close_when=row.text("close_when"),
        source=row.text("source"),
    )


def coding(row: Row) -> concerns.CodingEntry:
    return concerns.CodingEntry(*_texts(row, "finding", "concern", "reason"))


def follow_up(row: Row) -> followups.FollowUpEntry:
    return followups.FollowUpEntry(
        key=row.text("key"),
        title=row.text("title"),
        asked_by=row.text("asked_by"),
        agency=row.text("agency"),
        group=row.text("group"),
        owner=row.text("owner"),
        concerns=row.list("concerns"),
        due=row.day("due"),
        state=followups.State(row.text("state")),
        how_will_we_know=row.text("how_will_we_know"),
        proof=row.text("proof"),
        reason_not_accepted=row.text("reason_not_accepted"),
        source=row.text("source"),
    )


def follow_up_update(row: Row) -> followups.UpdateEntry:
    return followups.UpdateEntry(
        key=row.text("key"),
        follow_up=row.text("follow_up"),
        on=_day(row, "on"),
        by=row.text("by"),
        update=row.text("update"),
        source=row.text("source"),
    )


def declared(row: Row) -> DeclaredEntry:
    return DeclaredEntry(
        key=row.text("key"),
        label=row.text("label"),
        value=row.raw("value"),
        unit=row.text("unit"),
        period=_code(row, "period") or _code(row, "as_at"),
        is_as_at=bool(_code(row, "as_at")) and not _code(row, "period"),
        definition=row.text("definition"),
        rounded_to=row.raw("rounded_to"),
        good_direction=Direction(row.text("good_direction")),
        target=row.raw("target"),
        comparator=row.raw("comparator"),
        comparator_label=row.text("comparator_label"),
        comparator_as_at=_code(row, "comparator_as_at"),
        declared_by=row.text("declared_by"),
        source=row.text("source"),
    )


def calculation(row: Row) -> CalculationEntry:
    return CalculationEntry(
        key=row.text("key"),
        label=row.text("label"),
        operation=row.text("operation"),
        of=row.list("of"),
        unit=row.text("unit"),
        decimals=row.whole("decimals"),
        definition=row.text("definition"),
        good_direction=Direction(row.text("good_direction")),
    )


def budget_line(row: Row) -> finance.LineEntry:
    return finance.LineEntry(
        key=row.text("key"),
        label=row.text("label"),
        side=finance.Side(row.text("side")),
        category=row.text("category"),
        amount_pence=row.pence("amount"),
        body=row.text("body"),
        in_kind=row.flag("in_kind"),
        counted_in=row.text("counted_in"),
        note=row.text("note"),
        source=row.text("source"),
    )


def budget_total(row: Row) -> finance.TotalEntry:
    return finance.TotalEntry(
        key=row.text("key"),
        label=row.text("label"),
        kind=finance.TotalKind(row.text("kind")),
        amount_pence=row.pence("amount") or 0,
        source=row.text("source"),
    )


def sections(pack: ReadPack) -> Iterator[SectionEntry]:
    """Each with the words of its file."""
    for row in pack.rows["sections"]:
        yield SectionEntry(
            key=row.text("key"),
            number=row.text("number"),
            title=row.text("title"),
            part_of=row.text("part_of"),
            file=row.text("file"),
            fulfils=row.list("fulfils"),
            owner=row.text("owner"),
            due=row.day("due"),
            kind=SectionKind(row.text("kind")),
            words=pack.narrative.get(row.text("file"), ""),
        )


def disclosure_choice(row: Row) -> DisclosureEntry:
    return DisclosureEntry(
        key=row.text("key"),
        kind=SubjectKind(row.text("kind")),
        subject=row.text("subject"),
        treatment=Treatment(row.text("treatment")),
        reason=row.text("reason"),
        by=row.text("by"),
        on=_day(row, "on"),
        source=row.text("source"),
    )


def finding(row: Row) -> FindingEntry:
    return FindingEntry(
        key=row.text("key"),
        origin=Origin(row.text("stream")),
        statement=row.text("statement"),
        polarity=Polarity(row.text("polarity")),
        observed=_code(row, "observed"),
        source=row.text("source"),
        weight=row.whole("weight"),
        agencies=row.list("agencies"),
        record=row.text("record"),
    )


def _texts(row: Row, *columns: str) -> tuple[str, ...]:
    return tuple(row.text(column) for column in columns)


def _code(row: Row, column: str) -> str:
    period = row.period(column)
    return period.code if period else ""


def _day(row: Row, column: str) -> date:
    day = row.day(column)
    if day is None:
        raise ValueError(f"{row.place}: {column} was to hold a date, and the check let it pass")
    return day
