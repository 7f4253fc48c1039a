"""Reading scorecards, and what stands beneath their indicators."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import Commentary, IndicatorValue, Scorecard
from sightline.apps.indicators.types import Absence
from sightline.kit.access import Actor, require


def scorecards(actor: Actor) -> QuerySet[Scorecard]:
    """Those that stand, by title."""
    require(actor, Indicators.VIEW)
    return Scorecard.objects.filter(withdrawn_at=None)


def withdrawn(actor: Actor) -> QuerySet[Scorecard]:
    """For those who may put one back; the latest first."""
    require(actor, Indicators.JUDGE)
    return Scorecard.objects.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at")


def one(actor: Actor, pk: int) -> Scorecard | None:
    """One that is withdrawn too: its page says so."""
    require(actor, Indicators.VIEW)
    return Scorecard.objects.filter(pk=pk).first()


def commentary(actor: Actor, indicators: Collection[str]) -> QuerySet[Commentary]:
    """The latest first."""
    require(actor, Indicators.VIEW)
    return Commentary.objects.filter(indicator__in=indicators)


def absent(actor: Actor, indicators: Collection[str], as_at: date) -> QuerySet[IndicatorValue]:
    """Periods without a value. What an agency keeps back is held, and none of them."""
    require(actor, Indicators.VIEW)
    found = IndicatorValue.objects.filter(
        is_current=True, dimension="", indicator__in=indicators, ends_on__lte=as_at
    )
    return found.filter(value__isnull=True).exclude(absence=Absence.HIDDEN.value)
