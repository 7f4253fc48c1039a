"""Reading findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.models import Finding, StreamRecord
from sightline.apps.partnership import queries as partnership
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import AgencyListing, Year


def findings(actor: Actor, year: Year) -> QuerySet[Finding]:
    """The year's findings in the order of its pack, with their agencies."""
    require(actor, Evidence.VIEW)
    return Finding.objects.filter(year=year).prefetch_related("agencies")


def findings_up_to(actor: Actor, year: Year) -> QuerySet[Finding]:
    """Findings of this year and of every year before it, observed by the as-at date."""
    require(actor, Evidence.VIEW)
    return (
        Finding.objects.filter(year__starts_on__lte=year.starts_on, observed_to__lte=year.as_at)
        .select_related("year")
        .prefetch_related("agencies")
    )


def agencies_named(actor: Actor, year: Year) -> QuerySet[AgencyListing]:
    """The year's agencies of which a finding of the year speaks."""
    return partnership.agencies(actor, year).filter(findings__year=year).distinct()


def stream_records(actor: Actor, year: Year) -> QuerySet[StreamRecord]:
    """The year's records of the streams whose rooms are not built, each table in its order."""
    require(actor, Evidence.VIEW)
    return StreamRecord.objects.filter(year=year)
