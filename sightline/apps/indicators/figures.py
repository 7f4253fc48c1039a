"""Figures for the ledger: as declared, and each indicator's value of the year; a target and a
comparator are figures of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.indicators import queries
from sightline.apps.indicators.models import DeclaredFigure
from sightline.apps.indicators.series import offering
from sightline.core.calculations import Calculation, Operation
from sightline.core.figures import Basis, Beneath, Direction, Figure
from sightline.core.periods import parse_period
from sightline.core.quantities import parse_quantity
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ROOM = "indicators"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    for row in queries.declared(actor, year):
        yield from _figures(row)
    yield from offering.offered(actor, year)


def calculations(actor: Actor, year: Year) -> list[Calculation]:
    """What is to be worked out, once every room's figures are known."""
    return [
        Calculation(
            key=row.key,
            label=row.label,
            operation=Operation(row.operation),
            of=tuple(row.of),
            unit=row.unit,
            decimals=row.decimals,
            definition=row.definition,
            good=Direction(row.good_direction),
        )
        for row in queries.calculated(actor, year)
    ]


def _figures(row: DeclaredFigure) -> Iterator[Figure]:
    target = f"{row.key}.target" if row.target else ""
    comparator = f"{row.key}.comparator" if row.comparator else ""
    good = Direction(row.good_direction)
    yield Figure(
        key=row.key,
        label=row.label,
        quantity=parse_quantity(row.value, row.unit),
        basis=Basis.DECLARED,
        definition=row.definition,
        source=row.source,
        room=ROOM,
        period=parse_period(row.period) if row.period else None,
        declared_by=str(row.declared_by or ""),
        good=good,
        target=target,
        comparator=comparator,
        rounded_to=row.rounded_to,
        beneath=(Beneath("declared", row.key, f"As stated: {row.value}", row.source),),
    )
    if target:
        yield _beside(row, target, f"Target: {row.label}", row.target, row.period)
    if comparator:
        label = f"{row.comparator_label}: {row.label}"
        yield _beside(row, comparator, label, row.comparator, row.comparator_as_at)


def _beside(row: DeclaredFigure, key: str, label: str, value: str, period: str) -> Figure:
    """A target or a comparator, which is a figure too, for the report may print it."""
    return Figure(
        key=key,
        label=label,
        quantity=parse_quantity(value, row.unit),
        basis=Basis.DECLARED,
        definition=row.definition,
        source=row.source,
        room=ROOM,
        period=parse_period(period) if period else None,
        declared_by=str(row.declared_by or ""),
        good=Direction(row.good_direction),
        beneath=(Beneath("declared", row.key, f"As stated: {value}", row.source),),
    )
