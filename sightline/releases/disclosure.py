"""The disclosure check: which figures and passages may point at a child, and how they leave.

Counts of 1 to 5 people, and shares of ten people or fewer: the Government Statistical Service's
guidance on disclosure control asks for such numbers to be looked at; the limits are the profile's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sightline.core.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Table,
    figures_of_table,
    plain_text,
)
from sightline.core.document_lines import sentences
from sightline.core.figures import Figure, counts_people
from sightline.core.quantities import PERCENT, Bound
from sightline.releases.types import Listed, Profile, SubjectKind

SMALL_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PERSON = (
    r"(?:child|children|young people|young person|person|people|boys?|girls?|bab(?:y|ies)|infants?|"
    r"famil(?:y|ies)|siblings?|parents?|mothers?|fathers?|pupils?|teenagers?|patients?)"
)
_NUMBER = rf"(?:\d+|{'|'.join(SMALL_WORDS)}|an?\s+\w+)"
# 'two of the ten', 'three out of 8', 'a quarter of ten': a share whose base is said in words.
_SHARE = re.compile(
    rf"\b{_NUMBER}\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|all\s+)?"
    rf"(?P<base>\d+|{'|'.join(SMALL_WORDS)})\b(?!\s*%)",
    re.IGNORECASE,
)
_OF_FEW = re.compile(r"\b(?:review|case|incident|death|notification)s?\b")
_ONE_PERSON = re.compile(
    rf"\b(?:one|a single|the only|the sole)\s+(?:[\w-]+\s+){{0,2}}?{PERSON}\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Passage:
    """A sentence, a cell or a table's note, with where it stands."""

    subject: str
    words: str
    place: str


def check(
    documents: Mapping[str, Document],
    figures: Mapping[str, Figure],
    printed: Mapping[str, Sequence[str]],
    profile: Profile,
) -> list[Listed]:
    """Everything that somebody has to decide about. `printed` are places by the figure's key."""
    found = [
        _listed(figures[key], figures, printed, why, profile)
        for key in published_keys(figures, printed)
        if (why := _why(figures[key], figures, profile))
    ]
    return [*found, *_passages_listed(documents, profile)]


def published_keys(figures: Mapping[str, Figure], printed: Mapping[str, object]) -> list[str]:
    """The figures that leave with the report: those it prints, and those their working names."""
    keys = [key for key in printed if key in figures]
    beneath = [key for each in keys for key in figures[each].of if key in figures]
    return list(dict.fromkeys([*keys, *beneath]))


def passages(document: Document) -> Iterator[Passage]:
    """Every sentence, cell and note, each under a name that stays while its words do."""
    yield from _passages(document.blocks, document.title)


def subject_of(section: str, words: str) -> str:
    return sha256(f"{section}\n{' '.join(words.split())}".encode()).hexdigest()[:16]


def _why(figure: Figure, figures: Mapping[str, Figure], profile: Profile) -> str:
    """Why the figure is listed; '' if it is not."""
    quantity = figure.quantity
    if quantity.unit == PERCENT:
        bases = [figures[key] for key in figure.of if key in figures]
        few = [f for f in bases if counts_people(f) and _amount(f) <= profile.largest_share_base]
        if few:
            return f"A share of {profile.largest_share_base} people or fewer"
        return "" if bases else _why_of_a_share_alone(figure)
    is_range = quantity.bound in (Bound.AT_MOST, Bound.UNDER)
    is_small = 0 < quantity.amount <= profile.largest_small_count and not quantity.amount % 1
    if counts_people(figure) and is_small and not is_range:
        return f"A count of 1 to {profile.largest_small_count} people or cases"
    return ""


def _why_of_a_share_alone(figure: Figure) -> str:
    """A share that was declared does not say of how many; of reviews and the like it is of few."""
    said = f"{figure.label} {figure.definition}".lower()
    is_of_few = _OF_FEW.search(said) is not None
    return "A share of cases that does not say of how many" if is_of_few else ""


def _amount(figure: Figure) -> float:
    return float(figure.quantity.amount)


def _listed(
    figure: Figure,
    figures: Mapping[str, Figure],
    printed: Mapping[str, Sequence[str]],
    why: str,
    profile: Profile,
) -> Listed:
    leaving = set(published_keys(figures, printed))
    related = [
        other.label
        for key, other in figures.items()
        if key in leaving and (figure.key in other.of or key in figure.of)
    ]
    return Listed(
        kind=SubjectKind.FIGURE,
        subject=figure.key,
        words=figure.label,
        value=figure.text,
        why=why,
        places=tuple(dict.fromkeys(printed.get(figure.key, ("The working of another figure",)))),
        beside=tuple(related),
        may_widen=figure.quantity.unit != PERCENT
        and figure.quantity.amount <= profile.largest_small_count,
    )


def _passages_listed(documents: Mapping[str, Document], profile: Profile) -> Iterator[Listed]:
    seen = set()
    for document in documents.values():
        for passage in passages(document):
            why = _why_of_words(passage.words, profile)
            if why and passage.subject not in seen:
                seen.add(passage.subject)
                yield Listed(
                    SubjectKind.PASSAGE, passage.subject, passage.words, "", why, (passage.place,)
                )


def _why_of_words(words: str, profile: Profile) -> str:
    for match in _SHARE.finditer(words):
        base = match.group("base").lower()
        size = int(base) if base.isdigit() else SMALL_WORDS.index(base) + 1
        if 1 < size <= profile.largest_share_base:
            return f"Words that give a share of {profile.largest_share_base} or fewer"
    return "Words that speak of one person" if _ONE_PERSON.search(words) else ""


def _passages(blocks: Sequence[Block], section: str) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Heading):
            section = f"{block.number} {block.text}".strip()
        else:
            yield from _of_block(block, section)


def _of_block(block: Block, section: str) -> Iterator[Passage]:
    match block:
        case Paragraph(inlines=inlines) | Notice(inlines=inlines):
            yield from _sentences(inlines, section)
        case Bullets(items=items):
            for item in items:
                yield from _passages(item, section)
        case Quotation(blocks=quoted):
            yield from _passages(quoted, section)
        case Table():
            yield from _of_table(block, section)
        case Picture(table=table, sentence=sentence):
            yield from _of_words(sentence, section, f"the picture in {section}")
            if table is not None:
                yield from _of_table(table, section)


def _sentences(inlines: tuple[Inline, ...], section: str) -> Iterator[Passage]:
    for _, sentence in sentences(inlines):
        yield from _of_words(plain_text(sentence), section, section)


def _of_table(table: Table, section: str) -> Iterator[Passage]:
    for words in (*table.notes, *(cell.text for row in table.rows for cell in row.cells)):
        yield from _of_words(words, section, f"the table ‘{table.caption}’")


def _of_words(words: str, section: str, place: str) -> Iterator[Passage]:
    said = " ".join(words.split())
    if said:
        yield Passage(subject_of(section, said), said, place)


def figures_of(block: Block) -> set[str]:
    """The figures that a table or a picture prints."""
    match block:
        case Table():
            return set(figures_of_table(block))
        case Picture(table=table, figures=figures):
            return {*figures, *(figures_of_table(table) if table is not None else ())}
    return set()
