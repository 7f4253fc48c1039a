"""Composes a year's report: the document, where each figure is used, and all that stops a build."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sightline.apps.finance import rules as finance_rules
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.core.document import Block, Document, Heading, Notice, Picture, Table, Text
from sightline.core.periods import long_date
from sightline.kit import trail
from sightline.kit.access import Actor, views_of
from sightline.reports import checklist, ledger, narrative, queries
from sightline.reports.ledger import Ledger
from sightline.reports.models import Section
from sightline.reports.offerings import Source, draw
from sightline.reports.types import BuildFault, FaultKind, Place, Reminder, SectionKind, Use

KEPT = 8  # compositions kept in memory
LEANING_ON_BALANCE = "budget."


@dataclass(frozen=True)
class SectionRead:
    """A section with the blocks that its words gave, without its own heading."""

    key: str
    number: str
    title: str
    level: int
    blocks: tuple[Block, ...]
    fulfils: tuple[str, ...]
    words: int


@dataclass(frozen=True)
class Composition:
    """`childrens` is the page for children, a document of its own; None where nobody wrote one."""

    document: Document
    sections: tuple[SectionRead, ...]
    ledger: Ledger
    checked: tuple[checklist.Checked, ...]
    faults: tuple[BuildFault, ...]
    reminders: tuple[Reminder, ...]
    uses: tuple[Use, ...]
    childrens: Document | None = None
    childrens_section: SectionRead | None = None

    @property
    def builds(self) -> bool:
        return not self.faults

    def uses_of(self, key: str) -> list[Use]:
        return [use for use in self.uses if use.key == key]


_kept: dict[tuple[object, ...], Composition] = {}


def compose(actor: Actor, year: Year) -> Composition:
    """The year's report as it stands. Kept until something changes: each change leaves a trail."""
    version = (year.pk, year.as_at, views_of(actor), trail.latest())
    found = _kept.get(version)
    if found is None:
        while len(_kept) >= KEPT:
            del _kept[next(iter(_kept))]
        found = _kept[version] = _Composer(actor, year).compose()
    return found


def read_words(actor: Actor, year: Year, key: str, words: str) -> narrative.Reading:
    """What a section would say with these words, which nobody has saved yet."""
    composer = _Composer(actor, year, compose(actor, year).ledger)
    return narrative.read(key=key, level=1, words=words, context=composer.context)


def forget() -> None:
    """Compose anew at the next call; for measuring."""
    _kept.clear()


class _Composer:
    def __init__(self, actor: Actor, year: Year, found: Ledger | None = None) -> None:
        self.actor, self.year = actor, year
        self.ledger = found or ledger.assemble(actor, year)
        self.holder = partnership.the_partnership()
        self.source = Source(actor, year, self.ledger)
        self.drawn: dict[tuple[str, str], int] = {}
        names = [row.name for row in partnership.numbered_names(actor, year)]
        self.context = narrative.Context(self.ledger.figures, names, self._draw)

    def compose(self) -> Composition:
        rows = list(queries.sections(self.actor, self.year))
        readings: dict[str, narrative.Reading] = {}
        sections = []
        childrens: SectionRead | None = None
        for row in rows:
            level = _level(row, rows)
            reading = narrative.read(
                key=row.key, level=level, words=row.words, context=self.context
            )
            readings[row.key] = reading
            if row.kind == SectionKind.CHILDRENS_VERSION:
                childrens = _section(row, level, reading)
            else:
                sections.append(_section(row, level, reading))
        checked = self._checked(sections)
        uses = tuple(use for reading in readings.values() for use in reading.uses)
        return Composition(
            document=self._document(sections),
            sections=tuple(sections),
            ledger=self.ledger,
            checked=tuple(checked),
            faults=tuple(self._faults(readings, sections, checked, uses)),
            reminders=tuple(r for reading in readings.values() for r in reading.reminders),
            uses=uses,
            childrens=self._childrens(childrens) if childrens and childrens.words else None,
            childrens_section=childrens,
        )

    def _draw(self, kind: str, name: str) -> Sequence[Block] | None:
        """An offering; anchors of one that is used again get a number, so that each is its own."""
        blocks = draw(self.source, kind, name)
        if blocks is None:
            return None
        used = self.drawn[kind, name] = self.drawn.get((kind, name), 0) + 1
        return [_again(block, used) for block in blocks]

    def _childrens(self, section: SectionRead) -> Document:
        document = self._document([section])
        identifier = f"{document.identifier}-children"
        return replace(document, title=section.title, blocks=section.blocks, identifier=identifier)

    def _document(self, sections: Sequence[SectionRead]) -> Document:
        blocks: list[Block] = []
        for section in sections:
            blocks.append(Heading(section.level, section.title, section.key, section.number))
            blocks.extend(section.blocks)
        contact = (self.holder.website, self.holder.email) if self.holder else ()
        return Document(
            title=self.year.report_title,
            subtitle=f"The year {self.year.label}, as at {long_date(self.year.as_at)}",
            publisher=self.source.name,
            as_at=self.year.as_at,
            blocks=tuple(blocks),
            identifier=f"{self.holder.key if self.holder else ''}-{self.year.slug}",
            contact=tuple(each for each in contact if each),
        )

    def _checked(self, sections: Sequence[SectionRead]) -> list[checklist.Checked]:
        return checklist.check(
            edition=self.year.checklist_edition,
            sections=[
                checklist.Written(section.key, section.title, section.fulfils, section.words)
                for section in sections
            ],
            figures=self.ledger.figures,
            secure_establishment=bool(self.holder and self.holder.secure_establishment),
        )

    def _faults(
        self,
        readings: Mapping[str, narrative.Reading],
        sections: Sequence[SectionRead],
        checked: Sequence[checklist.Checked],
        uses: Sequence[Use],
    ) -> Iterator[BuildFault]:
        for reading in readings.values():
            yield from reading.faults
        yield from self.ledger.faults
        yield from self._budget_faults(uses)
        yield from self._measure_faults()
        yield from self._note_faults()
        yield from _reference_faults(readings, _anchors(sections))
        for each in checked:
            if each.standing == checklist.Standing.MISSING:
                yield BuildFault(
                    FaultKind.CHECKLIST,
                    Place(where="the statutory checklist"),
                    f"no section answers '{each.line.key}' ({each.line.asks}): write one, and name "
                    "the line under the section's 'fulfils'.",
                )

    def _budget_faults(self, uses: Sequence[Use]) -> Iterator[BuildFault]:
        faults = finance_rules.faults(self.source.statement)
        for fault in faults:
            yield BuildFault(FaultKind.BALANCE, Place(where="the budget"), fault.sentence)
        leaning = [use for use in uses if faults and use.key.startswith(LEANING_ON_BALANCE)]
        for place, words in dict.fromkeys((use.place, use.words) for use in leaning):
            yield BuildFault(
                FaultKind.BALANCE, place, f"leans on the budget, which does not add up: {words}"
            )

    def _measure_faults(self) -> Iterator[BuildFault]:
        measured = [
            *(("objective", row.key, row.measure) for row in self.source.objectives),
            *(("action", row.key, row.measure) for row in self.source.plan_actions),
        ]
        for kind, key, measure in measured:
            if measure and measure not in self.ledger.figures:
                yield BuildFault(
                    FaultKind.TOKEN,
                    Place(where=f"the plan's {kind} '{key}'"),
                    f"its measure '{measure}' names no figure.",
                )

    def _note_faults(self) -> Iterator[BuildFault]:
        for note in self.source.notes:
            if note.about == "figure" and note.about_key not in self.ledger.figures:
                yield BuildFault(
                    FaultKind.TOKEN,
                    Place(where=f"the note '{note.key}'"),
                    f"it is about '{note.about_key}', which is no figure.",
                )


def _section(row: Section, level: int, reading: narrative.Reading) -> SectionRead:
    return SectionRead(
        key=row.key,
        number=row.number,
        title=row.title,
        level=level,
        blocks=tuple(reading.blocks),
        fulfils=tuple(row.fulfils),
        words=len(row.words.split()),
    )


def _level(row: Section, rows: Sequence[Section]) -> int:
    """1 for a section that is part of none; one more for each that it is part of."""
    by_key = {each.key: each for each in rows}
    level, parent = 1, by_key.get(row.part_of)
    while parent is not None and level < len(rows):
        level, parent = level + 1, by_key.get(parent.part_of)
    return level


def _again(block: Block, used: int) -> Block:
    if used == 1 or not isinstance(block, Table | Picture):
        return block
    if isinstance(block, Table):
        return Notice("See", (Text(f"{block.caption}: shown above."),))
    return Notice("See", (Text(f"{block.alternative}: shown above."),))


def _anchors(sections: Sequence[SectionRead]) -> set[str]:
    anchors = {section.key for section in sections}
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Heading | Table | Picture):
                anchors.add(block.anchor)
    return anchors


def _reference_faults(
    readings: Mapping[str, narrative.Reading], anchors: set[str]
) -> Iterator[BuildFault]:
    for reading in readings.values():
        for anchor, place in reading.links:
            if anchor not in anchors:
                yield BuildFault(
                    FaultKind.REFERENCE,
                    place,
                    f"refers to '#{anchor}', which is no section, table or picture of this report.",
                )
