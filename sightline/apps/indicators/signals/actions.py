"""Raising signals by rule, and deciding about each: accepted as a finding, or dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import Signal
from sightline.apps.indicators.signals.types import Raised
from sightline.apps.indicators.types import SignalState
from sightline.kit import trail
from sightline.kit.access import Actor, require


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""


@transaction.atomic
def raise_signals(*, actor: Actor, raised: Sequence[Raised], now: datetime) -> int:
    """Keep those that are not kept yet; how many were new. One is raised once for a period."""
    require(actor, Indicators.JUDGE)
    known = {
        (row.indicator, row.rule, row.about, row.period)
        for row in Signal.objects.filter(indicator__in={each.indicator for each in raised})
    }
    fresh = {each.identity: each for each in raised if each.identity not in known}
    new = list(fresh.values())
    made = Signal.objects.bulk_create(
        [
            Signal(
                indicator=each.indicator,
                rule=each.rule.value,
                about=each.about,
                period=each.period,
                ends_on=each.ends_on,
                says=each.says,
                reason=each.reason,
                is_good=each.is_good,
                raised_at=now,
            )
            for each in new
        ]
    )
    changes = [trail.added(row) for row in made]
    trail.record(actor=actor, event="indicators.signals-raised", at=now, changes=changes)
    return len(made)


@transaction.atomic
def dismiss(*, actor: Actor, signal: int, why: str, now: datetime) -> None:
    """Leave it: the reason stays with it."""
    require(actor, Indicators.JUDGE)
    if not why.strip():
        raise CannotDo("Say why this is not evidence of anything.")
    changes = trail.put(
        Signal.objects.filter(pk=signal, state=SignalState.NEW.value),
        state=SignalState.DISMISSED.value,
        decided_at=now,
        decided_by=actor.name,
        decided_why=why.strip(),
        person=actor.person,
    )
    if not changes:
        raise CannotDo("Somebody has decided about this signal already.")
    trail.record(actor=actor, event="indicators.signal-dismissed", at=now, changes=changes)


@transaction.atomic
def accept(*, actor: Actor, signal: int, year: str, finding: str, now: datetime) -> None:
    """It became the year's finding with that key; the caller makes it in the same transaction."""
    require(actor, Indicators.JUDGE)
    changes = trail.put(
        Signal.objects.filter(pk=signal, state=SignalState.NEW.value),
        state=SignalState.ACCEPTED.value,
        decided_at=now,
        decided_by=actor.name,
        person=actor.person,
        year=year,
        finding=finding,
    )
    if not changes:
        raise CannotDo("Somebody has decided about this signal already.")
    trail.record(actor=actor, event="indicators.signal-accepted", at=now, changes=changes)


@transaction.atomic
def take_up_again(*, actor: Actor, signal: int, now: datetime) -> None:
    """A dismissed signal is open again."""
    require(actor, Indicators.JUDGE)
    changes = trail.put(
        Signal.objects.filter(pk=signal, state=SignalState.DISMISSED.value),
        state=SignalState.NEW.value,
        decided_at=None,
        decided_by="",
        decided_why="",
        person=None,
    )
    if not changes:
        raise CannotDo("Only a dismissed signal can be taken up again.")
    trail.record(actor=actor, event="indicators.signal-taken-up-again", at=now, changes=changes)
