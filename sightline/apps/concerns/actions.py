"""Changing the register: loading a year of it, coding a finding, and taking a coding back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from sightline.apps.concerns.access import Concerns
from sightline.apps.concerns.models import Coding, Concern, ConcernGroup, ConcernListing
from sightline.apps.concerns.types import CodingEntry, ConcernEntry, GroupEntry
from sightline.apps.evidence import queries as evidence
from sightline.apps.partnership import queries as partnership
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Changes, Levelling

if TYPE_CHECKING:
    from sightline.apps.evidence.models import Finding
    from sightline.apps.partnership.models import Year


class CannotCode(Exception):
    """The coding would say nothing new, or nothing. The message is for the person."""


@transaction.atomic
def code(
    *, actor: Actor, finding: Finding, concern: ConcernListing, reason: str, now: datetime
) -> Coding:
    """Record that the finding speaks of the concern, and why."""
    require(actor, Concerns.CODE)
    if not reason.strip():
        raise CannotCode("Say in a line what in the finding speaks of this concern.")
    standing = Coding.objects.select_for_update().filter(finding=finding, withdrawn_at=None)
    if standing.filter(concern=concern.concern).exists():
        raise CannotCode(f"The finding is already coded to '{concern.title}'.")
    try:
        with transaction.atomic():
            coding = Coding.objects.create(
                finding=finding,
                concern=concern.concern,
                reason=reason.strip(),
                coded_at=now,
                coded_by_id=actor.person,
            )
    except IntegrityError:  # somebody else has just coded it, between the look and the writing
        raise CannotCode(f"The finding is already coded to '{concern.title}'.") from None
    trail.record(
        actor=actor,
        event="concerns.coded",
        target=coding,
        at=now,
        changes=[trail.added(coding)],
        concern=concern.key,
    )
    return coding


@transaction.atomic
def code_many(
    *,
    actor: Actor,
    findings: Sequence[Finding],
    concerns: Sequence[ConcernListing],
    reason: str,
    now: datetime,
) -> int:
    """Code each finding to each concern, with one reason: all or none. Returns how many are new.

    What is coded so already stays as it is.
    """
    require(actor, Concerns.CODE)
    if not reason.strip():
        raise CannotCode("Say in a line what in the findings speaks of it.")
    # Always in one order, so that two people who do this at once never wait for each other.
    pairs = [
        (finding, listing)
        for finding in sorted(findings, key=lambda each: each.pk)
        for listing in sorted(concerns, key=lambda each: each.pk)
    ]
    made = sum(_coded_anew(actor, finding, each, reason, now) for finding, each in pairs)
    trail.record(actor=actor, event="concerns.coded-together", at=now, new=made, of=len(pairs))
    return made


@transaction.atomic
def withdraw(*, actor: Actor, coding: Coding, reason: str, now: datetime) -> None:
    """Take a coding back, with the reason. It stays in the finding's history."""
    require(actor, Concerns.CODE)
    if not reason.strip():
        raise CannotCode("Say in a line why the coding is withdrawn.")
    changes = trail.put(
        Coding.objects.filter(pk=coding.pk, withdrawn_at=None),
        withdrawn_at=now,
        withdrawn_by_id=actor.person,
        withdrawn_reason=reason.strip(),
    )
    if not changes:
        raise CannotCode("This coding has already been withdrawn.")
    trail.record(
        actor=actor, event="concerns.coding-withdrawn", target=coding, at=now, changes=changes
    )


@transaction.atomic
def load(
    *,
    actor: Actor,
    groups: Sequence[GroupEntry],
    concerns: Sequence[ConcernEntry],
    levelling: Levelling,
    now: datetime,
) -> None:
    """Bring the year's register level with the pack."""
    require(actor, Concerns.LOAD)
    year: Any = levelling.year
    group_rows = levelling.level(
        "concern_groups",
        ConcernGroup.objects.filter(year=year),
        {entry.key: {"title": entry.title} for entry in groups},
    )
    agencies = {row.key: row for row in partnership.agencies(actor, year)}
    owners = {row.key: row for row in partnership.groups(actor, year)}
    wanted = {}
    for entry in concerns:
        fields = asdict(entry)
        concern, _ = Concern.objects.get_or_create(key=fields.pop("key"))
        wanted[entry.key] = fields | {
            "concern": concern,
            "group": group_rows[entry.group],
            "status": entry.status.value,
            "owner_agency": agencies.get(entry.owner_agency),
            "owner_group": owners.get(entry.owner_group),
        }
    levelling.level("concerns", ConcernListing.objects.filter(year=year), wanted)
    trail.record(actor=actor, event="concerns.loaded", target=year, at=now)


@transaction.atomic
def load_codings(
    *, actor: Actor, codings: Sequence[CodingEntry], levelling: Levelling, now: datetime
) -> None:
    """Bring the pack's codings level. What people coded or withdrew in the browser stays."""
    require(actor, Concerns.LOAD)
    year: Any = levelling.year
    levelling.lost.extend(_work_resting_on(year, levelling))
    findings = {row.key: row for row in evidence.findings(actor, year)}
    known = {row.key: row for row in Concern.objects.all()}
    wanted = {(entry.finding, entry.concern): entry for entry in codings}
    touched, standing = _standing(year)
    added, changed = [], []
    for pair, entry in wanted.items():
        row = standing.get(pair)
        if row is not None and row.reason != entry.reason:
            row.reason = entry.reason
            row.save(update_fields=["reason"])
            changed.append(":".join(pair))
        elif row is None and pair not in touched:
            Coding.objects.create(
                finding=findings[entry.finding],
                concern=known[entry.concern],
                reason=entry.reason,
                coded_at=now,
            )
            added.append(":".join(pair))
    removed = [pair for pair in standing if pair not in wanted]
    levelling.removals.rows.extend(standing[pair] for pair in removed)
    levelling.changes.append(
        Changes(
            "codings",
            tuple(added),
            tuple(changed),
            tuple(":".join(pair) for pair in removed),
            len(wanted) - len(added) - len(changed),
        )
    )
    trail.record(actor=actor, event="concerns.codings-loaded", target=year, at=now)


def _coded_anew(
    actor: Actor, finding: Finding, concern: ConcernListing, reason: str, now: datetime
) -> bool:
    """Whether the coding was made: it may stand already, or somebody may have just made it."""
    try:
        code(actor=actor, finding=finding, concern=concern, reason=reason, now=now)
    except CannotCode:
        return False
    return True


def _standing(
    year: Year,
) -> tuple[set[tuple[str, str]], dict[tuple[str, str], Coding]]:
    """Pairs that a person coded or withdrew; and the pack's codings that nobody has touched."""
    touched, standing = set(), {}
    for row in Coding.objects.filter(finding__year=year).select_related("finding", "concern"):
        pair = (row.finding.key, row.concern.key)
        if row.is_from_pack and row.withdrawn_at is None:
            standing[pair] = row
        else:
            touched.add(pair)
    return touched, standing


def _work_resting_on(year: Year, levelling: Levelling) -> list[str]:
    """People's standing codings of findings that go, or to concerns that do."""
    going = {row.pk for row in levelling.removals.rows if row._meta.label == "evidence.Finding"}
    gone = {row.concern_id for row in levelling.removals.rows if isinstance(row, ConcernListing)}
    theirs = Coding.objects.filter(
        finding__year=year, withdrawn_at=None, coded_by__isnull=False
    ).select_related("finding", "concern")
    return [
        f"the finding '{row.finding.key}' is coded to '{row.concern.key}' by {row.coded_by}"
        for row in theirs
        if row.finding_id in going or row.concern_id in gone
    ]
