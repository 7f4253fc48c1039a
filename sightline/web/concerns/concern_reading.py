"""Brings together what the rooms know of one concern."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.concerns import queries as concerns
from sightline.apps.concerns.models import Coding, ConcernListing
from sightline.apps.followups import queries as followups
from sightline.apps.followups import rules as followup_rules
from sightline.apps.followups.models import FollowUp
from sightline.apps.followups.types import State
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Note, Year
from sightline.apps.plan import queries as plan
from sightline.apps.plan.models import Priority, StrengthOrChallenge
from sightline.kit.access import Actor
from sightline.web.concerns.concern_page import (
    ConcernPage,
    FindingShown,
    FollowUpShown,
    concern_page,
    years_of,
)


@dataclass(frozen=True)
class ConcernRead:
    listing: ConcernListing
    page: ConcernPage
    priorities: list[Priority]
    summed_up: list[StrengthOrChallenge]
    follow_ups: list[FollowUpShown]
    notes: list[Note]


def read_concern(actor: Actor, year: Year, listing: ConcernListing) -> ConcernRead:
    key = listing.key
    matrix = concerns.matrix(actor, year)
    [row] = [row for row in matrix.rows if row.concern.key == key]
    findings = [finding_shown(coding) for coding in concerns.codings_of_concern(actor, year, key)]
    listed = [each.year.label for each in concerns.years_of(actor, year, key)]
    stated = {listing.earlier_year: listing.earlier_year_source} if listing.earlier_year else {}
    said = plan.strengths_and_challenges(actor, year).filter(concerns__key=key)
    return ConcernRead(
        listing=listing,
        page=concern_page(row, findings, years_of(findings, listed, stated)),
        priorities=list(plan.priorities_for_concern(actor, year, key)),
        summed_up=list(said),
        follow_ups=[
            _follow_up(each, year.as_at) for each in followups.for_concern(actor, year, key)
        ],
        notes=list(partnership.notes_about(actor, year, "concern", key)),
    )


def finding_shown(coding: Coding) -> FindingShown:
    finding = coding.finding
    return FindingShown(
        key=finding.key,
        year=finding.year.label,
        year_slug=finding.year.slug,
        statement=finding.statement,
        stream=finding.stream,
        origin=finding.origin_name,
        is_strength=finding.is_strength,
        observed=str(finding.period),
        weight=str(finding.weight or ""),
        agencies=", ".join(agency.name for agency in finding.agencies.all()),
        source=finding.source,
        reason=coding.reason,
        coded_by="the pack" if coding.is_from_pack else str(coding.coded_by),
    )


def _follow_up(row: FollowUp, as_at: date) -> FollowUpShown:
    due = followup_rules.due(state=State(row.state), due_on=row.due, as_at=as_at)
    return FollowUpShown(row.key, row.title, row.agreed_by, row.state_name, row.due, due.value)
