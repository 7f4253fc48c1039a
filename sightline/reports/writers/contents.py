"""The list of contents as HTML: the first two levels of headings, nested."""

from sightline.core.document import Document, Heading
from sightline.reports.writers.marking import words
from sightline.reports.writers.words import TRACES, TRACES_ANCHOR, in_contents, title_of


def contents(document: Document, *, has_traces: bool) -> str:
    """Empty when there is nothing to list."""
    headings = list(in_contents(document))
    if has_traces:
        headings.append(Heading(1, TRACES, TRACES_ANCHOR))
    groups: list[list[Heading]] = []
    for heading in headings:
        if heading.level == 1 or not groups:
            groups.append([heading])
        else:
            groups[-1].append(heading)
    return _listed("".join(_group(group[0], group[1:]) for group in groups))


def _group(first: Heading, inner: list[Heading]) -> str:
    below = _listed("".join(f"<li>{_link(heading)}</li>" for heading in inner))
    return f"<li>{_link(first)}{below}</li>\n"


def _listed(items: str) -> str:
    return f"<ul>{items}</ul>" if items else ""


def _link(heading: Heading) -> str:
    return f'<a href="#{words(heading.anchor)}">{words(title_of(heading))}</a>'
