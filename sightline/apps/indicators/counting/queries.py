"""Reading returns that wait for the worker."""

from django.db.models import QuerySet

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import WaitingReturn
from sightline.kit.access import Actor, require


def waiting_of(actor: Actor, batch: str) -> QuerySet[WaitingReturn]:
    require(actor, Indicators.COUNT)
    return WaitingReturn.objects.filter(batch=batch)
