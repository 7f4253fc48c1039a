"""Brings together the plan and the figures that measure it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sightline.apps.partnership import queries as partnership
from sightline.apps.plan import queries
from sightline.apps.plan.types import Kind
from sightline.core.figures import Figure
from sightline.kit.access import Actor
from sightline.reports.composing import compose
from sightline.web.plan import pages

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Note, Year
    from sightline.apps.plan.models import (
        Aim,
        Objective,
        PlanAction,
        Priority,
        ProgressLine,
        StrengthOrChallenge,
    )


@dataclass(frozen=True)
class PlanRead:
    """The year's plan, each table read once. `measures` are by the figure's key."""

    aims: list[Aim]
    priorities: list[Priority]
    objectives: list[Objective]
    actions: list[PlanAction]
    lines: list[ProgressLine]
    said: list[StrengthOrChallenge]
    notes: list[Note]
    measures: Mapping[str, pages.Measure]

    @property
    def is_empty(self) -> bool:
        return not (self.aims or self.priorities or self.actions or self.said)

    @property
    def strengths(self) -> list[StrengthOrChallenge]:
        return [each for each in self.said if each.kind == Kind.STRENGTH]

    @property
    def challenges(self) -> list[StrengthOrChallenge]:
        return [each for each in self.said if each.kind == Kind.CHALLENGE]


def read_plan(actor: Actor, year: Year) -> PlanRead:
    objectives = list(queries.objectives(actor, year))
    actions = list(queries.plan_actions(actor, year))
    named = {row.measure for row in (*objectives, *actions) if row.measure}
    return PlanRead(
        aims=list(queries.aims(actor, year)),
        priorities=list(queries.priorities(actor, year)),
        objectives=objectives,
        actions=actions,
        lines=list(queries.progress_lines(actor, year)),
        said=list(queries.strengths_and_challenges(actor, year)),
        notes=list(partnership.notes_about(actor, year, "priority")),
        measures=_measures(actor, year, named),
    )


def _measures(actor: Actor, year: Year, named: Iterable[str]) -> dict[str, pages.Measure]:
    """From the composed report's ledger, which is kept: a plan without measures asks for none."""
    keys = sorted(named)
    figures = compose(actor, year).ledger.figures if keys else {}
    return {key: _measure(key, figures) for key in keys}


def _measure(key: str, figures: Mapping[str, Figure]) -> pages.Measure:
    figure = figures.get(key)
    if figure is None:
        return pages.Measure(key, f"‘{key}’ names no figure", is_known=False)
    return pages.Measure(key, f"{figure.label}: {figure.text}", is_known=True)
