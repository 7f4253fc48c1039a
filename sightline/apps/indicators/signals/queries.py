"""Reading signals."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import Signal
from sightline.kit.access import Actor, require


def signals(actor: Actor, as_at: date) -> QuerySet[Signal]:
    """Of periods that ended by the day, the newest first."""
    require(actor, Indicators.VIEW)
    return Signal.objects.filter(ends_on__lte=as_at)
