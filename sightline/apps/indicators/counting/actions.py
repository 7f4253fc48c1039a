"""Taking a return for counting, and letting go of it, whatever came of the counting."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.models import WaitingReturn
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.tasks import actions as tasks
from sightline.kit.tasks.models import Job
from sightline.kit.uploads import shown_name, waiting

KIND = "indicators.count"


@dataclass(frozen=True)
class SentFile:
    """One file as it was sent; its parts are read once."""

    name: str
    parts: Iterable[bytes]


@dataclass(frozen=True)
class SentReturn:
    """`kind` is a CountedKind, or `counts` for what a council counted: then `as_at` may be None.

    `because` is why values that it restates differ; '' where none are expected to.
    """

    kind: str
    files: Sequence[SentFile]
    as_at: date | None
    because: str = ""


@transaction.atomic
def send(*, actor: Actor, sent: SentReturn, now: datetime) -> Job:
    """Keep the files sealed, and ask the worker to count them and let go of them."""
    require(actor, Indicators.COUNT)
    batch, lying = secrets.token_hex(16), []
    try:
        rows = []
        for each in sent.files:
            kept = waiting.keep(each.parts)
            lying.append(kept.name)
            rows.append(_row(actor, sent, each.name, kept))
            rows[-1].batch, rows[-1].at = batch, now
        made = WaitingReturn.objects.bulk_create(rows)
    except BaseException:
        for name in lying:
            waiting.remove(name)
        raise
    changes = [trail.added(row) for row in made]
    trail.record(actor=actor, event="indicators.return-sent", at=now, changes=changes)
    return tasks.ask(actor=actor, kind=KIND, now=now, batch=batch)


@transaction.atomic
def let_go(*, actor: Actor, batch: str, now: datetime) -> None:
    """The files go from the disk, and their keys with them."""
    require(actor, Indicators.COUNT)
    rows = WaitingReturn.objects.filter(batch=batch)
    names = list(rows.values_list("lying", flat=True))
    changes = trail.take_away(rows)
    trail.record(actor=actor, event="indicators.return-let-go", at=now, changes=changes)
    for name in names:
        waiting.remove(name)


@transaction.atomic
def sweep(*, actor: Actor, now: datetime) -> int:
    """Let go of what nobody counted within a day, and of bytes that nothing names; how many."""
    require(actor, Indicators.COUNT)
    old = WaitingReturn.objects.filter(at__lt=now - waiting.KEPT_FOR)
    names = list(old.values_list("lying", flat=True))
    changes = trail.take_away(old)
    if changes:
        trail.record(actor=actor, event="indicators.returns-swept", at=now, changes=changes)
    for name in names:
        waiting.remove(name)
    return len(names) + waiting.sweep(
        list(WaitingReturn.objects.values_list("lying", flat=True)), now
    )


def _row(actor: Actor, sent: SentReturn, name: str, kept: waiting.Waiting) -> WaitingReturn:
    ending = name.rpartition(".")[2].lower()
    return WaitingReturn(
        kind=sent.kind,
        as_at=sent.as_at,
        because=sent.because.strip(),
        name=shown_name(name, ending if ending in ("xml", "csv", "zip", "xlsx", "json") else "txt"),
        lying=kept.name,
        opens=kept.key,
        size=kept.size,
        by=actor.name,
        person=actor.person,
    )
