"""A scorecard's files: PDF, Word, one web page and Excel, each named `scorecard-…`.

They are made of what everybody may see, whoever asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.apps.indicators.models import Scorecard
from sightline.core.document import Document
from sightline.kit import downloads
from sightline.kit.access import Actor
from sightline.reports.building import CannotWrite
from sightline.reports.offerings.source import shown_name
from sightline.reports.scorecards.document import document
from sightline.reports.scorecards.reading import ScorecardRead, read
from sightline.reports.scorecards.workbook import workbook
from sightline.reports.writers import docx, html, pdf
from sightline.reports.writers.traces import NO_TRACES

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

KIND = "reports.build-scorecard"
FORMS = ("html", "xlsx", "docx", "pdf")  # the slow one last
NAMES: Mapping[str, str] = {form: f"scorecard.{form}" for form in FORMS}


class Composed:
    """What the files of one scorecard say."""

    def __init__(self, actor: Actor, year: Year, scorecard: Scorecard) -> None:
        self.read: ScorecardRead = read(actor, year, scorecard, protects=True)
        self.document: Document = document(self.read, shown_name(year), year.slug)

    @property
    def fingerprint(self) -> str:
        """Another one whenever the files would say something else."""
        return sha256(self.write("html")).hexdigest()

    def write(self, form: str) -> bytes:
        """One format's bytes: the same for the same scorecard each time."""
        if form == "xlsx":
            return workbook(self.read)
        if form == "docx":
            return docx.write(self.document, is_copy=False)
        if form == "html":
            return html.write(self.document, NO_TRACES).encode()
        try:
            return pdf.write(self.document)
        except pdf.PdfUnavailable as missing:
            raise CannotWrite(str(missing)) from None

    def put(self, folder: Path, form: str) -> None:
        (folder / NAMES[form]).write_bytes(self.write(form))


def file_name(scorecard: Scorecard, year: str, form: str) -> str:
    """'scorecard-neglect-2019-20.pdf'."""
    return f"{downloads.file_name(f'scorecard {scorecard.title} {year}')}.{form}"
