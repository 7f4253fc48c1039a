"""Reading the register, the codings, and the matrix they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sightline.apps.concerns import rules
from sightline.apps.concerns.access import Concerns
from sightline.apps.concerns.models import Coding, ConcernGroup, ConcernListing
from sightline.apps.concerns.types import (
    NOT_STATED,
    CodedFinding,
    ListedConcern,
    Matrix,
    Only,
)
from sightline.apps.evidence import queries as evidence
from sightline.apps.evidence.types import MATRIX_STREAMS
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.evidence.models import Finding
    from sightline.apps.partnership.models import Year


def groups(actor: Actor, year: Year) -> QuerySet[ConcernGroup]:
    require(actor, Concerns.VIEW)
    return ConcernGroup.objects.filter(year=year)


def concerns(actor: Actor, year: Year) -> QuerySet[ConcernListing]:
    """The year's concerns in their order, with their groups and owners."""
    require(actor, Concerns.VIEW)
    return ConcernListing.objects.filter(year=year).select_related(
        "concern", "group", "owner_agency", "owner_group"
    )


def concern(actor: Actor, year: Year, key: str) -> ConcernListing | None:
    return concerns(actor, year).filter(key=key).first()


def years_of(actor: Actor, year: Year, key: str) -> QuerySet[ConcernListing]:
    """How the year and those before it list one concern, the oldest year first."""
    require(actor, Concerns.VIEW)
    found = ConcernListing.objects.filter(concern__key=key, year__starts_on__lte=year.starts_on)
    return found.select_related("year").order_by("year__starts_on")


def codings(actor: Actor, year: Year) -> QuerySet[Coding]:
    """The codings that stand, of findings of this year and before, observed by the as-at date."""
    require(actor, Concerns.VIEW)
    found = evidence.findings_up_to(actor, year)
    return (
        Coding.objects.filter(withdrawn_at=None, finding__in=found)
        .select_related("finding", "finding__year", "concern", "coded_by")
        .order_by("finding__year__starts_on", "finding__position", "pk")
    )


def codings_of_concern(actor: Actor, year: Year, key: str) -> QuerySet[Coding]:
    """With the findings' agencies, for a concern's own page."""
    found = codings(actor, year).filter(concern__key=key)
    return found.prefetch_related("finding__agencies")


def history_of_finding(actor: Actor, finding: Finding) -> QuerySet[Coding]:
    """Every coding that the finding has or had, the withdrawn ones too."""
    require(actor, Concerns.VIEW)
    found = Coding.objects.filter(finding=finding)
    return found.select_related("concern", "coded_by", "withdrawn_by")


def findings_not_coded(actor: Actor, year: Year) -> QuerySet[Finding]:
    """The year's findings that are coded to nothing, waiting for somebody to read them."""
    require(actor, Concerns.VIEW)
    standing = Coding.objects.filter(withdrawn_at=None)
    return evidence.findings(actor, year).exclude(pk__in=standing.values("finding"))


def codings_of_cell(actor: Actor, year: Year, key: str, stream: str) -> QuerySet[Coding]:
    """What lies behind one cell of the matrix."""
    return codings_of_concern(actor, year, key).filter(finding__stream=stream)


def standing_coding(actor: Actor, year: Year, pk: int) -> Coding | None:
    """One coding of the year's findings, if nobody has withdrawn it."""
    require(actor, Concerns.CODE)
    found = Coding.objects.filter(pk=pk, finding__year=year, withdrawn_at=None)
    return found.select_related("finding", "concern").first()


def matrix(actor: Actor, year: Year, only: Only | None = None) -> Matrix:
    """The matrix as at the year's date; with `only`, of those findings."""
    return rules.matrix(
        concerns=[_listed(row) for row in concerns(actor, year)],
        findings=[_coded(row) for row in _chosen(codings(actor, year), only or Only())],
        streams=[stream.value for stream in MATRIX_STREAMS],
        as_at=year.as_at,
    )


def _chosen(found: QuerySet[Coding], only: Only) -> QuerySet[Coding]:
    if only.stream:
        found = found.filter(finding__stream=only.stream)
    if only.agency:
        found = found.filter(finding__agencies__key=only.agency)
    if only.year:
        found = found.filter(finding__year__slug=only.year)
    if only.weight == NOT_STATED:
        return found.filter(finding__weight=None)
    return found.filter(finding__weight=only.weight) if only.weight else found


def _listed(row: ConcernListing) -> ListedConcern:
    return ListedConcern(row.key, row.title, row.group.title, bool(row.owner), row.earlier_year)


def _coded(row: Coding) -> CodedFinding:
    finding = row.finding
    return CodedFinding(
        key=finding.key,
        concern=row.concern.key,
        stream=finding.stream,
        is_strength=finding.is_strength,
        observed=finding.period,
        year=finding.year.label,
        weight=finding.weight,
    )
