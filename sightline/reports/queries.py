"""Reading the report's sections."""

from django.db.models import QuerySet

from sightline.apps.partnership.models import Year
from sightline.kit.access import Actor, require
from sightline.reports.access import Reports
from sightline.reports.models import Section


def sections(actor: Actor, year: Year) -> QuerySet[Section]:
    """The year's sections in the order of the report."""
    require(actor, Reports.VIEW)
    return Section.objects.filter(year=year).select_related("owner")
