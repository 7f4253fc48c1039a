"""The files of a release: written once from its frozen content, and the same for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sightline.releases.models import Release
from sightline.releases.types import OpenedRelease, PublishedFigure
from sightline.reports.writers import docx, html, pdf
from sightline.reports.writers.traces import Trace

FORMS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
RELEASE_FILE = "sightline-release"


@dataclass(frozen=True)
class ReleasedFile:
    """`size` is in bytes."""

    form: str
    name: str
    path: Path
    size: int


def folder_of(release: Release) -> Path:
    return Path(settings.HOME) / "releases" / release.hash


def path_of(release: Release, form: str) -> Path:
    return folder_of(release) / f"annual-report-{release.year.slug}-{release.number}.{form}"


def files(release: Release) -> list[ReleasedFile]:
    """Those that are written; the others are still being prepared."""
    paths = [(form, path_of(release, form)) for form in (*FORMS, RELEASE_FILE)]
    return [
        ReleasedFile(form, path.name, path, path.stat().st_size)
        for form, path in paths
        if path.is_file()
    ]


def write(release: Release, opened: OpenedRelease, form: str) -> None:
    """Write one form. A file appears only when it is whole."""
    folder = folder_of(release)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = path_of(release, form)
    half_done = path.with_suffix(f"{path.suffix}.part")
    half_done.write_bytes(_content(release, opened, form))
    half_done.replace(path)


def _content(release: Release, opened: OpenedRelease, form: str) -> bytes:
    if form == RELEASE_FILE:
        return release.content.encode()
    traces = {key: trace(figure) for key, figure in opened.figures.items()}
    if form == "html":
        return html.write(opened.report, traces).encode()
    if form == "docx":
        return docx.write(opened.report)
    return pdf.write(opened.report, traces)


def trace(figure: PublishedFigure) -> Trace:
    return Trace(
        value=figure.value,
        label=figure.label,
        basis=figure.basis,
        definition=figure.definition,
        period=figure.period,
        source=figure.source,
        working=figure.working,
        warnings=figure.warnings,
    )
