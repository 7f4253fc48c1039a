"""Reading the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sightline.apps.plan.access import Plan
from sightline.apps.plan.models import (
    Aim,
    Objective,
    PlanAction,
    Priority,
    ProgressLine,
    StrengthOrChallenge,
)
from sightline.apps.plan.types import Kind
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def aims(actor: Actor, year: Year) -> QuerySet[Aim]:
    require(actor, Plan.VIEW)
    return Aim.objects.filter(year=year)


def priorities(actor: Actor, year: Year) -> QuerySet[Priority]:
    """The year's priorities in their order, with their concerns."""
    require(actor, Plan.VIEW)
    found = Priority.objects.filter(year=year).select_related("aim")
    return found.prefetch_related("concerns")


def priorities_for_concern(actor: Actor, year: Year, key: str) -> QuerySet[Priority]:
    return priorities(actor, year).filter(concerns__key=key)


def objectives(actor: Actor, year: Year) -> QuerySet[Objective]:
    require(actor, Plan.VIEW)
    return Objective.objects.filter(year=year).select_related("priority")


def progress_lines(actor: Actor, year: Year) -> QuerySet[ProgressLine]:
    """The year's lines, a quarter on one thing each, in their order."""
    require(actor, Plan.VIEW)
    found = ProgressLine.objects.filter(year=year)
    return found.select_related("priority", "objective", "plan_action")


def plan_actions(actor: Actor, year: Year) -> QuerySet[PlanAction]:
    require(actor, Plan.VIEW)
    found = PlanAction.objects.filter(year=year)
    return found.select_related(
        "priority", "objective__priority", "aim", "lead_agency", "lead_group"
    )


def strengths_and_challenges(
    actor: Actor, year: Year, kind: Kind | None = None
) -> QuerySet[StrengthOrChallenge]:
    """Both kinds in their order, or one of them."""
    require(actor, Plan.VIEW)
    found = StrengthOrChallenge.objects.filter(year=year).prefetch_related("concerns")
    return found if kind is None else found.filter(kind=kind.value)
