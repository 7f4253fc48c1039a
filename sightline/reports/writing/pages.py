"""What the pages of writing show: plain values, ready for the templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from sightline.core.document import Block
from sightline.core.figures import Figure
from sightline.kit.access import Actor
from sightline.reports import narrative
from sightline.reports.access import may_put_back, may_vouch, may_write, speaks_for_others
from sightline.reports.composing import Composition
from sightline.reports.ledger import Ledger
from sightline.reports.models import Section
from sightline.reports.offerings.catalogue import NAMES
from sightline.reports.writers import html
from sightline.reports.writing import rules
from sightline.reports.writing.types import COLOURS, SectionState, Standing

MOST_PICKED = 12


@dataclass(frozen=True)
class Token:
    """What a writer can put into the words: `token` is written as it stands."""

    token: str
    label: str
    value: str
    about: str


@dataclass(frozen=True)
class Read:
    """The words as a reader would see them, and what would stop the report, by line."""

    body: SafeString
    faults: tuple[tuple[int, str], ...]
    reminders: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Rights:
    """What this person may do with a section as it stands."""

    may_write: bool
    step: str
    may_put_back: bool
    needs_note: bool

    @classmethod
    def of(cls, actor: Actor, row: Section, standing: Standing) -> "Rights":
        owner = row.owner.key if row.owner else ""
        step = rules.next_step(standing.state)
        may_step = step is not None and may_vouch(actor, step.end, owner)
        return cls(
            may_write=may_write(actor, owner),
            step=step.label if step and may_step else "",
            may_put_back=rules.may_go_back(standing.state) and may_put_back(actor, owner),
            needs_note=speaks_for_others(actor),
        )


def read(reading: narrative.Reading, figure_link: str) -> Read:
    """`figure_link` is a figure's address with KEY in the place of its key."""
    return Read(
        body=body(reading.blocks, figure_link),
        faults=tuple((fault.place.line, fault.message) for fault in reading.faults),
        reminders=tuple((each.place.line, each.message) for each in reading.reminders),
    )


def body(blocks: Sequence[Block], figure_link: str) -> SafeString:
    told = html.part(blocks, lambda key: figure_link.replace("KEY", key))
    return mark_safe(told)  # noqa: S308  # the writer escapes all text


def picked(found: Ledger, find: str) -> list[Token]:
    """The figures that hold every word that was typed, the first dozen; all in order if none."""
    words = find.casefold().split()
    fitting = (
        figure
        for figure in found.figures.values()
        if all(word in f"{figure.label} {figure.key} {figure.text}".casefold() for word in words)
    )
    return [_token(figure, found) for figure, _ in zip(fitting, range(MOST_PICKED), strict=False)]


def offered() -> list[Token]:
    """The tables, charts and diagrams that a section can hold."""
    return [
        Token(f"{{{{{kind}: {name}}}}}", f"{kind.capitalize()}: {name.replace('-', ' ')}", "", "")
        for kind, names in NAMES.items()
        for name in names
    ]


def _token(figure: Figure, found: Ledger) -> Token:
    target = found.get(figure.target) if figure.target else None
    about = [str(figure.period) if figure.period else "no date stated", figure.basis.value]
    if target is not None:
        about.append(f"target {target.text}")
    return Token(f"{{{{{figure.key}}}}}", figure.label, figure.text, ", ".join(about))


def words_of_last_year(
    key: str, then: Composition, figure_link: str
) -> tuple[str, SafeString] | None:
    """Last year's section of the same key: its title, and its words as they were read."""
    sections = [*then.sections, *([then.childrens_section] if then.childrens_section else [])]
    found = next((each for each in sections if each.key == key), None)
    if found is None or not found.words:
        return None
    return found.title, body(found.blocks, figure_link)


@dataclass(frozen=True)
class ToStep:
    """Sections of one state. `label` is the step that this person may take; '' if none is."""

    state: str
    colour: str
    label: str
    sections: tuple[tuple[str, str, str], ...]  # key, title, and key with what was read


def to_step(
    actor: Actor, rows: Iterable[Section], standings: Mapping[str, Standing]
) -> list[ToStep]:
    """The sections by state and by whether this person may bring them on, in that order."""
    found: dict[tuple[SectionState, str], list[tuple[str, str, str]]] = {}
    for row in rows:
        if row.key in standings:
            standing = standings[row.key]
            label = Rights.of(actor, row, standing).step
            mark = f"{row.key}:{rules.fingerprint(row.words)}"
            title = f"{row.number} {row.title}".strip()
            found.setdefault((standing.state, label), []).append((row.key, title, mark))
    order = list(SectionState)
    return [
        ToStep(state.words, COLOURS[state], label, tuple(sections))
        for (state, label), sections in sorted(
            found.items(), key=lambda each: order.index(each[0][0])
        )
    ]


def moved(now: Sequence[Section], then: Sequence[Section]) -> tuple[list[str], list[str]]:
    """The titles of sections that are new this year, and of those that are gone."""
    new, old = {row.key: row.title for row in now}, {row.key: row.title for row in then}
    return (
        [title for key, title in new.items() if key not in old],
        [title for key, title in old.items() if key not in new],
    )
