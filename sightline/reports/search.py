"""What can be found of the report: its sections as they read, and the figures of its ledger."""

from collections.abc import Iterable, Iterator

from sightline.apps.partnership.models import Year
from sightline.core.document import (
    Block,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    plain_text,
)
from sightline.kit.access import Actor
from sightline.kit.search.types import Document
from sightline.reports.access import Reports
from sightline.reports.composing import SectionRead, compose


def offered(actor: Actor, year: Year) -> Iterator[Document]:
    composition = compose(actor, year)
    for section in composition.sections:
        yield _section(section)
    if composition.childrens_section:
        yield _section(composition.childrens_section)
    for figure in composition.ledger.figures.values():
        yield Document(
            kind="figure",
            key=figure.key,
            title=figure.label,
            words=" ".join(part for part in (figure.definition, figure.source, figure.key) if part),
            needs=Reports.VIEW.value,
            leads_to="figure",
            leads_key=figure.key,
        )


def _section(section: SectionRead) -> Document:
    return Document(
        kind="section",
        key=section.key,
        title=section.title,
        words=" ".join(_words(section.blocks)),
        needs=Reports.VIEW.value,
        leads_to="section",
        leads_key=section.key,
    )


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    """Its prose. What tables and pictures say is found where it comes from."""
    for block in blocks:
        match block:
            case Heading(text=text):
                yield text
            case Paragraph(inlines=inlines) | Notice(inlines=inlines):
                yield plain_text(inlines)
            case Bullets(items=items):
                for item in items:
                    yield from _words(item)
            case Quotation(blocks=inner):
                yield from _words(inner)
