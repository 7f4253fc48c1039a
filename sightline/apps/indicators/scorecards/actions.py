"""Making scorecards, changing them, withdrawing them and putting them back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.dictionary import dictionary
from sightline.apps.indicators.models import Scorecard
from sightline.apps.indicators.scorecards import rules
from sightline.apps.indicators.scorecards.rules import CannotDo
from sightline.apps.indicators.scorecards.types import ScorecardEntry
from sightline.kit import trail
from sightline.kit.access import Actor, require

TAKEN = "Another scorecard has this title: give this one another."


@transaction.atomic
def make(*, actor: Actor, entry: ScorecardEntry, now: datetime) -> Scorecard:
    require(actor, Indicators.JUDGE)
    rules.check(entry, dictionary())
    try:
        with transaction.atomic():
            made = Scorecard.objects.create(
                **_cells(entry),
                of=entry.of.value if entry.of else "",
                of_key=entry.of_key,
                at=now,
                by=actor.name,
                person=actor.person,
            )
    except IntegrityError as twice:
        raise CannotDo(TAKEN, "title") from twice
    changes = [trail.added(made)]
    trail.record(
        actor=actor, event="indicators.scorecard-made", target=made, at=now, changes=changes
    )
    return made


@transaction.atomic
def change(*, actor: Actor, of: int, seen: int, entry: ScorecardEntry, now: datetime) -> None:
    """Its title, its indicators, their order and reasons; what it is of stays.

    `seen` is the version that was looked at. Refused where somebody changed it meanwhile.
    """
    require(actor, Indicators.JUDGE)
    rules.check(entry, dictionary())
    held = Scorecard.objects.filter(pk=of, withdrawn_at=None, version=seen)
    new = {**_cells(entry), "version": seen + 1, "at": now, "by": actor.name}
    try:
        with transaction.atomic():
            changes = trail.put(held, **new, person=actor.person)
    except IntegrityError as twice:
        raise CannotDo(TAKEN, "title") from twice
    if not changes:
        raise CannotDo("Somebody changed or withdrew it meanwhile: look at it, and begin again.")
    trail.record(actor=actor, event="indicators.scorecard-changed", at=now, changes=changes)


@transaction.atomic
def withdraw(*, actor: Actor, of: int, why: str, now: datetime) -> None:
    """Take it off the list. It stays, with the reason, and can be put back."""
    require(actor, Indicators.JUDGE)
    if not why.strip():
        raise CannotDo("Say why it is withdrawn.", "why")
    changes = trail.put(
        Scorecard.objects.filter(pk=of, withdrawn_at=None),
        withdrawn_at=now,
        withdrawn_by=actor.name,
        withdrawn_why=why.strip(),
    )
    if not changes:
        raise CannotDo("It is withdrawn already.")
    trail.record(actor=actor, event="indicators.scorecard-withdrawn", at=now, changes=changes)


@transaction.atomic
def put_back(*, actor: Actor, of: int, now: datetime) -> None:
    require(actor, Indicators.JUDGE)
    try:
        with transaction.atomic():
            changes = trail.put(
                Scorecard.objects.filter(pk=of, withdrawn_at__isnull=False),
                withdrawn_at=None,
                withdrawn_by="",
                withdrawn_why="",
            )
    except IntegrityError as twice:
        raise CannotDo("Another scorecard has its title now: give that one another.") from twice
    if not changes:
        raise CannotDo("It is not withdrawn.")
    trail.record(actor=actor, event="indicators.scorecard-put-back", at=now, changes=changes)


def _cells(entry: ScorecardEntry) -> dict[str, Any]:
    return {
        "title": entry.title.strip(),
        "indicators": [[each.indicator, each.why.strip()] for each in entry.indicators],
    }
