"""Recording what is not open to the partnership, opening it, and giving its files out.

Each opening leaves an entry: a list one entry that names those shown.
"""

from __future__ import annotations

import io
import secrets
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sightline.apps.accounts.cases import queries as cases
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import RestrictedFile, RestrictedFinding
from sightline.apps.evidence.restricted import bytes as lying
from sightline.apps.evidence.restricted import destroying
from sightline.apps.evidence.restricted.access import Restricted, may_read_of
from sightline.apps.evidence.types import RestrictedEntry, Tier
from sightline.core.periods import parse_period
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.trail.erasing import erase
from sightline.kit.trail.subjects import subject_of

if TYPE_CHECKING:
    from sightline.apps.accounts.models import NamedCase
    from sightline.apps.partnership.models import Agency


@dataclass(frozen=True)
class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""

    message: str

    def __str__(self) -> str:
        return self.message


@transaction.atomic
def record(
    *,
    actor: Actor,
    entry: RestrictedEntry,
    agency: Agency | None = None,
    case: NamedCase | None = None,
    sent: Sequence[Sent] = (),
    now: datetime,
) -> RestrictedFinding:
    """An agency's own, or sealed within a case: just one of both is given."""
    require(actor, Restricted.RECORD)
    _check_place(actor, agency, case, now)
    made = RestrictedFinding.objects.create(
        tier=Tier.SEALED if case else Tier.AGENCYS_OWN,
        agency=agency,
        case=case,
        statement=entry.statement.strip(),
        source=entry.source.strip(),
        polarity=entry.polarity,
        observed=str(parse_period(entry.observed)),
        at=now,
        by=actor.name,
        person=actor.person,
    )
    files = [_kept(actor, made, each, now) for each in sent]
    trail.record(
        actor=actor, event="restricted.recorded", target=made, at=now,
        changes=[trail.added(each) for each in (made, *files)], tier=made.tier, files=len(files),
    )  # fmt: skip
    transaction.on_commit(lambda: _settle(files))
    return made


@transaction.atomic
def withdraw(*, actor: Actor, finding: RestrictedFinding, why: str, now: datetime) -> None:
    """Take it out of what is read; that it was there stays, and its files are given out no more."""
    require(actor, Restricted.RECORD)
    if not why.strip():
        raise CannotDo("Say in a line why it is withdrawn.")
    standing = RestrictedFinding.objects.filter(pk=finding.pk, withdrawn_at=None)
    changes = trail.put(
        standing, withdrawn_at=now, withdrawn_by=actor.name, withdrawn_why=why.strip()
    )
    if not changes:
        raise CannotDo("It was withdrawn already.")
    trail.record(actor=actor, event="restricted.withdrawn", target=finding, at=now, changes=changes)


@transaction.atomic
def note_listed(*, actor: Actor, shown: Sequence[int], now: datetime) -> None:
    """One entry for a list, which names what it showed."""
    if shown:
        named = [f"{RestrictedFinding._meta.label_lower}:{pk}" for pk in shown]
        trail.record(actor=actor, event="restricted.listed", at=now, shown=named, count=len(shown))


@transaction.atomic
def note_opened(*, actor: Actor, finding: RestrictedFinding, now: datetime) -> None:
    trail.record(actor=actor, event="restricted.opened", target=finding, at=now)


@transaction.atomic
def give_out(*, actor: Actor, file: RestrictedFile, now: datetime) -> bytes:
    """The file in an archive, with a note that says to whom it was given, and when."""
    require(actor, Restricted.SEE)
    content = lying.read(file.digest, file.key, file.sealing_word)
    trail.record(
        actor=actor, event="restricted.given-out", target=file.finding, at=now, file=file.pk
    )
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr(file.name, content)
        written.writestr("given-to.txt", _note(actor, file, now))
    return archive.getvalue()


@transaction.atomic
def destroy_of_case(*, actor: Actor, case: NamedCase, now: datetime) -> int:
    """Destroy all that is sealed in a closed case: words, files, and what the trail kept of them.

    Whoever calls has had it decided by two people, and no legal hold stands. Of what was destroyed
    the trail says only how much: where it told more, it would keep it. How many findings it was.
    """
    require(actor, Restricted.DESTROY)
    if case.closed_at is None:
        raise CannotDo("The case is open: its owner closes it first.")
    found = list(RestrictedFinding.objects.select_for_update().filter(case=case, destroyed_at=None))
    files = RestrictedFile.objects.filter(finding__in=found)
    digests = list(files.values_list("digest", flat=True))
    files.delete()
    for each in found:
        each.statement, each.source, each.destroyed_at = "", "", now
        each.withdrawn_why = "Destroyed" if each.withdrawn_why else ""
        each.save(update_fields=["statement", "source", "destroyed_at", "withdrawn_why"])
    keys = erase(subject_of(case), now)
    for also in destroying.ALSO:
        also(case.pk)
    trail.record(
        actor=actor,
        event="restricted.destroyed",
        target=case,
        at=now,
        findings=len(found),
        files=len(digests),
        keys=keys,
    )
    transaction.on_commit(lambda: _remove(digests))
    return len(found)


@transaction.atomic
def sweep(*, actor: Actor, now: datetime) -> int:
    """Remove what was being sent when the machine stopped: no row names it."""
    require(actor, Restricted.RECORD)
    named = set(RestrictedFile.objects.values_list("digest", flat=True))
    removed = lying.store().sweep(named)
    if removed:
        trail.record(actor=actor, event="restricted.files-swept", at=now, removed=removed)
    return removed


def _note(actor: Actor, file: RestrictedFile, now: datetime) -> str:
    local = timezone.localtime(now)
    tier = file.finding.tier_name.lower()
    return (
        f"Given to {actor.name} (person {actor.person}) on {local:%d %B %Y at %H:%M}.\n"
        f"This file is restricted ({tier}). Do not pass it on. Delete it when you have read it.\n"
        "That you have it is recorded.\n"
    )


def _check_place(
    actor: Actor, agency: Agency | None, case: NamedCase | None, now: datetime
) -> None:
    if (agency is None) == (case is None):
        raise CannotDo("Choose an agency or a case: one of both.")
    if case is not None and case.pk not in cases.open_to(actor, now):
        raise CannotDo("You are not on the list of this case.")
    if case is not None and case.closed_at is not None:
        raise CannotDo("This case is closed.")
    if agency is not None and not may_read_of(actor, agency.key):
        raise CannotDo("You do not act for this agency.")


def _kept(actor: Actor, finding: RestrictedFinding, sent: Sent, now: datetime) -> RestrictedFile:
    word = secrets.token_hex(16)
    digest, key = lying.keep(b"".join(sent.parts()), word)
    return RestrictedFile.objects.create(
        finding=finding,
        sealing_word=word,
        name=sent.name,
        key=key,
        kind=sent.kind,
        media_type=sent.media_type,
        size=sent.size,
        digest=digest,
        at=now,
        by=actor.name,
    )


def _remove(digests: Sequence[str]) -> None:
    """Should the machine stop first, what lies there has lost its key with the row."""
    named = set(RestrictedFile.objects.values_list("digest", flat=True))
    for digest in set(digests) - named:
        lying.store().remove(digest)


def _settle(files: Sequence[RestrictedFile]) -> None:
    for each in files:
        lying.store().settle(each.digest)
