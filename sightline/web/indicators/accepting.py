"""A signal that is accepted becomes a finding of the year, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sightline.apps.indicators.models import Signal
from sightline.apps.indicators.signals import actions as signals
from sightline.exchange.keeping import actions as keeping
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@transaction.atomic
def accept(
    actor: Actor, year: Year, signal: Signal, title: str, said: Mapping[str, str], now: datetime
) -> str:
    """The key of the finding. Refuses what a finding may not say; then nothing is kept."""
    row = keeping.add(
        actor=actor,
        year=year,
        table="findings",
        cells={
            "stream": "data",
            "statement": said["statement"],
            "polarity": said["polarity"],
            "observed": signal.period,
            "weight": said.get("weight", ""),
            "record": f"Signal {signal.pk}: {signal.rule_name}",
            "source": f"{title}, {signal.period}",
        },
        reason="A signal of an indicator was accepted.",
        now=now,
    )
    signals.accept(actor=actor, signal=signal.pk, year=year.slug, finding=row.key, now=now)
    return row.key
