"""Reading the rows that are kept for rooms to come."""

from django.db.models import QuerySet

from sightline.apps.evidence.access import Evidence
from sightline.apps.partnership.models import Year
from sightline.exchange.models import HeldRow
from sightline.kit.access import Actor, require


def held_rows(actor: Actor, year: Year) -> QuerySet[HeldRow]:
    require(actor, Evidence.VIEW)
    return HeldRow.objects.filter(year=year).order_by("table", "position")
