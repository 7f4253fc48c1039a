"""The tables of published statistics, for pages and for files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from sightline.analytics.open_statistics import Measure
from sightline.apps.statistics.models import Edition
from sightline.apps.statistics.pages import Headline, MeasurePage
from sightline.apps.statistics.types import Comparators, Revision
from sightline.core.periods import long_date
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

HEADLINES = (
    Column("title", "Measure", href="address"),
    Column("topic", "Topic"),
    Column("period", "Period"),
    Column("own", "This area", is_number=True),
    Column("england", "England", is_number=True),
    Column("median", "Median of neighbours", is_number=True),
    Column("verdict", "Against England", colour="colour"),
    Column("place", "Among neighbours"),
)
AREAS = (
    Column("area", "Area"),
    Column("role", "Why it is here"),
    Column("value", "Value", is_number=True, shown="text"),
    Column("why", "Why there is none"),
    Column("low", "95% interval from", is_number=True),
    Column("high", "95% interval to", is_number=True),
    Column("place", "Place"),
    Column("verdict", "This area against it", colour="colour"),
)
REVISIONS = (
    Column("measure", "Measure"),
    Column("area", "Area"),
    Column("period", "Period"),
    Column("was", "Was"),
    Column("now", "Is now"),
)
EDITIONS = (
    Column("title", "What", href="address"),
    Column("names", "Edition"),
    Column("publisher", "Publisher"),
    Column("loaded", "Loaded", shown="loaded_words"),
    Column("standing", "Standing", colour="colour"),
    Column("licence", "Licence"),
)


def headlines(year: Year, area: str, rows: Iterable[Headline]) -> Table:
    return Table(
        name=f"published-{area}-{year.slug}",
        caption=f"Headline measures of {area}",
        columns=HEADLINES,
        rows=[{**vars(row), "address": _measure(year, row.key)} for row in rows],
        page_size=100,
        hides_empty=True,
    )


def compared(found: Comparators, page: MeasurePage) -> Table:
    measure = found.own.measure
    return Table(
        name=f"{measure.key}-{found.own.area.name}-{page.period}",
        caption=f"{measure.title}, {page.period}",
        columns=AREAS,
        rows=page.rows,
        page_size=100,
        hides_empty=True,
    )


def over_time(found: Comparators, page: MeasurePage) -> Table:
    columns = (
        Column("period", "Period"),
        Column("own", found.own.area.name, is_number=True),
        Column("england", "England", is_number=True),
        Column("region", page.region, is_number=True),
        Column("median", "Median of neighbours", is_number=True),
    )
    return Table(
        name=f"{found.own.measure.key}-{found.own.area.name}-over-time",
        caption=f"{found.own.measure.title}, over time",
        columns=columns,
        rows=page.years,
        page_size=100,
        prefix="years-",
        hides_empty=True,
    )


def nothing(measure: Measure) -> Table:
    """Of a measure that no loaded file has."""
    return Table(name=measure.key, caption=measure.title, columns=AREAS, rows=[])


def editions(year: Year, rows: Iterable[Edition]) -> Table:
    return Table(
        name=f"editions-{year.slug}",
        caption="Editions that are loaded",
        columns=EDITIONS,
        rows=[_edition(year, row) for row in rows],
        empty="Nothing is loaded yet.",
        prefix="editions-",
    )


def revisions(edition: Edition, rows: Sequence[Revision]) -> Table:
    return Table(
        name=f"revised-{edition.source}-{edition.names}",
        caption="What it gives otherwise than the edition before",
        columns=REVISIONS,
        rows=rows,
        empty="It changes no value of the edition before.",
    )


def _edition(year: Year, row: Edition) -> dict[str, Value]:
    loaded = timezone.localtime(row.loaded_at).date()
    holds = row.replaced_by_id is None
    return {
        "title": row.title,
        "names": row.names,
        "publisher": row.publisher,
        "loaded": loaded,
        "loaded_words": long_date(loaded),
        "standing": "In force" if holds else "Replaced",
        "colour": "green" if holds else "grey",
        "licence": row.licence,
        "address": reverse("statistics:edition", args=[year.slug, row.pk]),
    }


def _measure(year: Year, key: str) -> str:
    return reverse("statistics:measure", args=[year.slug, key])
