"""Changing the plan: loading a year of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.concerns import queries as concerns
from sightline.apps.partnership import queries as partnership
from sightline.apps.plan.access import Plan
from sightline.apps.plan.models import (
    Aim,
    Objective,
    PlanAction,
    Priority,
    ProgressLine,
    StrengthOrChallenge,
)
from sightline.apps.plan.types import (
    ActionEntry,
    AimEntry,
    LineEntry,
    ObjectiveEntry,
    PriorityEntry,
    SummingUpEntry,
)
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Levelling


@dataclass(frozen=True)
class Tables:
    """What a pack says of the plan in one year."""

    aims: Sequence[AimEntry]
    priorities: Sequence[PriorityEntry]
    objectives: Sequence[ObjectiveEntry]
    actions: Sequence[ActionEntry]
    lines: Sequence[LineEntry]
    summing_up: Sequence[SummingUpEntry]


@transaction.atomic
def load(*, actor: Actor, tables: Tables, levelling: Levelling, now: datetime) -> None:
    """Bring the year's plan level with the pack."""
    require(actor, Plan.LOAD)
    year: Any = levelling.year
    listings = {row.key: row for row in concerns.concerns(actor, year)}
    aims = levelling.level("aims", Aim.objects.filter(year=year), _fields(tables.aims))
    priorities = levelling.level(
        "priorities",
        Priority.objects.filter(year=year).prefetch_related("concerns"),
        _fields(tables.priorities, aim=aims),
        _links(tables.priorities, listings),
    )
    _load_beneath(actor, tables, levelling, aims, priorities)
    levelling.level(
        "strengths_and_challenges",
        StrengthOrChallenge.objects.filter(year=year).prefetch_related("concerns"),
        _fields(tables.summing_up),
        _links(tables.summing_up, listings),
    )
    trail.record(actor=actor, event="plan.loaded", target=year, at=now)


def _load_beneath(
    actor: Actor,
    tables: Tables,
    levelling: Levelling,
    aims: Mapping[str, Aim],
    priorities: Mapping[str, Priority],
) -> None:
    """What stands under the priorities: objectives, actions, and the quarters of all three."""
    year: Any = levelling.year
    objectives = levelling.level(
        "objectives",
        Objective.objects.filter(year=year),
        _fields(tables.objectives, priority=priorities),
    )
    actions = levelling.level(
        "plan_actions",
        PlanAction.objects.filter(year=year),
        _fields(
            tables.actions,
            priority=priorities,
            objective=objectives,
            aim=aims,
            lead_agency={row.key: row for row in partnership.agencies(actor, year)},
            lead_group={row.key: row for row in partnership.groups(actor, year)},
        ),
    )
    levelling.level(
        "progress_lines",
        ProgressLine.objects.filter(year=year),
        _fields(tables.lines, priority=priorities, objective=objectives, plan_action=actions),
    )


def _fields(entries: Sequence[Any], **references: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The columns of each entry, with the keys in `references` turned into rows."""
    rows = {}
    for entry in entries:
        fields = {name: value for name, value in asdict(entry).items() if name != "concerns"}
        for name, known in references.items():
            fields[name] = known.get(fields[name])
        rows[fields.pop("key")] = fields
    return rows


def _links(
    entries: Sequence[PriorityEntry] | Sequence[SummingUpEntry], listings: Mapping[str, Any]
) -> dict[str, dict[str, list[Any]]]:
    return {entry.key: {"concerns": [listings[key] for key in entry.concerns]} for entry in entries}
