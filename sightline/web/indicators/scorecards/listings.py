"""The table of scorecards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.urls import reverse

from sightline.apps.indicators.models import Scorecard
from sightline.kit.components.tables import Column, Table
from sightline.reports.scorecards.reading import of_words

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

COLUMNS = (
    Column("title", "Scorecard", href="href"),
    Column("of", "What it is of"),
    Column("count", "Indicators", is_number=True),
    Column("by", "Last changed by"),
    Column("on", "On"),
)


def scorecards(
    year: Year, found: Iterable[Scorecard], titles: Mapping[tuple[str, str], str]
) -> Table:
    return Table(
        name="Scorecards",
        caption="Scorecards",
        columns=COLUMNS,
        rows=[
            {
                "title": each.title,
                "href": reverse("indicators:one-scorecard", args=[year.slug, each.pk]),
                "of": of_words(titles, each.of, each.of_key),
                "count": len(each.indicators),
                "by": each.by,
                "on": each.at.date(),
            }
            for each in found
        ],
        empty="No scorecard yet.",
        hides_empty=True,
    )
