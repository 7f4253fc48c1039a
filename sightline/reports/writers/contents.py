"""The list of contents as HTML: the first two levels of headings, nested."""

from sightline.core.document import Document, Heading
from sightline.reports.writers.marking import words
from sightline.reports.writers.words import TRACES, TRACES_ANCHOR, in_contents, title_of


def contents(document: Document, *, has_traces: bool, has_pages: bool = False) -> str:
    """Empty when there is nothing to list; `has_pages` leaves each entry room for its page."""
    headings = list(in_contents(document))
    if has_traces:
        headings.append(Heading(1, TRACES, TRACES_ANCHOR))
    groups: list[list[Heading]] = []
    for heading in headings:
        if heading.level == 1 or not groups:
            groups.append([heading])
        else:
            groups[-1].append(heading)
    return _listed("".join(_group(group, has_pages) for group in groups))


def _group(group: list[Heading], has_pages: bool) -> str:
    first, *inner = (_link(heading, has_pages) for heading in group)
    below = _listed("".join(f"<li>{link}</li>" for link in inner))
    return f"<li>{first}{below}</li>\n"


def _listed(items: str) -> str:
    return f"<ul>{items}</ul>" if items else ""


def _link(heading: Heading, has_pages: bool) -> str:
    target = f"#{words(heading.anchor)}"
    page = f'<span data-to="{target}"></span>' if has_pages else ""
    return f'<a href="{target}">{words(title_of(heading))}{page}</a>'
