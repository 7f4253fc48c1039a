"""What the pages of figures and of the report show: plain values, ready for the templates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.core.figures import Basis, Direction, Figure, Standing, counts_few_people
from sightline.reports.checklist import Checked
from sightline.reports.checklist import Standing as LineStanding
from sightline.reports.composing import Composition
from sightline.reports.ledger import Ledger
from sightline.reports.types import BuildFault, Place, Use

STANDING_TAGS = {
    Standing.MET: ("Target met", "green"),
    Standing.MISSED: ("Target missed", "red"),
    Standing.UNCERTAIN: ("Cannot be said", "yellow"),
    Standing.NO_TARGET: ("", ""),
}
LINE_TAGS = {
    LineStanding.WRITTEN: ("Written", "green"),
    LineStanding.MISSING: ("Missing", "red"),
    LineStanding.NOT_NEEDED: ("Not needed here", "grey"),
    LineStanding.AT_RELEASE: ("At release", "blue"),
}
DIRECTION_WORDS = {
    Direction.HIGHER: "Higher is better.",
    Direction.LOWER: "Lower is better.",
    Direction.NEUTRAL: "Neither higher nor lower is better in itself.",
}
BASIS_NAMES = {Basis.DECLARED: "Declared", Basis.COMPUTED: "Computed"}


@dataclass(frozen=True)
class FigureRow:
    """A figure in a list. `amount` is for sorting; `value` as it is printed."""

    label: str
    amount: float
    value: str
    unit: str
    period: str
    basis: str
    standing: str
    standing_colour: str
    href: str
    source: str

    @classmethod
    def of(cls, figure: Figure, ledger: Ledger, href: str) -> "FigureRow":
        text, colour = STANDING_TAGS[ledger.standing(figure)]
        return cls(
            label=figure.label,
            amount=float(figure.quantity.amount),
            value=figure.text,
            unit=figure.quantity.unit,
            period=str(figure.period) if figure.period else "Not stated",
            basis=BASIS_NAMES[figure.basis],
            standing=text,
            standing_colour=colour,
            href=href,
            source=figure.source,
        )


@dataclass(frozen=True)
class Beside:
    """A target, a comparator, or a figure that this one is computed from or computes."""

    key: str
    label: str
    value: str
    period: str

    @classmethod
    def of(cls, figure: Figure) -> "Beside":
        period = str(figure.period) if figure.period else "no date stated"
        return cls(figure.key, figure.label, figure.text, period)


@dataclass(frozen=True)
class UseRow:
    kind: str
    words: str
    section: str
    section_title: str


@dataclass(frozen=True)
class FigurePage:
    key: str
    label: str
    value: str
    unit: str
    period: str
    basis: str
    declared_by: str
    definition: str
    direction: str
    source: str
    working: str
    standing: str
    standing_colour: str
    warnings: tuple[str, ...]
    target: Beside | None
    comparator: Beside | None
    computed_from: tuple[Beside, ...]
    used_by: tuple[Beside, ...]
    uses: tuple[UseRow, ...]
    fingerprint: str

    @classmethod
    def of(cls, figure: Figure, composition: Composition) -> "FigurePage":
        ledger = composition.ledger
        text, colour = STANDING_TAGS[ledger.standing(figure)]
        titles = {section.key: section.title for section in composition.sections}
        return cls(
            key=figure.key,
            label=figure.label,
            value=figure.text,
            unit=figure.quantity.unit,
            period=str(figure.period) if figure.period else "",
            basis=BASIS_NAMES[figure.basis],
            declared_by=figure.declared_by,
            definition=figure.definition,
            direction=DIRECTION_WORDS[figure.good],
            source=figure.source,
            working=figure.working,
            standing=text,
            standing_colour=colour,
            warnings=_warnings(figure, ledger),
            target=_beside(ledger, figure.target),
            comparator=_beside(ledger, figure.comparator),
            computed_from=tuple(Beside.of(f) for key in figure.of if (f := ledger.get(key))),
            used_by=tuple(Beside.of(f) for f in ledger.computed_from(figure.key)),
            uses=tuple(_use(use, titles) for use in composition.uses_of(figure.key)),
            fingerprint=figure.fingerprint,
        )


@dataclass(frozen=True)
class BeneathRow:
    label: str
    amount: str
    href: str


@dataclass(frozen=True)
class FaultRow:
    """One thing that stops the build. `href` leads to the place, if it has a page."""

    kind: str
    place: str
    message: str
    href: str

    @classmethod
    def of(cls, fault: BuildFault, titles: Mapping[str, str], href: str) -> "FaultRow":
        return cls(
            fault.kind.value.capitalize(), place_words(fault.place, titles), fault.message, href
        )


@dataclass(frozen=True)
class ChecklistRow:
    key: str
    asks: str
    tag: str
    colour: str
    sections: tuple[tuple[str, str], ...]  # key and title
    figures: int

    @classmethod
    def of(cls, checked: Checked) -> "ChecklistRow":
        text, colour = LINE_TAGS[checked.standing]
        sections = tuple((section.key, section.title) for section in checked.sections)
        return cls(
            checked.line.key, checked.line.asks, text, colour, sections, len(checked.figures)
        )


def place_words(place: Place, titles: Mapping[str, str]) -> str:
    """'Funding, line 3' or 'the budget'."""
    if not place.section:
        return place.where[:1].upper() + place.where[1:]
    title = titles.get(place.section, place.section)
    return f"{title}, line {place.line}" if place.line else title


def first_line(figures: Iterable[Figure], missed: int) -> str:
    every = list(figures)
    declared = sum(1 for figure in every if figure.basis == Basis.DECLARED)
    return (
        f"{len(every)} figures: {declared} declared and {len(every) - declared} computed. "
        f"{missed} missed {'its' if missed == 1 else 'their'} target."
    )


def _warnings(figure: Figure, ledger: Ledger) -> tuple[str, ...]:
    said = ledger.warnings(figure)
    if counts_few_people(figure):
        return (*said, "It counts 5 people or fewer: see that it points at nobody before sharing.")
    return said


def _beside(ledger: Ledger, key: str) -> Beside | None:
    figure = ledger.get(key) if key else None
    return Beside.of(figure) if figure else None


def _use(use: Use, titles: Mapping[str, str]) -> UseRow:
    section = use.place.section
    return UseRow(use.kind.value.capitalize(), use.words, section, titles.get(section, section))
