"""Opening named cases, keeping their lists, breaking the glass and reviewing that it was broken."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases import notices
from sightline.apps.accounts.cases.access import Cases, may_be_on_a_list
from sightline.apps.accounts.cases.types import GLASS_OPEN, LONGEST_NAMED, SHORTEST_REASON
from sightline.apps.accounts.models import GlassBroken, NamedCase, NamedOnCase, Person
from sightline.apps.accounts.types import CannotDo
from sightline.core.personal import personal_in
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.sealing import blind_index

LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"  # none that are read for another, and no words
NOT_THERE = "There is no case with this reference that you could open."
ADMINISTRATOR = (
    "Whoever keeps the accounts is on no case's list: somebody else has to keep the accounts first."
)


@transaction.atomic
def open_case(*, actor: Actor, title: str, subject: str, until: date, now: datetime) -> NamedCase:
    """A new case, owned by the actor, who is named on it until that day.

    `subject` is what an agency's own system calls it, or ''. Refused where a case has it already.
    """
    require(actor, Cases.KEEP)
    _check_may_be_named(actor)
    if found := personal_in(title):
        raise CannotDo(
            {"title": f"This seems to hold {found[0]}: the title tells nobody who it is"}
        )
    index = _index(subject)
    if index and NamedCase.objects.filter(subject_index=index, closed_at=None).exists():
        raise CannotDo({"subject": "A case is open for this already: ask its owner to name you"})
    made = NamedCase.objects.create(
        reference=_reference(),
        title=title.strip(),
        owner_id=actor.person or 0,
        subject=subject.strip(),
        subject_index=index,
        opened_at=now,
    )
    named = _name(made, actor.person or 0, "Owner of the case", _day(now), until)
    changes = [trail.added(made), trail.added(named)]
    trail.record(actor=actor, event="cases.opened", target=made, at=now, changes=changes)
    return made


@transaction.atomic
def name_person(
    *, actor: Actor, case: NamedCase, person: Person, reason: str, until: date, now: datetime
) -> None:
    """Put somebody on the list from today, or extend for whom the list has them already."""
    _check_owner(actor, case)
    if case.closed_at is not None:
        raise CannotDo({"": "This case is closed"})
    if not person.is_active or not may_be_on_a_list(accounts.actor_for(person, _day(now))):
        raise CannotDo({"person": ADMINISTRATOR})
    if len(reason.strip()) < SHORTEST_REASON:
        raise CannotDo({"reason": f"Say why, in {SHORTEST_REASON} characters or more"})
    ended = trail.put(_standing(case, person.pk), ended_at=now)
    named = _name(case, person.pk, reason.strip(), _day(now), until)
    trail.record(
        actor=actor,
        event="cases.named",
        target=case,
        at=now,
        changes=[*ended, trail.added(named)],
        named=person.pk,
        until=str(until),
    )


@transaction.atomic
def end_naming(*, actor: Actor, case: NamedCase, named: NamedOnCase, now: datetime) -> None:
    """From this moment on; that they were on the list stays."""
    _check_owner(actor, case)
    changes = trail.put(case.named.filter(pk=named.pk, ended_at=None), ended_at=now)
    trail.record(
        actor=actor,
        event="cases.naming-ended",
        target=case,
        at=now,
        changes=changes,
        named=named.person_id,
    )


@transaction.atomic
def close(*, actor: Actor, case: NamedCase, now: datetime) -> None:
    """Nobody can be named any more; those who are read on until their last day."""
    _check_owner(actor, case)
    changes = trail.put(NamedCase.objects.filter(pk=case.pk, closed_at=None), closed_at=now)
    trail.record(actor=actor, event="cases.closed", target=case, at=now, changes=changes)


@transaction.atomic
def forget(*, actor: Actor, case: NamedCase, now: datetime) -> None:
    """Take away what tells whose case it was, once all that was sealed in it is destroyed."""
    require(actor, Cases.SEE_TO_DESTROYING)
    found = NamedCase.objects.select_for_update().get(pk=case.pk)
    found.title, found.subject, found.subject_index = "Destroyed", "", ""
    found.save(update_fields=["title", "subject", "subject_index"])
    for named in found.named.all():
        named.reason = "Destroyed"
        named.save(update_fields=["reason"])
    for broken in found.broken.all():
        broken.reason, broken.found = "Destroyed", "Destroyed" if broken.found else ""
        broken.save(update_fields=["reason", "found"])
    trail.record(actor=actor, event="cases.forgotten", target=found, at=now)


@transaction.atomic
def note_opened(*, actor: Actor, case: NamedCase, now: datetime) -> None:
    """Somebody is shown what an agency's own system calls the case, and who is on its list."""
    trail.record(actor=actor, event="cases.shown", target=case, at=now)


@transaction.atomic
def break_glass(*, actor: Actor, reference: str, reason: str, now: datetime) -> GlassBroken:
    """Open a case for a few hours without being on its list. The owner and reviewers are told."""
    require(actor, Cases.BREAK_GLASS)
    _check_may_be_named(actor)
    if len(reason.strip()) < SHORTEST_REASON:
        raise CannotDo({"reason": f"Say why, in {SHORTEST_REASON} characters or more"})
    found = NamedCase.objects.filter(reference=_typed(reference)).first()
    if found is None:
        raise CannotDo({"reference": NOT_THERE})
    broken = GlassBroken.objects.create(
        case=found,
        person_id=actor.person or 0,
        reason=reason.strip(),
        at=now,
        until=now + GLASS_OPEN,
    )
    notices.tell(broken, now)
    changes = [trail.added(broken)]
    trail.record(actor=actor, event="cases.glass-broken", target=found, at=now, changes=changes)
    return broken


@transaction.atomic
def note_refused(*, actor: Actor, now: datetime) -> None:
    """Somebody tried a reference that is none: who tries many is guessing."""
    trail.record(actor=actor, event="cases.glass-refused", at=now)


@transaction.atomic
def review(
    *, actor: Actor, broken: GlassBroken, justified: bool, found: str, now: datetime
) -> None:
    """Once, and by nobody who broke it."""
    require(actor, Cases.REVIEW)
    if broken.person_id == actor.person:
        raise CannotDo({"": "Somebody else has to review what you opened yourself"})
    if not found.strip():
        raise CannotDo({"found": "Say what you found"})
    waiting = GlassBroken.objects.filter(pk=broken.pk, reviewed_at=None)
    changes = trail.put(
        waiting,
        reviewed_at=now,
        reviewed_by=actor.name,
        justified=justified,
        found=found.strip(),
    )
    if not changes:
        raise CannotDo({"": "It was reviewed already"})
    trail.record(
        actor=actor,
        event="cases.glass-reviewed",
        target=broken.case,
        at=now,
        changes=changes,
        justified=int(justified),
    )


def _check_owner(actor: Actor, case: NamedCase) -> None:
    require(actor, Cases.KEEP)
    _check_may_be_named(actor)
    if case.owner_id != actor.person:
        raise CannotDo({"": "Only its owner keeps the list of a case"})


def _check_may_be_named(actor: Actor) -> None:
    if actor.person is None or not may_be_on_a_list(actor):
        raise CannotDo({"": ADMINISTRATOR})


def _name(case: NamedCase, person: int, reason: str, today: date, until: date) -> NamedOnCase:
    if not today <= until <= today + LONGEST_NAMED:
        raise CannotDo({"until": "Choose a day from today on, a year ahead at the most"})
    return NamedOnCase.objects.create(
        case=case, person_id=person, from_on=today, until_on=until, reason=reason
    )


def _standing(case: NamedCase, person: int) -> QuerySet[NamedOnCase]:
    return case.named.filter(person_id=person, ended_at=None)


def _reference() -> str:
    drawn = "".join(secrets.choice(LETTERS) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def _typed(reference: str) -> str:
    return "-".join(reference.strip().upper().replace(" ", "").split("-", 1))


def _index(subject: str) -> str:
    plain = subject.strip()
    return blind_index(plain, table="accounts_namedcase", field="subject") if plain else ""


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
