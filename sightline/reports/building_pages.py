"""What the page of the report's files shows: plain values, ready for the template."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.reports.built import BuiltFile

FORM_NAMES = {
    "pdf": "PDF",
    "docx": "Word document",
    "xlsx": "Excel workbook",
    "html": "One web page",
}
FORM_WORDS = {
    "pdf": "to read and to print",
    "docx": "a copy for an office: changes are made in Sightline",
    "xlsx": "every value as a number, to reckon with",
    "html": "in one file that needs nothing else",
}


@dataclass(frozen=True)
class FileRow:
    form: str
    name: str
    words: str
    size: str


def file_rows(files: Iterable[BuiltFile]) -> list[FileRow]:
    by_form = {file.form: file for file in files}
    return [
        FileRow(form, name, FORM_WORDS[form], size_words(by_form[form].size))
        for form, name in FORM_NAMES.items()
        if form in by_form
    ]


def size_words(size: int) -> str:
    """As downloads are usually told: '237 KB', '1.4 MB'. Never nothing."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"
