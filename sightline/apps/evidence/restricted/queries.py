"""Reading restricted findings: narrowed in the query itself to what the actor may read now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from sightline.apps.accounts.cases import queries as cases
from sightline.apps.evidence.models import RestrictedFile, RestrictedFinding
from sightline.apps.evidence.restricted.access import (
    OF_EVERY_AGENCY,
    OF_THEIR_AGENCY,
    Restricted,
    may_read_of,
)
from sightline.apps.evidence.types import Tier
from sightline.apps.partnership import queries as partnership
from sightline.kit.access import Actor, agencies_in, may, require

if TYPE_CHECKING:
    from collections.abc import Collection

    from sightline.apps.accounts.models import NamedCase


def findings(actor: Actor, now: datetime) -> QuerySet[RestrictedFinding]:
    """The same rule as `access.may_read`, as the database asks it."""
    require(actor, Restricted.SEE)
    readable = Q(tier=Tier.SEALED, case__in=cases.open_to(actor, now))
    if actor.roles & OF_EVERY_AGENCY:
        readable |= Q(tier=Tier.AGENCYS_OWN)
    else:
        own = agencies_in(actor, OF_THEIR_AGENCY)
        readable |= Q(tier=Tier.AGENCYS_OWN, agency__key__in=own)
    standing = RestrictedFinding.objects.filter(destroyed_at=None)
    found = standing.filter(readable).select_related("agency", "case")
    return found.prefetch_related("agency__listings__year", "files")


def open_among(actor: Actor, numbers: Collection[str], now: datetime) -> set[str]:
    """Those of the findings with these numbers, as text, that the actor may read now."""
    if not may(actor, Restricted.SEE):
        return set()
    found = findings(actor, now).filter(pk__in=[int(each) for each in numbers])
    return {str(pk) for pk in found.values_list("pk", flat=True)}


def finding(actor: Actor, pk: int, now: datetime) -> RestrictedFinding | None:
    return findings(actor, now).filter(pk=pk).first()


def file(actor: Actor, finding_pk: int, pk: int, now: datetime) -> RestrictedFile | None:
    """A file of a finding that stands and that the actor may read."""
    standing = findings(actor, now).filter(pk=finding_pk, withdrawn_at=None)
    found = RestrictedFile.objects.filter(finding__in=standing, pk=pk)
    return found.select_related("finding__case", "finding__agency").first()


def agencies(actor: Actor) -> dict[str, str]:
    """Key and latest name of those whose own records the actor may read."""
    require(actor, Restricted.SEE)
    year = partnership.newest_year()
    if year is None:
        return {}
    rows = partnership.agencies(actor, year)
    return {row.key: row.name for row in rows if may_read_of(actor, row.key)}


def open_cases(actor: Actor, now: datetime) -> QuerySet[NamedCase]:
    """Those in which the actor may record something now."""
    require(actor, Restricted.SEE)
    return cases.cases(actor, now).filter(pk__in=cases.open_to(actor, now), closed_at=None)
