"""Reading what is attached to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.models import EvidenceFile
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def files(actor: Actor, year: Year, finding: str) -> QuerySet[EvidenceFile]:
    """All that are or were attached to the finding with this key, in the order they came."""
    require(actor, Evidence.VIEW)
    return EvidenceFile.objects.filter(year=year, finding=finding)


def every(actor: Actor) -> QuerySet[EvidenceFile]:
    """Of all years, those taken back too."""
    require(actor, Evidence.VIEW)
    return EvidenceFile.objects.select_related("year").order_by("pk")


def standing(actor: Actor, year: Year) -> QuerySet[EvidenceFile]:
    """The year's files that were not taken back."""
    require(actor, Evidence.VIEW)
    return EvidenceFile.objects.filter(year=year, taken_back_at=None)


def counts(actor: Actor, year: Year) -> dict[str, int]:
    """How many files stand with each finding, by its key; those with none are left out."""
    found = standing(actor, year).order_by().values("finding").annotate(number=Count("pk"))
    return {row["finding"]: row["number"] for row in found}
