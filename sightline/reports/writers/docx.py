"""A report as an office document, for people to go on with: real styles, tables and lists."""

from sightline.core.document import Document, Heading, Table
from sightline.reports.writers.office import packing
from sightline.reports.writers.office.blocks import Blocks
from sightline.reports.writers.office.wording import (
    BOLD,
    FIELD_END,
    Look,
    Wording,
    field_start,
    paragraph,
    run,
)
from sightline.reports.writers.words import (
    CONTENTS,
    CONTENTS_DEPTH,
    address_of,
    in_contents,
    title_of,
)

COPY = "This is a copy."
COPY_MEANS = (
    "The report itself is kept in Sightline, and so are its numbers. Make changes there and build "
    "the report again: changes made in this file stay in this file."
)
CONTENTS_HINT = "To see page numbers here, right-click this list in Word and choose Update Field."


def write(document: Document, *, is_copy: bool = True) -> bytes:
    """The same bytes for the same document on the same installation.

    One that `is_copy` says so at its beginning: the page is what counts.
    """
    office = packing.prepared(document)
    wording = Wording(packing.relater(office))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    blocks = Blocks(wording, packing.embedder(office), packing.numberer(office), tables)
    inner = _opening(document, wording, is_copy=is_copy) + _contents(document, wording)
    packing.fill(office, inner + blocks.write(document.blocks))
    return packing.packed(office, document.as_at)


def _opening(document: Document, wording: Wording, *, is_copy: bool) -> str:
    contact = "".join(paragraph(_contact(line, wording), "Normal") for line in document.contact)
    notice = run(f"{COPY} ", BOLD) + run(COPY_MEANS)
    return (
        paragraph(run(document.publisher), "Publisher")
        + paragraph(run(document.title), "Title")
        + paragraph(run(document.subtitle), "Subtitle")
        + (paragraph(notice, "Notice") if is_copy else "")
        + contact
    )


def _contact(line: str, wording: Wording) -> str:
    address = address_of(line)
    return wording.link_outside(run(line, Look("Hyperlink")), address) if address else run(line)


def _contents(document: Document, wording: Wording) -> str:
    """A field that Word fills with page numbers, and that lists the headings until it does."""
    headings = in_contents(document)
    if not headings:
        return ""
    entries = [_entry(heading, wording) for heading in headings]
    entries[0] = field_start(f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u') + entries[0]
    entries[-1] += FIELD_END
    listed = "".join(
        paragraph(entry, f"TOC{min(heading.level, CONTENTS_DEPTH)}")
        for entry, heading in zip(entries, headings, strict=True)
    )
    title = paragraph(run(CONTENTS), "TOCHeading")
    return title + listed + paragraph(run(CONTENTS_HINT), "Note")


def _entry(heading: Heading, wording: Wording) -> str:
    return wording.link_inside(run(title_of(heading)), heading.anchor)
