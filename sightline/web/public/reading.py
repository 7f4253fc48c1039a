"""A release as its readers see it: in parts, each with the sentences that a reply can be about."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from sightline.core.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    plain_text,
)
from sightline.core.document_lines import sentences
from sightline.releases import freezing
from sightline.releases.models import Release
from sightline.releases.types import OpenedRelease
from sightline.reports.writers import html

KEPT = 6  # releases that are kept open; a release never changes
DEEPEST = 2  # headings below this level stay within their part


@dataclass(frozen=True)
class Part:
    """A section with its own heading, and the words of its sub-headings with it."""

    anchor: str
    title: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PartShown:
    anchor: str
    title: str
    level: int
    words: SafeString


@lru_cache(maxsize=KEPT)
def opened(content_hash: str, content: str) -> OpenedRelease:
    """The release file read and checked; kept open, since it is the same for every reader."""
    return freezing.opened(content.encode())


def open_release(release: Release) -> OpenedRelease:
    return opened(release.hash, release.content)


def parts(document: Document) -> Iterator[Part]:
    """The document cut at its sections. What stands before the first has no anchor."""
    heading, held = Heading(1, document.title, ""), list[Block]()
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= DEEPEST:
            if held:
                yield _part(heading, held)
            heading, held = block, [block]
        else:
            held.append(block)
    if held:
        yield _part(heading, held)


def shown(release: Release, document: Document) -> list[PartShown]:
    return [
        PartShown(part.anchor, part.title, part.level, body(release, part.blocks))
        for part in parts(document)
    ]


def body(release: Release, blocks: tuple[Block, ...]) -> SafeString:
    link = reverse("public:figure", args=[release.year.slug, release.number, "KEY"])
    told = html.part(blocks, lambda key: link.replace("KEY", key))
    return mark_safe(told)  # noqa: S308  # the writer escapes all text


def said_in(part: Part) -> list[str]:
    """The sentences of a part, in order and each once: what a reply can be about."""
    return list(dict.fromkeys(_sentences(part.blocks)))


def _part(heading: Heading, blocks: list[Block]) -> Part:
    title = f"{heading.number} {heading.text}".strip()
    return Part(heading.anchor, title, heading.level, tuple(blocks))


def _sentences(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Notice(inlines=inlines):
                for _, sentence in sentences(inlines):
                    words = " ".join(plain_text(sentence).split())
                    if words:
                        yield words
            case Bullets(items=items):
                for item in items:
                    yield from _sentences(item)
            case Quotation(blocks=quoted):
                yield from _sentences(quoted)
