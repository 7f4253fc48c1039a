"""Reading the share log: all of it for those who oversee it, else one's own agency's rows."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sightline.apps.accounts.queries import agency_name
from sightline.apps.partnership import queries as partnership
from sightline.apps.records.access import FOR_ANY_AGENCY, Records
from sightline.apps.records.models import ShareVersion
from sightline.kit.access import Actor, agencies_with, may, require


def shares(actor: Actor) -> QuerySet[ShareVersion]:
    """What each row that the actor may see says now, the newest day first."""
    return _seen(actor).filter(is_latest=True)


def versions(actor: Actor, share: int) -> QuerySet[ShareVersion]:
    """Every version of one row, the newest first; none where the actor may not see it."""
    return _seen(actor).filter(share__pk=share).order_by("-number")


def every_version(actor: Actor) -> QuerySet[ShareVersion]:
    """Of all rows that the actor may see, older ones too."""
    return _seen(actor)


def agencies(actor: Actor) -> dict[str, str]:
    """The latest name of every agency by its key, in the order of names."""
    require(actor, Records.OPEN)
    found = partnership.agency_keys().prefetch_related("listings__year")
    named = [(each.key, agency_name(each)) for each in found]
    return dict(sorted(named, key=lambda pair: pair[1].casefold()))


def may_record_for(actor: Actor, agency: str) -> bool:
    """Whether the actor may add rows of this agency, told by its key."""
    if not may(actor, Records.SHARE):
        return False
    return not actor.roles.isdisjoint(FOR_ANY_AGENCY) or agency in agencies_with(
        actor, Records.SHARE
    )


def _seen(actor: Actor) -> QuerySet[ShareVersion]:
    require(actor, Records.OPEN)
    found = ShareVersion.objects.select_related("share__from_agency", "to_agency")
    if may(actor, Records.VIEW):
        return found
    own = Q(share__from_agency__key__in=agencies_with(actor, Records.OPEN))
    if not actor.roles.isdisjoint(FOR_ANY_AGENCY):  # they act for none, and see what they added
        own |= Q(share__recorded_person=actor.person, share__recorded_person__isnull=False)
    return found.filter(own)
