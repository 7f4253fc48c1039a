"""Changing the budget: loading a year of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.finance.access import Finance
from sightline.apps.finance.models import BudgetLine, BudgetTotal
from sightline.apps.finance.types import LineEntry, TotalEntry
from sightline.apps.partnership import queries as partnership
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Levelling


@transaction.atomic
def load(
    *,
    actor: Actor,
    lines: Sequence[LineEntry],
    totals: Sequence[TotalEntry],
    levelling: Levelling,
    now: datetime,
) -> None:
    """Bring the year's budget level with the pack."""
    require(actor, Finance.LOAD)
    year: Any = levelling.year
    agencies = {row.key: row for row in partnership.agencies(actor, year)}
    wanted_lines = {}
    for line in lines:
        fields = asdict(line)
        key = fields.pop("key")
        wanted_lines[key] = fields | {
            "side": line.side.value,
            "body": agencies.get(line.body),
        }
    wanted_totals = {}
    for total in totals:
        fields = asdict(total)
        key = fields.pop("key")
        wanted_totals[key] = fields | {"kind": total.kind.value}
    levelling.level("budget_lines", BudgetLine.objects.filter(year=year), wanted_lines)
    levelling.level("budget_totals", BudgetTotal.objects.filter(year=year), wanted_totals)
    trail.record(actor=actor, event="finance.loaded", target=year, at=now)
