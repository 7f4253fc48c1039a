"""Building the report's files: the check first, then one writer a format."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sightline.apps.partnership.models import Year
from sightline.kit.access import Actor, require
from sightline.reports import traces
from sightline.reports.access import Reports
from sightline.reports.composing import Composition, compose
from sightline.reports.writers import docx, html, pdf

NAMES: Mapping[str, str] = {fmt: f"annual-report.{fmt}" for fmt in ("html", "pdf", "docx")}


class CannotWrite(Exception):
    """A file could not be written. The message says what to do; nothing half done is left."""


def check(actor: Actor, year: Year) -> Composition:
    """The report as it stands, with all that stops it."""
    require(actor, Reports.BUILD)
    return compose(actor, year)


def write(composition: Composition, form: str) -> bytes:
    """One format's bytes: the same for the same year each time."""
    document = composition.document
    if form == "docx":
        return docx.write(document)
    told = traces.of(composition)
    if form == "html":
        return html.write(document, told).encode()
    try:
        return pdf.write(document, told)
    except pdf.PdfUnavailable as missing:
        raise CannotWrite(str(missing)) from None


def write_all(composition: Composition, folder: Path, forms: Iterable[str]) -> list[Path]:
    """Every format into the folder; a file appears only when it is whole."""
    files = []
    for form in forms:
        content = write(composition, form)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            files.append(_put(folder / NAMES[form], content))
        except OSError as refused:
            raise CannotWrite(
                f"{folder / NAMES[form]} cannot be written ({refused.strerror}): name another "
                "folder with --out"
            ) from None
    return files


def _put(file: Path, content: bytes) -> Path:
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as half_done:
        half_done.write(content)
    os.chmod(half_done.name, 0o644)
    os.replace(half_done.name, file)
    return file
