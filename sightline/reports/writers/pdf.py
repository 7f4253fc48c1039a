"""A report as a tagged PDF/UA-1 file with bookmarks, written by WeasyPrint."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sightline.core.document import Document, Table
from sightline.reports.writers import appendix
from sightline.reports.writers.contents import contents
from sightline.reports.writers.fonts import FAMILY, FOLDER, face_rules
from sightline.reports.writers.marking import Marking, words
from sightline.reports.writers.markup import Markup
from sightline.reports.writers.traces import NO_TRACES, Trace
from sightline.reports.writers.words import CONTENTS

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

VARIANT = "pdf/ua-1"


class PdfUnavailable(RuntimeError):
    """WeasyPrint cannot be loaded, as a rule because Pango is not on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "The PDF cannot be written, because Pango is not installed on this machine. Run the "
            "set-up again, which installs it or names the command that does; until then the HTML "
            "and the DOCX can be used, and the HTML page can be printed from a browser."
        )


def write(document: Document, traces: Mapping[str, Trace] = NO_TRACES) -> bytes:
    """The same bytes for the same document on the same installation."""
    return from_markup(markup(document, traces), document)


def markup(document: Document, traces: Mapping[str, Trace] = NO_TRACES) -> str:
    """The page that WeasyPrint is given; every address in it is that of a font."""
    marking = Marking(appendix.link_to(traces), on_paper=True)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    writer = Markup(marking, family=FAMILY, elsewhere=tables)
    sections = writer.sections(document.blocks)
    traced = appendix.for_paper(traces, marking.uses)
    return (
        f'<!DOCTYPE html>\n<html lang="{words(document.language)}">\n<head>{_head(document)}</head>'
        f"\n<body>\n{_cover(document)}\n{_contents(document, has_traces=bool(traced))}\n"
        f"{sections}\n{traced}\n</body>\n</html>\n"
    )


def from_markup(page: str, document: Document) -> bytes:
    try:
        from weasyprint import HTML  # slow to load, and not there without Pango
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as missing:
        raise PdfUnavailable from missing

    class OnlyFonts(URLFetcher):  # type: ignore[misc]
        """Nothing else is ever read, from this machine or from another."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> "URLFetcherResponse":
            if not _is_a_font(url):
                raise ValueError(f"a report may read its own fonts only, not {url}")
            return super().fetch(url, headers)

    written: bytes = HTML(string=page, url_fetcher=OnlyFonts()).write_pdf(
        pdf_variant=VARIANT, pdf_identifier=document.identifier.encode() or b"sightline"
    )
    return written


def _is_a_font(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return False
    path = Path(url2pathname(parts.path)).resolve()
    return path.parent == FOLDER and path.suffix == ".ttf"


def _head(document: Document) -> str:
    style = files(__package__).joinpath("paper.css").read_text(encoding="utf-8")
    day = document.as_at.isoformat()
    return (
        '<meta charset="utf-8">\n'
        f"<title>{words(document.title)}</title>\n"
        f'<meta name="author" content="{words(document.publisher)}">\n'
        f'<meta name="description" content="{words(document.subtitle)}">\n'
        '<meta name="generator" content="Sightline">\n'
        f'<meta name="dcterms.created" content="{day}">\n'
        f'<meta name="dcterms.modified" content="{day}">\n'
        f"<style>\n{face_rules()}\n{style}</style>"
    )


def _cover(document: Document) -> str:
    lines = "".join(f"<p>{words(line)}</p>" for line in document.contact)
    return (
        f'<div class="cover"><p class="publisher">{words(document.publisher)}</p>\n'
        f"<h1>{words(document.title)}</h1>\n"
        f'<p class="subtitle">{words(document.subtitle)}</p>\n'
        f'<div class="contact">{lines}</div></div>'
    )


def _contents(document: Document, *, has_traces: bool) -> str:
    inner = contents(document, has_traces=has_traces, has_pages=True)
    return f'<div class="contents"><h2>{CONTENTS}</h2>\n{inner}</div>' if inner else ""
