"""A download as an answer to a browser."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from sightline.kit.downloads import comma_separated, workbooks
from sightline.kit.downloads.cells import Column

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONGEST_NAME = 80


def table_response(
    *, name: str, columns: Sequence[Column], rows: Iterable[object], form: str
) -> HttpResponse:
    """The table as a file of the form, which is a key of FORMS; named after `name`."""
    if form == "csv":
        content = comma_separated.written(columns, rows)
    else:
        content = workbooks.written(name, columns, rows)
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{file_name(name)}.{form}"'
    return response


def file_name(name: str) -> str:
    """A name that every system takes: 'Findings, 2019/20' gives findings-2019-20."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    kept = re.sub(r"[^a-z0-9]+", "-", ascii_only)[:LONGEST_NAME].strip("-")
    return kept or "table"
