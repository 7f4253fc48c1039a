"""Reading declared figures and calculations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import CalculatedFigure, DeclaredFigure
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def declared(actor: Actor, year: Year) -> QuerySet[DeclaredFigure]:
    """The year's declared figures in the order of the pack."""
    require(actor, Indicators.VIEW)
    found = DeclaredFigure.objects.filter(year=year).select_related("declared_by")
    return found.order_by("table", "position", "pk")


def calculated(actor: Actor, year: Year) -> QuerySet[CalculatedFigure]:
    require(actor, Indicators.VIEW)
    return CalculatedFigure.objects.filter(year=year)


def table_of(actor: Actor, year: Year, key: str) -> str:
    """The table of the pack that gives the figure; empty for figures counted from other rows."""
    found = declared(actor, year).filter(key=key).values_list("table", flat=True).first()
    if found:
        return found if found == "figures" else ""
    return "calculations" if calculated(actor, year).filter(key=key).exists() else ""
