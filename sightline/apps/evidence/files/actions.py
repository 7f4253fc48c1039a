"""Attaching files to findings, taking them back, and giving them out.

Each holds the year, so that no bytes go while something that is being written leans on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction

from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.files.places import store_of
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import EvidenceFile, Finding
from sightline.apps.partnership import queries as partnership
from sightline.core.periods import parse_period
from sightline.kit import trail
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""


@transaction.atomic
def attach(
    *,
    actor: Actor,
    year: Year,
    finding: str,
    sent: Sequence[Sent],
    says: str,
    covers: str,
    now: datetime,
) -> list[EvidenceFile]:
    """Keep the files with the finding of this key: all of them or none.

    `covers` is the period that they tell of, or ''. A file that is attached already is refused.
    """
    require(actor, Evidence.ATTACH)
    partnership.year_held(year.slug)
    if not Finding.objects.filter(year=year, key=finding).exists():
        raise CannotDo("The finding is no longer there. Go back to the list.")
    if not sent or not says.strip():
        raise CannotDo("Choose a file, and say in a line what it is.")
    period = str(parse_period(covers)) if covers.strip() else ""
    made = [_attached(actor, year, finding, each, says.strip(), period, now) for each in sent]
    for each in made:
        trail.record(
            actor=actor,
            event="evidence.file-attached",
            target=each,
            at=now,
            changes=[trail.added(each)],
        )
    transaction.on_commit(lambda: _settle(year, made))
    return made


@transaction.atomic
def take_back(*, actor: Actor, file: EvidenceFile, reason: str, now: datetime) -> None:
    """Take a file back, with the reason. That it was there stays; its bytes go with the change."""
    require(actor, Evidence.ATTACH)
    partnership.year_held(file.year.slug)
    if not reason.strip():
        raise CannotDo("Say in a line why it is taken back.")
    changes = trail.put(
        EvidenceFile.objects.filter(pk=file.pk, taken_back_at=None),
        taken_back_at=now,
        taken_back_by=actor.name,
        taken_back_reason=reason.strip(),
    )
    if not changes:
        raise CannotDo("It was taken back already.")
    trail.record(
        actor=actor, event="evidence.file-taken-back", target=file, at=now, changes=changes
    )
    transaction.on_commit(lambda: _let_go(file.year, file.digest))


@transaction.atomic
def give_out(*, actor: Actor, file: EvidenceFile, now: datetime) -> bytes:
    """The bytes of a standing file, checked, for somebody who may see it; the trail says who."""
    require(actor, Evidence.VIEW)
    if file.taken_back_at is not None:
        raise CannotDo("It was taken back.")
    content = store_of(file.year).read(file.digest)
    trail.record(actor=actor, event="evidence.file-downloaded", target=file, at=now)
    return content


@transaction.atomic
def sweep(*, actor: Actor, year: Year, now: datetime) -> int:
    """Remove what a machine that stopped half-way left: sent, or taken back and not yet gone."""
    require(actor, Evidence.LOAD)
    partnership.year_held(year.slug)
    named = set(_standing(year).values_list("digest", flat=True))
    store = store_of(year)
    removed = store.sweep(named)
    gone = EvidenceFile.objects.filter(year=year, taken_back_at__isnull=False)
    for digest in set(gone.values_list("digest", flat=True)) - named:
        store.remove(digest)
    if removed:
        trail.record(
            actor=actor, event="evidence.files-swept", target=year, at=now, removed=removed
        )
    return removed


def _standing(year: Year) -> models.QuerySet[EvidenceFile]:
    return EvidenceFile.objects.filter(year=year, taken_back_at=None)


def _attached(
    actor: Actor, year: Year, finding: str, sent: Sent, says: str, period: str, now: datetime
) -> EvidenceFile:
    digest = store_of(year).keep(sent.parts())
    if _standing(year).filter(finding=finding, digest=digest).exists():
        raise CannotDo(f"{sent.name} is attached to this finding already.")
    return EvidenceFile.objects.create(
        year=year,
        finding=finding,
        name=sent.name,
        kind=sent.kind,
        media_type=sent.media_type,
        size=sent.size,
        digest=digest,
        says=says,
        covers=period,
        at=now,
        by=actor.name,
        person=actor.person,
    )


def _settle(year: Year, files: Sequence[EvidenceFile]) -> None:
    for each in files:
        store_of(year).settle(each.digest)


@transaction.atomic
def _let_go(year: Year, digest: str) -> None:
    partnership.year_held(year.slug)
    if not _standing(year).filter(digest=digest).exists():
        store_of(year).remove(digest)
