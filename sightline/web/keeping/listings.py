"""The list of one table's rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse

from sightline.exchange.keeping.titles import title_of
from sightline.exchange.rows import Row
from sightline.exchange.tables import Kind, Table
from sightline.kit.components import tables
from sightline.kit.downloads import Value
from sightline.web.keeping import pages

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def rows(
    year: Year, kept: Table, found: Sequence[Row], named: Mapping[str, Mapping[str, str]]
) -> tables.Table:
    telling = pages.telling(kept)
    return tables.Table(
        name=f"{kept.name} {year.label}",
        caption=f"{kept.title}, {year.label}",
        columns=(
            tables.Column("number", "Place", is_number=True),
            tables.Column("title", "What it is", href="href"),
            *(
                tables.Column(column.name, column.label, is_number=column.kind == Kind.MONEY)
                for column in telling
            ),
        ),
        rows=[_row(year, kept, row, number, named) for number, row in enumerate(found, start=1)],
        empty="Nothing is kept here yet.",
        page_size=25,
        hides_empty=True,
    )


def _row(
    year: Year, kept: Table, row: Row, number: int, named: Mapping[str, Mapping[str, str]]
) -> dict[str, Value]:
    cells: dict[str, Value] = {
        column.name: pages.words_of(column, row, named.get(column.name, {}))
        for column in pages.telling(kept)
    }
    return {
        **cells,
        "number": number,
        "title": title_of(row),
        "href": reverse("keep:row", args=[year.slug, kept.name, row.key]),
    }
