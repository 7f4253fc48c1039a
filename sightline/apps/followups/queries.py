"""Reading follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from sightline.apps.followups.access import FollowUps
from sightline.apps.followups.models import FollowUp, FollowUpUpdate
from sightline.apps.followups.types import STILL_TO_DO
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def follow_ups(actor: Actor, year: Year) -> QuerySet[FollowUp]:
    """The year's follow-ups, those due first at the top, those without a date last."""
    require(actor, FollowUps.VIEW)
    found = FollowUp.objects.filter(year=year).select_related("agency", "group")
    return found.prefetch_related("concerns").order_by(
        F("due").asc(nulls_last=True), "position", "pk"
    )


def still_to_do(actor: Actor, year: Year) -> QuerySet[FollowUp]:
    return follow_ups(actor, year).filter(state__in=[state.value for state in STILL_TO_DO])


def for_concern(actor: Actor, year: Year, key: str) -> QuerySet[FollowUp]:
    return follow_ups(actor, year).filter(concerns__key=key)


def updates(actor: Actor, year: Year) -> QuerySet[FollowUpUpdate]:
    """What was said of the year's follow-ups, the newest first."""
    require(actor, FollowUps.VIEW)
    found = FollowUpUpdate.objects.filter(year=year).select_related("follow_up")
    return found.order_by("-on", "-position", "-pk")


def updates_of(actor: Actor, year: Year, key: str) -> QuerySet[FollowUpUpdate]:
    return updates(actor, year).filter(follow_up__key=key)
