"""Reading indicators' values over time, and what was decided of their charts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import (
    ChartSetting,
    Commentary,
    CountedReturn,
    IndicatorTarget,
    IndicatorValue,
    Rebasing,
)
from sightline.kit.access import Actor, require


def values(actor: Actor, as_at: date) -> QuerySet[IndicatorValue]:
    """The current values of every indicator, of periods that ended by the day."""
    require(actor, Indicators.VIEW)
    return IndicatorValue.objects.filter(is_current=True, ends_on__lte=as_at)


def values_of(actor: Actor, indicator: str, as_at: date) -> QuerySet[IndicatorValue]:
    return values(actor, as_at).filter(indicator=indicator).select_related("counted")


def wholes(
    actor: Actor, as_at: date, indicators: Collection[str]
) -> dict[str, list[IndicatorValue]]:
    """The values that are broken down by nothing, by indicator, the oldest first."""
    found: dict[str, list[IndicatorValue]] = {}
    rows = values(actor, as_at).filter(dimension="", indicator__in=indicators)
    rows = rows.select_related("counted")
    for row in rows.order_by("indicator", "ends_on", "pk"):
        found.setdefault(row.indicator, []).append(row)
    return found


def history_of(actor: Actor, indicator: str) -> QuerySet[IndicatorValue]:
    """Those that were restated, with what stands in their place; the newest first."""
    require(actor, Indicators.VIEW)
    rows = IndicatorValue.objects.filter(indicator=indicator, is_current=False)
    return rows.select_related("restated_as", "counted").order_by("-ends_on", "-pk")


def returns(actor: Actor) -> QuerySet[CountedReturn]:
    """The statutory returns that were counted, the newest first."""
    require(actor, Indicators.VIEW)
    return CountedReturn.objects.all()


def returns_of(actor: Actor, indicator: str, as_at: date) -> QuerySet[CountedReturn]:
    """Those that the indicator's current values were counted from."""
    counted = values(actor, as_at).filter(indicator=indicator, counted__isnull=False)
    return returns(actor).filter(pk__in=counted.values("counted"))


def settings(actor: Actor, indicators: Collection[str] = ()) -> dict[str, ChartSetting]:
    """The setting that holds for each; of all indicators where none is named."""
    require(actor, Indicators.VIEW)
    rows = ChartSetting.objects.order_by("pk")
    if indicators:
        rows = rows.filter(indicator__in=indicators)
    return {row.indicator: row for row in rows}


def rebasings(actor: Actor, indicators: Collection[str] = ()) -> dict[str, list[Rebasing]]:
    """Those that stand, by indicator, the earliest first."""
    require(actor, Indicators.VIEW)
    rows = Rebasing.objects.filter(withdrawn_at=None)
    if indicators:
        rows = rows.filter(indicator__in=indicators)
    found: dict[str, list[Rebasing]] = {}
    for row in rows:
        found.setdefault(row.indicator, []).append(row)
    return found


def every_rebasing(actor: Actor, indicator: str) -> QuerySet[Rebasing]:
    """Those withdrawn too."""
    require(actor, Indicators.VIEW)
    return Rebasing.objects.filter(indicator=indicator)


def targets(actor: Actor, as_at: date) -> dict[str, IndicatorTarget]:
    """What the partnership itself aims at on the day, by indicator."""
    require(actor, Indicators.VIEW)
    rows = IndicatorTarget.objects.filter(valid_from__lte=as_at).order_by("valid_from", "pk")
    return {row.indicator: row for row in rows}


def commentary(actor: Actor, indicator: str) -> QuerySet[Commentary]:
    require(actor, Indicators.VIEW)
    return Commentary.objects.filter(indicator=indicator)
