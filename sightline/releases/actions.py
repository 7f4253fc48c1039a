"""Deciding, stating, signing and releasing. Each holds the year, so that none passes another."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.core import release_file
from sightline.kit import trail
from sightline.kit.access import Actor, agencies_with, require
from sightline.kit.keyed import Levelling
from sightline.kit.trail.changes import Change
from sightline.releases import freezing, queries
from sightline.releases.access import Releases
from sightline.releases.models import (
    DisclosureChoice,
    Onward,
    Release,
    ScrutineerStatement,
    SignOff,
)
from sightline.releases.preview import Preview, preview, ways_to_treat
from sightline.releases.types import (
    DisclosureEntry,
    Listed,
    OnwardKind,
    Signature,
    SubjectKind,
    Treatment,
)


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""


@transaction.atomic
def load(
    *, actor: Actor, choices: Sequence[DisclosureEntry], levelling: Levelling, now: datetime
) -> None:
    """Bring the year's disclosure choices level with the pack."""
    require(actor, Releases.LOAD)
    year: Any = levelling.year
    wanted = {}
    for entry in choices:
        fields = asdict(entry)
        wanted[fields.pop("key")] = fields
    levelling.level("disclosure_choices", DisclosureChoice.objects.filter(year=year), wanted)
    trail.record(actor=actor, event="releases.choices-loaded", target=year, at=now)


@transaction.atomic
def decide(
    *,
    actor: Actor,
    year: Year,
    subjects: Sequence[tuple[SubjectKind, str]],
    treatment: Treatment,
    reason: str,
    now: datetime,
) -> int:
    """Say what happens to things that the check lists, with one reason. Decided again, it holds.

    Returns how many were decided. Refuses what is not listed, or cannot be treated so.
    """
    require(actor, Releases.PROTECT)
    _hold(year)
    if not reason.strip():
        raise CannotDo("Say why, in a line.")
    if not subjects:
        raise CannotDo("Choose at least one thing to decide about.")
    listed = {(each.kind, each.subject): each for each in preview(year).listed}
    for subject in subjects:
        _check_listed(listed.get(subject), treatment)
    decided = {
        "treatment": treatment,
        "reason": reason.strip(),
        "by": actor.name,
        "on": _day(now),
    }
    changes = [each for subject in subjects for each in _decided(year, subject, decided)]
    trail.record(
        actor=actor,
        event="releases.decided",
        target=year,
        at=now,
        changes=changes,
        treatment=str(treatment),
        count=len(subjects),
    )
    return len(subjects)


@transaction.atomic
def undo_decision(*, actor: Actor, choice: DisclosureChoice, now: datetime) -> None:
    require(actor, Releases.PROTECT)
    year, changes = choice.year, trail.take_away(DisclosureChoice.objects.filter(pk=choice.pk))
    if not changes:
        raise CannotDo("It was undone already.")
    trail.record(
        actor=actor, event="releases.decision-undone", target=year, at=now, changes=changes
    )


@transaction.atomic
def state(*, actor: Actor, year: Year, words: str, now: datetime) -> ScrutineerStatement:
    """The independent scrutineer's own statement; a newer one takes the place of the one before."""
    require(actor, Releases.STATE)
    _hold(year)
    if not words.strip():
        raise CannotDo("Write the statement.")
    made = ScrutineerStatement.objects.create(
        year=year, words=words.strip() + "\n", by=actor.name, person=actor.person, at=now
    )
    trail.record(
        actor=actor, event="releases.stated", target=made, at=now, changes=[trail.added(made)]
    )
    return made


@transaction.atomic
def sign(*, actor: Actor, year: Year, agency: str, seen: str, now: datetime) -> SignOff:
    """Sign for a safeguarding partner. `seen` is the seal of what the person was shown."""
    require(actor, Releases.SIGN)
    _hold(year)
    found = preview(year)
    partner = next((row for row in found.partners if row.key == agency), None)
    if partner is None or agency not in agencies_with(actor, Releases.SIGN):
        raise CannotDo("You can sign only for the safeguarding partner that you act for.")
    if seen != found.seal:
        raise CannotDo("The report has changed since you opened it. Read it again, then sign.")
    before = [stop for stop in found.stops if stop.step != "releases:sign"]
    if before:
        raise CannotDo(f"It cannot be signed yet. {before[0].message}")
    if any(each.agency == agency for each in found.signatures):
        raise CannotDo(f"{partner.name} has signed this already.")
    made = SignOff.objects.create(
        year=year,
        agency=agency,
        agency_name=partner.name,
        by=actor.name,
        person=actor.person,
        at=now,
        over=found.seal,
    )
    changes = [trail.added(made)]
    trail.record(
        actor=actor, event="releases.signed", target=made, at=now, changes=changes, agency=agency
    )
    return made


@transaction.atomic
def release(*, actor: Actor, year: Year, seen: str, why: str = "", now: datetime) -> Release:
    """Freeze what all partners signed. A year released before is corrected, with the reason."""
    require(actor, Releases.RELEASE)
    _hold(year)
    found = preview(year)
    if found.stops:
        raise CannotDo(f"It cannot be released yet. {found.stops[0].message}")
    if seen != found.seal:
        raise CannotDo("The report has changed since you opened it. Read it again first.")
    before = queries.latest_of(year)
    if before is not None and not why.strip():
        raise CannotDo("Say why the released report is corrected.")
    changed = _what_changed(before, found)
    content = release_file.write(_records(found, before, changed, why, now))
    made = Release.objects.create(
        year=year,
        number=before.number + 1 if before else 1,
        title=year.report_title,
        released_at=now,
        by=actor.name,
        content=content.decode(),
        hash=release_file.verify(content).hash,
        corrects=before,
        why=why.strip() if before else "",
    )
    trail.record(actor=actor, event="releases.released", target=made, at=now, hash=made.hash)
    return made


@transaction.atomic
def note_onward(
    *, actor: Actor, release: Release, kind: OnwardKind, body: str, on: date, now: datetime
) -> Onward:
    """Note that the report was presented to a body, or sent to the Panel or to Foundations."""
    require(actor, Releases.RELEASE)
    if on < _day(release.released_at):
        raise CannotDo("The report was not released yet on that day.")
    if on > _day(now):
        raise CannotDo("That day has not come yet: note it when it is done.")
    if queries.onward(actor, release).filter(kind=kind, body=body, on=on).exists():
        raise CannotDo("This is noted already.")
    made = Onward.objects.create(
        release=release, kind=kind, body=body.strip(), on=on, by=actor.name, at=now
    )
    changes = [trail.added(made)]
    trail.record(
        actor=actor,
        event="releases.sent-onward",
        target=made,
        at=now,
        changes=changes,
        kind=str(kind),
    )
    return made


@transaction.atomic
def take_back_onward(*, actor: Actor, onward: Onward, now: datetime) -> None:
    """A date that was noted by mistake goes; the trail keeps that it was there."""
    require(actor, Releases.RELEASE)
    changes = trail.take_away(Onward.objects.filter(pk=onward.pk))
    if not changes:
        raise CannotDo("It was taken back already.")
    trail.record(
        actor=actor, event="releases.onward-taken-back", target=onward, at=now, changes=changes
    )


def _decided(year: Year, subject: tuple[SubjectKind, str], decided: dict[str, Any]) -> list[Change]:
    kind, key = subject
    standing = DisclosureChoice.objects.filter(year=year, kind=kind, subject=key)
    if changes := trail.put(standing, **decided):
        return changes
    made = DisclosureChoice.objects.create(
        year=year, kind=kind, subject=key, key=f"{kind}-{key}"[:120], **decided
    )
    return [trail.added(made)]


def _hold(year: Year) -> None:
    partnership.year_held(year.slug)


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()


def _check_listed(listed: Listed | None, treatment: Treatment) -> None:
    if listed is None:
        raise CannotDo("The report has changed: one of these is no longer listed. Look again.")
    if treatment not in ways_to_treat(listed):
        raise CannotDo(f"‘{listed.words[:60]}’ cannot be widened: hide it, or exempt it.")


def _what_changed(before: Release | None, found: Preview) -> list[str]:
    if before is None:
        return []
    changed = freezing.differences(freezing.opened(before.content.encode()), found.protected)
    if not changed:
        raise CannotDo("Nothing in the report has changed since it was released.")
    return changed


def _records(
    found: Preview, before: Release | None, changed: Sequence[str], why: str, now: datetime
) -> list[release_file.Record]:
    signatures = [
        Signature(each.agency_name, each.by, each.at.isoformat(), each.over)
        for each in found.signatures
    ]
    last = freezing.released(
        number=before.number + 1 if before else 1,
        at=now,
        corrects=before.hash if before else "",
        what_changed=changed,
        why=why.strip() if before else "",
    )
    return [*found.lines, *freezing.signed(signatures), last]
