"""What the pages of scorecards have in common: the year, the scorecard, and what it may be of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from sightline.apps.indicators.models import Scorecard
from sightline.apps.indicators.scorecards import queries
from sightline.apps.indicators.scorecards.types import Chosen
from sightline.apps.indicators.series.offering import PREFIX
from sightline.apps.indicators.types import ScorecardOf
from sightline.apps.partnership import queries as partnership
from sightline.apps.plan import queries as plan
from sightline.kit.access import Actor, actor_of

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def found(request: HttpRequest, year: str, pk: int) -> tuple[Year, Scorecard]:
    """One that is withdrawn too."""
    shown = get_object_or_404(partnership.years(), slug=year)
    scorecard = queries.one(actor_of(request), pk)
    if scorecard is None:
        raise Http404
    return shown, scorecard


def standing(request: HttpRequest, year: str, pk: int) -> tuple[Year, Scorecard]:
    """Not found where it is withdrawn: it is put back first."""
    shown, scorecard = found(request, year, pk)
    if scorecard.withdrawn_at:
        raise Http404
    return shown, scorecard


def parted(code: str) -> tuple[ScorecardOf | None, str]:
    """'priority.neglect' as its kind and key; neither where it names none."""
    kind, _, key = code.partition(".")
    known = kind in ScorecardOf._value2member_map_
    return (ScorecardOf(kind), key) if known and key else (None, "")


def begins_with(actor: Actor, year: Year, of: ScorecardOf | None, key: str) -> list[Chosen]:
    """The indicators that the objectives of a priority measure, in the plan's order, each with the
    objective that it measures; none for anything else."""
    if of is not ScorecardOf.PRIORITY:
        return []
    measured: dict[str, str] = {}
    for each in plan.objectives(actor, year).filter(priority__key=key):
        if each.measure.startswith(PREFIX):
            indicator = each.measure.removeprefix(PREFIX).removesuffix(".target")
            measured.setdefault(indicator, f"Measures the objective: {each.title}")
    return [Chosen(indicator, why[:200]) for indicator, why in measured.items()]


def chosen_of(scorecard: Scorecard) -> list[Chosen]:
    return [Chosen(key, why) for key, why in scorecard.indicators]
