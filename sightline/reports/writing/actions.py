"""Writing a section, taking a step with it, and saying something of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.core.merging import MergedText, merge_texts
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.reports.access import (
    Reports,
    may_put_back,
    may_vouch,
    may_write,
    speaks_for_others,
)
from sightline.reports.models import Section, SectionComment, SectionStep, SectionVersion
from sightline.reports.writing import queries, rules
from sightline.reports.writing.types import SectionState


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""


class Gone(CannotDo):
    """The section is no longer there."""


@dataclass(frozen=True)
class Clash(Exception):
    """Two people changed the same paragraphs. Nothing was saved, and nothing is lost."""

    merged: MergedText
    standing: str


@transaction.atomic
def write(
    *, actor: Actor, year: Year, key: str, words: str, opened: str, why: str = "", now: datetime
) -> Section:
    """Save a section's words. `opened` are the words as the person opened them.

    Where somebody else saved other paragraphs meanwhile, both hold; raises Clash where both
    changed the same one. Saving what stands already changes nothing.
    """
    row = _held(actor, year, key)
    if not may_write(actor, _owner(row)):
        raise PermissionDenied("Your role does not let you write this section.")
    together = _together(_tidy(opened), _tidy(words), row.words)
    if together == row.words:
        return row
    _keep_what_stood(actor, year, row, now)
    changes = trail.put(Section.objects.filter(pk=row.pk), words=together)
    SectionVersion.objects.create(
        year=year, section=key, words=together, why=why, **_by(actor), at=now
    )
    trail.record(
        actor=actor,
        event="reports.section-written",
        target=year,
        at=now,
        changes=changes,
        section=key,
    )
    row.words = together
    return row


@transaction.atomic
def take_step(
    *, actor: Actor, year: Year, key: str, seen: str, note: str = "", now: datetime
) -> SectionState:
    """Vouch for a section. `seen` is the fingerprint of the words that the person read."""
    row = _held(actor, year, key)
    step = rules.next_step(queries.standing(actor, year, row).state)
    if step is None:
        raise CannotDo("Nothing is left to do with this section: see what state it is in now.")
    if not may_vouch(actor, step.end, _owner(row)):
        raise PermissionDenied("Your role does not let you take this step.")
    if seen != rules.fingerprint(row.words):
        raise CannotDo("The words have changed since you opened them. Read them again first.")
    if speaks_for_others(actor) and not note.strip():
        raise CannotDo("Say who told you so, and when: you are recording it for somebody else.")
    taken = _step(actor, year, row, step.end, note, now)
    trail.record(
        actor=actor,
        event="reports.section-step",
        target=year,
        at=now,
        changes=[trail.added(taken)],
        section=key,
        state=str(step.end),
    )
    return step.end


@transaction.atomic
def take_steps(
    *, actor: Actor, year: Year, seen: Mapping[str, str], note: str = "", now: datetime
) -> int:
    """One step for each of several sections, all or none. `seen` are fingerprints by key."""
    if not seen:
        raise CannotDo("Choose at least one section.")
    for key, fingerprint in seen.items():
        take_step(actor=actor, year=year, key=key, seen=fingerprint, note=note, now=now)
    trail.record(actor=actor, event="reports.sections-step", target=year, at=now, count=len(seen))
    return len(seen)


@transaction.atomic
def put_back(*, actor: Actor, year: Year, key: str, note: str, now: datetime) -> None:
    """Back to drafted, with the reason: somebody found that it needs more work."""
    row = _held(actor, year, key)
    if not may_put_back(actor, _owner(row)):
        raise PermissionDenied("Your role does not let you put this section back.")
    if not rules.may_go_back(queries.standing(actor, year, row).state):
        raise CannotDo("It is drafted already.")
    if not note.strip():
        raise CannotDo("Say why it goes back.")
    taken = _step(actor, year, row, SectionState.DRAFTED, note, now)
    trail.record(
        actor=actor,
        event="reports.section-put-back",
        target=year,
        at=now,
        changes=[trail.added(taken)],
        section=key,
    )


@transaction.atomic
def comment(
    *, actor: Actor, year: Year, key: str, words: str, quote: str = "", now: datetime
) -> SectionComment:
    require(actor, Reports.COMMENT)
    _held(actor, year, key)
    made = SectionComment.objects.create(
        year=year, section=key, words=words, quote=quote, **_by(actor), at=now
    )
    trail.record(
        actor=actor,
        event="reports.comment-made",
        target=made,
        at=now,
        changes=[trail.added(made)],
        section=key,
    )
    return made


@transaction.atomic
def settle(*, actor: Actor, comment: SectionComment, now: datetime) -> None:
    """Close a comment: whoever made it, or whoever writes the section."""
    require(actor, Reports.COMMENT)
    row = queries.section(actor, comment.year, comment.section)
    is_own = comment.person is not None and comment.person == actor.person
    if not is_own and not may_write(actor, _owner(row) if row else ""):
        raise PermissionDenied("Whoever made the comment, or writes the section, settles it.")
    open_ones = SectionComment.objects.filter(pk=comment.pk, settled_at__isnull=True)
    if changes := trail.put(open_ones, settled_at=now, settled_by=actor.name):
        trail.record(
            actor=actor, event="reports.comment-settled", target=comment, at=now, changes=changes
        )


def _held(actor: Actor, year: Year, key: str) -> Section:
    """The section, with its year held until the transaction ends."""
    partnership.year_held(year.slug)
    row = queries.section(actor, year, key)
    if row is None:
        raise Gone("This section is no longer there. Look at the list of sections again.")
    return row


def _owner(row: Section) -> str:
    return row.owner.key if row.owner else ""


def _tidy(words: str) -> str:
    """As a file of the pack would hold it: a browser sends other line ends."""
    lines = [line.rstrip() for line in words.replace("\r\n", "\n").split("\n")]
    stripped = "\n".join(lines).strip("\n")
    return f"{stripped}\n" if stripped else ""


def _together(opened: str, mine: str, standing: str) -> str:
    if mine in (opened, _tidy(standing)):
        return standing
    if _tidy(standing) == opened:
        return mine
    merged = merge_texts(opened, mine, standing)
    if merged.conflicts:
        raise Clash(merged, standing)
    return _tidy(merged.text)


def _keep_what_stood(actor: Actor, year: Year, row: Section, now: datetime) -> None:
    """Words that came otherwise, with a pack or a withdrawal put back, stay to be gone back to."""
    latest = queries.versions(actor, year, row.key).first()
    if row.words.strip() and (latest is None or latest.words != row.words):
        SectionVersion.objects.create(
            year=year, section=row.key, words=row.words, by="A year pack", at=now
        )


def _step(
    actor: Actor, year: Year, row: Section, state: SectionState, note: str, now: datetime
) -> SectionStep:
    return SectionStep.objects.create(
        year=year,
        section=row.key,
        state=state,
        fingerprint=rules.fingerprint(row.words),
        note=note.strip(),
        **_by(actor),
        at=now,
    )


def _by(actor: Actor) -> dict[str, object]:
    return {"by": actor.name, "person": actor.person}
