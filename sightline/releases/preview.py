"""What would be released of a year as it stands, and everything that stands in its way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import AgencyListing, Year
from sightline.core.document import Document
from sightline.core.release_file import Record, seal_of
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.releases import disclosure, freezing, linking, protecting, queries
from sightline.releases.models import ScrutineerStatement, SignOff
from sightline.releases.types import (
    Choice,
    Listed,
    Profile,
    Protected,
    PublishedFigure,
    Stop,
    SubjectKind,
    Treatment,
)
from sightline.reports import traces
from sightline.reports.composing import Composition, compose, read_words
from sightline.reports.narrative import Reading
from sightline.reports.writing import queries as writing
from sightline.reports.writing.types import SectionState

# The same for whoever looks: a signature is over what will be frozen, not over one reader's view.
SIGHTLINE = Actor("Sightline itself", frozenset({Role.SYSTEM}))
PARTNERS = 3
PROFILE = Profile()
INTERNAL_WARNING = "A count of 5 or fewer"  # asks for the very check that has been made


@dataclass(frozen=True)
class Preview:
    """`seal` is what signatures are given over; `signatures` are those that hold for it."""

    year: Year
    composition: Composition
    listed: tuple[Listed, ...]
    choices: tuple[Choice, ...]
    protected: Protected
    lines: tuple[Record, ...]
    seal: str
    statement: ScrutineerStatement | None
    partners: tuple[AgencyListing, ...]
    signatures: tuple[SignOff, ...]
    lapsed: tuple[SignOff, ...]
    linked: linking.Linked
    stops: tuple[Stop, ...]

    @property
    def undecided(self) -> tuple[Listed, ...]:
        decided = {(each.kind, each.subject) for each in self.choices}
        return tuple(each for each in self.listed if (each.kind, each.subject) not in decided)

    @property
    def unsigned(self) -> tuple[AgencyListing, ...]:
        signed = {each.agency for each in self.signatures}
        return tuple(each for each in self.partners if each.key not in signed)


def preview(year: Year) -> Preview:
    composition = compose(SIGHTLINE, year)
    statement = queries.statement(SIGHTLINE, year)
    reading = _read(year, statement)
    documents = _documents(composition, statement, reading)
    printed = _printed(composition, reading)
    figures = composition.ledger.figures
    small = disclosure.check(documents, figures, printed, PROFILE)
    choices = tuple(queries.choices(SIGHTLINE, year))
    linked = linking.check(documents, figures, printed, small, choices, PROFILE)
    listed = (*small, *linked.listed)
    protected = _protected(composition, documents, printed, choices)
    head = {
        "title": year.report_title,
        "year": year.label,
        "publisher": composition.document.publisher,
    }
    lines = tuple(freezing.content(head, protected, listed, choices, PROFILE))
    seal = seal_of(lines)
    given = list(queries.sign_offs(SIGHTLINE, year))
    partners = tuple(partnership.safeguarding_partners(SIGHTLINE, year))
    latest = {each.agency: each for each in given}
    holding = tuple(each for each in given if each.over == seal)
    signed = {each.agency for each in holding}
    found = Preview(
        year=year,
        composition=composition,
        listed=listed,
        choices=choices,
        protected=protected,
        lines=lines,
        seal=seal,
        statement=statement,
        partners=partners,
        signatures=holding,
        lapsed=tuple(each for key, each in latest.items() if key not in signed),
        linked=linked,
        stops=(),
    )
    stops = tuple(_stops(found, reading))
    return Preview(**{**found.__dict__, "stops": stops})


def _documents(
    composition: Composition, statement: ScrutineerStatement | None, reading: Reading | None
) -> dict[str, Document]:
    found = {freezing.REPORT: composition.document}
    if composition.childrens is not None:
        found[freezing.CHILDRENS] = composition.childrens
    if statement is not None and reading is not None:
        document = composition.document
        found[freezing.STATEMENT] = Document(
            title="The independent scrutineer’s statement",
            subtitle=statement.by,
            publisher=document.publisher,
            as_at=document.as_at,
            blocks=tuple(reading.blocks),
            identifier=f"{document.identifier}-statement",
        )
    return found


def _read(year: Year, statement: ScrutineerStatement | None) -> Reading | None:
    return read_words(SIGHTLINE, year, "statement", statement.words) if statement else None


def _printed(composition: Composition, reading: Reading | None) -> dict[str, list[str]]:
    """Where each figure is printed, in words."""
    found: dict[str, list[str]] = {}
    for use in (*composition.uses, *(reading.uses if reading else ())):
        found.setdefault(use.key, []).append(use.words)
    return found


def _protected(
    composition: Composition,
    documents: Mapping[str, Document],
    printed: Mapping[str, list[str]],
    choices: tuple[Choice, ...],
) -> Protected:
    figures = composition.ledger.figures
    instead = protecting.shown_instead(figures, choices, PROFILE)
    leaving = disclosure.published_keys(figures, printed)
    return Protected(
        documents={
            which: protecting.protect_document(document, instead, choices, PROFILE)
            for which, document in documents.items()
        },
        figures=tuple(
            protecting.protect_figure(_published(composition, key), figures[key], instead)
            for key in leaving
        ),
    )


def _published(composition: Composition, key: str) -> PublishedFigure:
    figure = composition.ledger.figures[key]
    told = traces.trace(figure, composition.ledger)
    warnings = tuple(each for each in told.warnings if not each.startswith(INTERNAL_WARNING))
    return PublishedFigure(
        key=key,
        value=told.value,
        label=told.label,
        basis=told.basis,
        definition=told.definition,
        period=told.period,
        source=told.source,
        working=told.working,
        warnings=warnings,
    )


def _stops(found: Preview, reading: Reading | None) -> Iterator[Stop]:
    year, composition = found.year, found.composition
    if year.stated_as_at is None and year.as_at < year.ends_on:
        yield Stop(
            "The year still runs, so its figures would change every day: state the date on which "
            "the report looks at everything.",
            "keep:table",
            "partnership",
        )
    if composition.faults:
        yield Stop("Something stops the report from being built: see the list.", "reports:build")
    every = (*composition.sections, composition.childrens_section)
    titles = {section.key: section.title for section in every if section is not None}
    for key, state in writing.section_states(SIGHTLINE, year).items():
        if state != SectionState.SIGNED_OFF:
            title = titles.get(key, key)
            yield Stop(f"‘{title}’ is {state.words}, not signed off.", "reports:section", key)
    if found.undecided:
        yield Stop("The disclosure check waits for decisions.", "releases:disclosure")
    yield from _stops_of_hiding(found.linked)
    yield from _stops_of_signing(found, reading)


def _stops_of_hiding(linked: linking.Linked) -> Iterator[Stop]:
    for label in linked.exposed:
        yield Stop(
            f"‘{label}’ is hidden, but what is exempted gives it away: hide more, or exempt it.",
            "releases:disclosure",
        )
    if not linked.is_proved and not linked.exposed:
        yield Stop(
            "It could not be shown that no hidden figure can be worked out from the others: hide "
            "more of those that hang together.",
            "releases:disclosure",
        )


def _stops_of_signing(found: Preview, reading: Reading | None) -> Iterator[Stop]:
    if found.statement is None:
        yield Stop("The independent scrutineer has not made a statement.", "releases:statement")
    elif reading is not None and reading.faults:
        yield Stop(
            "The scrutineer’s statement holds something that cannot be printed.",
            "releases:statement",
        )
    if len(found.partners) < PARTNERS:
        yield Stop(
            "Three safeguarding partners sign, and the year lists "
            f"{len(found.partners) or 'none'}: give the agencies their statutory role.",
            "keep:table",
            "agencies",
        )
    for partner in found.unsigned:
        yield Stop(f"{partner.name} has not signed what now stands.", "releases:sign")


def ways_to_treat(listed: Listed) -> tuple[Treatment, ...]:
    """The ways to treat something that is listed."""
    if listed.kind == SubjectKind.PASSAGE or not listed.may_widen:
        return (Treatment.HIDDEN, Treatment.EXEMPTED)
    return tuple(Treatment)
