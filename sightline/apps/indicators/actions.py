"""Changing declared figures: loading a year of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import CalculatedFigure, DeclaredFigure
from sightline.apps.indicators.types import TABLES, CalculationEntry, DeclaredEntry
from sightline.apps.partnership import queries as partnership
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Levelling


@transaction.atomic
def load(
    *,
    actor: Actor,
    declared: Sequence[DeclaredEntry],
    calculations: Sequence[CalculationEntry],
    levelling: Levelling,
    now: datetime,
) -> None:
    """Bring the year's declared and calculated figures level with the pack."""
    require(actor, Indicators.LOAD)
    year: Any = levelling.year
    agencies = {row.key: row for row in partnership.agencies(actor, year)}
    wanted: dict[str, dict[str, dict[str, Any]]] = {table: {} for table in TABLES}
    for entry in declared:
        fields = asdict(entry)
        fields["declared_by"] = agencies.get(entry.declared_by)
        fields["good_direction"] = entry.good_direction.value
        wanted[entry.table][fields.pop("key")] = fields
    for table in TABLES:
        standing = DeclaredFigure.objects.filter(year=year, table=table)
        levelling.level(table, standing, wanted[table])
    levelling.level(
        "calculations",
        CalculatedFigure.objects.filter(year=year),
        {entry.key: _calculation_fields(entry) for entry in calculations},
    )
    trail.record(actor=actor, event="indicators.loaded", target=year, at=now)


def _calculation_fields(entry: CalculationEntry) -> dict[str, Any]:
    fields = asdict(entry)
    del fields["key"]
    return fields | {"of": list(entry.of), "good_direction": entry.good_direction.value}
