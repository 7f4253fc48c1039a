"""A report as one accessible page that needs nothing else, or as a part of the product's page."""

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files

from sightline.core.document import Block, Document
from sightline.reports.writers import appendix
from sightline.reports.writers.contents import contents
from sightline.reports.writers.dress import PRODUCT
from sightline.reports.writers.marking import Marking, words
from sightline.reports.writers.markup import Markup
from sightline.reports.writers.traces import Trace
from sightline.reports.writers.words import CONTENTS, address_of

HINT = "Each number with a dotted line under it leads to where it comes from."


def write(document: Document, traces: Mapping[str, Trace]) -> str:
    """The whole page; a figure without a trace is printed as words."""
    marking = Marking(appendix.link_to(traces))
    sections = Markup(marking).sections(document.blocks)
    traced = appendix.for_screens(traces, marking.uses)
    hint = f'<p class="hint">{HINT}</p>' if traced else ""
    main = f'<main id="report" tabindex="-1">{hint}\n{sections}\n{traced}\n</main>'
    return (
        f'<!DOCTYPE html>\n<html lang="{words(document.language)}">\n<head>{_head(document)}</head>'
        f'\n<body>\n<a class="skip" href="#report">Skip to the report</a>\n{_banner(document)}\n'
        f'<div class="page">\n{_navigation(document, has_traces=bool(traced))}\n{main}\n</div>\n'
        f"{_footer(document)}\n</body>\n</html>\n"
    )


def body(document: Document, figure_link: Callable[[str], str]) -> str:
    """The sections alone, in the product's classes; `figure_link` leads to a figure's page."""
    return part(document.blocks, figure_link)


def part(blocks: Sequence[Block], figure_link: Callable[[str], str]) -> str:
    """Some blocks alone, as `body` would show them."""
    return Markup(Marking(figure_link, dress=PRODUCT)).sections(blocks)


def heading_title(document: Document) -> str:
    return f"{document.title} – {document.publisher}" if document.publisher else document.title


def _head(document: Document) -> str:
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    return (
        '<meta charset="utf-8">\n'
        f"<title>{words(heading_title(document))}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{words(document.publisher)}">\n'
        f"<style>\n{style}</style>"
    )


def _banner(document: Document) -> str:
    publisher = f'<p class="publisher">{words(document.publisher)}</p>'
    subtitle = f'<p class="subtitle">{words(document.subtitle)}</p>'
    return (
        f'<header class="banner">{publisher if document.publisher else ""}'
        f"<h1>{words(document.title)}</h1>{subtitle if document.subtitle else ''}</header>"
    )


def _navigation(document: Document, *, has_traces: bool) -> str:
    inner = contents(document, has_traces=has_traces)
    if not inner:
        return ""
    title = f'<h2 id="contents-title">{CONTENTS}</h2>'
    return f'<nav class="contents" aria-labelledby="contents-title">{title}\n{inner}</nav>'


def _footer(document: Document) -> str:
    lines = "".join(f"<p>{_contact(line)}</p>" for line in document.contact)
    return f'<footer class="footer"><p>{words(document.publisher)}</p>{lines}</footer>'


def _contact(line: str) -> str:
    address = address_of(line)
    return f'<a href="{words(address)}">{words(line)}</a>' if address else words(line)
