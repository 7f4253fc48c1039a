"""Every room that offers something to be found, and bringing it level before a search."""

from collections.abc import Iterable

from sightline.apps.concerns import search as concerns
from sightline.apps.evidence import search as evidence
from sightline.apps.followups import search as followups
from sightline.apps.partnership import search as partnership
from sightline.apps.partnership.models import Year
from sightline.apps.plan import search as plan
from sightline.kit import trail
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.search import indexing
from sightline.reports import search as reports

ROOMS = (concerns, evidence, followups, plan, partnership, reports)
# Reads everything, so that each document can say who may find it.
INDEXER = Actor("the search", frozenset({Role.SYSTEM}))
KINDS = {
    "concern": "Concern",
    "finding": "Finding",
    "escalated issue": "Escalated issue",
    "case review": "Case review",
    "voice": "Children's and families' voice",
    "commendation": "Commendation",
    "training": "Training",
    "coding": "Reason for a coding",
    "follow-up": "Follow-up",
    "plan": "Plan",
    "figure": "Figure",
    "section": "Section of the report",
    "agency": "Agency",
    "group": "Group",
    "terms of reference": "Terms of reference",
    "linkage": "Other board",
    "note": "Note on the source",
}


def bring_level(years: Iterable[Year]) -> None:
    """The years in which something may have changed since the last search."""
    mark = trail.latest()
    by_slug = {year.slug: year for year in years}
    for slug in indexing.stale(by_slug, mark):
        year = by_slug[slug]
        offered = (document for room in ROOMS for document in room.offered(INDEXER, year))
        indexing.bring_level(slug, mark, offered)
