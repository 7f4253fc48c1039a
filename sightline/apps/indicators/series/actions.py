"""Taking values in, keeping those that they restate, and deciding how charts are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import (
    ChartSetting,
    Commentary,
    CountedReturn,
    IndicatorTarget,
    IndicatorValue,
    Rebasing,
)
from sightline.apps.indicators.types import CountedEntry, ValueEntry
from sightline.core.periods import parse_period
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.trail.changes import Change

FEWEST_FIXED = 12  # points: fewer give no limits to fix
Identity = tuple[str, str, str, str]


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""


@dataclass(frozen=True)
class Taken:
    """What taking values in did."""

    added: int
    restated: int
    unchanged: int


@transaction.atomic
def count_return(
    *,
    actor: Actor,
    counted: CountedEntry,
    values: Sequence[ValueEntry],
    because: str = "",
    now: datetime,
) -> Taken:
    """Take the counts of a statutory return in. `because` is needed where they restate others."""
    require(actor, Indicators.COUNT)
    made = CountedReturn.objects.create(
        kind=counted.kind.value,
        files=list(counted.files),
        as_at=counted.as_at,
        counted_here=counted.counted_here,
        proofs=list(counted.proofs),
        proof_key=counted.proof_key,
        counts=dict(counted.counts),
        faults=dict(counted.faults),
        authority=counted.authority,
        at=now,
        by=actor.name,
        person=actor.person,
    )
    taken, changes = _take(actor, values, because, now, made)
    trail.record(
        actor=actor,
        event="indicators.return-counted",
        target=made,
        at=now,
        changes=[trail.added(made), *changes],
        restated=taken.restated,
    )
    return taken


@transaction.atomic
def record_values(
    *, actor: Actor, values: Sequence[ValueEntry], because: str = "", now: datetime
) -> Taken:
    """Take values in from elsewhere: what agencies returned, or what a document states."""
    require(actor, Indicators.JUDGE)
    taken, changes = _take(actor, values, because, now, None)
    trail.record(
        actor=actor,
        event="indicators.values-recorded",
        at=now,
        changes=changes,
        added=taken.added,
        restated=taken.restated,
    )
    return taken


@transaction.atomic
def set_chart(
    *, actor: Actor, indicator: str, screens: bool, fix_after: int | None, why: str, now: datetime
) -> None:
    """How an indicator's limits are worked out from now on."""
    require(actor, Indicators.JUDGE)
    if not why.strip():
        raise CannotDo("Say why the chart is drawn so: the board reads it beneath the chart.")
    if fix_after is not None and fix_after < FEWEST_FIXED:
        raise CannotDo(f"Fix limits on {FEWEST_FIXED} points or more: fewer give no limits.")
    made = ChartSetting.objects.create(
        indicator=indicator,
        screens_outliers=screens,
        fix_after=fix_after,
        why=why.strip(),
        at=now,
        by=actor.name,
        person=actor.person,
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="indicators.chart-set", target=made, at=now, changes=changes)


@transaction.atomic
def rebase(*, actor: Actor, indicator: str, begins_with: date, why: str, now: datetime) -> None:
    """Begin new limits with the period that ends on a day, because the process is known to differ.

    Domain practice allows it only after a known change, never because a line looks better for it.
    """
    require(actor, Indicators.JUDGE)
    if not why.strip():
        raise CannotDo("Say what changed: limits begin anew only after a known change.")
    known = IndicatorValue.objects.filter(indicator=indicator, ends_on=begins_with)
    if not known.exists():
        raise CannotDo("Choose a period that has a value.")
    try:
        with transaction.atomic():
            made = Rebasing.objects.create(
                indicator=indicator,
                begins_with=begins_with,
                why=why.strip(),
                at=now,
                by=actor.name,
                person=actor.person,
            )
    except IntegrityError as twice:
        raise CannotDo("Limits begin anew with this period already.") from twice
    changes = [trail.added(made)]
    trail.record(actor=actor, event="indicators.rebased", target=made, at=now, changes=changes)


@transaction.atomic
def withdraw_rebasing(*, actor: Actor, rebasing: int, why: str, now: datetime) -> None:
    """Take a re-basing back; it stays to be read."""
    require(actor, Indicators.JUDGE)
    if not why.strip():
        raise CannotDo("Say why the re-basing is withdrawn.")
    changes = trail.put(
        Rebasing.objects.filter(pk=rebasing, withdrawn_at=None),
        withdrawn_at=now,
        withdrawn_by=actor.name,
        withdrawn_why=why.strip(),
    )
    if not changes:
        raise CannotDo("This re-basing is withdrawn already.")
    trail.record(actor=actor, event="indicators.rebasing-withdrawn", at=now, changes=changes)


@transaction.atomic
def set_target(
    *,
    actor: Actor,
    indicator: str,
    value: Decimal | None,
    kind: str,
    why: str,
    valid_from: date,
    now: datetime,
) -> None:
    """What is aimed at from a day on; None: nothing from then on."""
    require(actor, Indicators.JUDGE)
    if not why.strip():
        raise CannotDo("Say where the target comes from, or why there is none.")
    made = IndicatorTarget.objects.create(
        indicator=indicator,
        value=value,
        kind=kind,
        why=why.strip(),
        valid_from=valid_from,
        at=now,
        by=actor.name,
        person=actor.person,
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="indicators.target-set", target=made, at=now, changes=changes)


@transaction.atomic
def comment(
    *, actor: Actor, indicator: str, period: str, agency: str, words: str, now: datetime
) -> None:
    """What somebody says of an indicator in a period, for the agency that they act for."""
    require(actor, Indicators.COMMENT)
    if not words.strip():
        raise CannotDo("Write what you have to say of this period.")
    made = Commentary.objects.create(
        indicator=indicator,
        period=period,
        agency=agency,
        words=words.strip(),
        at=now,
        by=actor.name,
        person=actor.person,
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="indicators.commented", target=made, at=now, changes=changes)


def _take(
    actor: Actor,
    values: Sequence[ValueEntry],
    because: str,
    now: datetime,
    counted: CountedReturn | None,
) -> tuple[Taken, list[Change]]:
    standing = {_identity(row): row for row in _standing(values)}
    rows, changes, unchanged = [], [], 0
    for entry in values:
        before = standing.get(_identity(entry))
        if before is not None and _same(before, entry):
            unchanged += 1
            continue
        row = _row(actor, entry, now, counted)
        if before is not None:
            row.restates, row.restated_because = before, _reason(because, before)
            changes += trail.put(IndicatorValue.objects.filter(pk=before.pk), is_current=False)
        rows.append(row)
    made = IndicatorValue.objects.bulk_create(rows)
    restated = sum(1 for row in made if row.restates_id)
    taken = Taken(len(made) - restated, restated, unchanged)
    return taken, [*changes, *(trail.added(row) for row in made)]


def _reason(because: str, before: IndicatorValue) -> str:
    if not because.strip():
        raise CannotDo(
            f"A value of {before.indicator} for {before.when} is held already, and this one "
            "differs: say why it is restated. The earlier value is kept beside it."
        )
    return because.strip()


def _standing(values: Sequence[ValueEntry]) -> Iterable[IndicatorValue]:
    """Held until the transaction ends: two who restate at once do so one after the other."""
    wanted = {entry.indicator for entry in values}
    rows: QuerySet[IndicatorValue] = IndicatorValue.objects.filter(
        indicator__in=wanted, is_current=True
    )
    return rows.select_for_update()


def _identity(row: IndicatorValue | ValueEntry) -> Identity:
    return (row.indicator, row.dimension, row.cell, row.period)


def _same(row: IndicatorValue, entry: ValueEntry) -> bool:
    said = entry.absence.value if entry.absence else ""
    return (row.value, row.numerator, row.denominator, row.absence, row.absence_why) == (
        entry.value,
        entry.numerator,
        entry.denominator,
        said,
        entry.absence_why,
    )


def _row(
    actor: Actor, entry: ValueEntry, now: datetime, counted: CountedReturn | None
) -> IndicatorValue:
    return IndicatorValue(
        indicator=entry.indicator,
        defined_from=entry.defined_from,
        dimension=entry.dimension,
        cell=entry.cell,
        period=entry.period,
        ends_on=parse_period(entry.period).ends_on,
        numerator=entry.numerator,
        denominator=entry.denominator,
        value=entry.value,
        absence=entry.absence.value if entry.absence else "",
        absence_why=entry.absence_why,
        basis=entry.basis.value,
        agency=entry.agency,
        source=entry.source,
        counted=counted,
        at=now,
        by=actor.name,
        person=actor.person,
    )
