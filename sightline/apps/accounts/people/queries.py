"""Reading who may sign in, in which roles, and who is invited."""

from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from sightline.apps.accounts.access import Accounts, reach
from sightline.apps.accounts.models import (
    Invitation,
    NamedCase,
    NamedOnCase,
    Person,
    RoleHeld,
)
from sightline.apps.accounts.rules import digest
from sightline.kit.access import Actor, require
from sightline.kit.permission import Role
from sightline.kit.trail.subjects import subject_of


def people(actor: Actor) -> QuerySet[Person]:
    """Everybody with an account, closed ones too, each with their roles of all times.

    For an agency's lead, those who ever acted for their agency.
    """
    require(actor, Accounts.INVITE)
    roles = RoleHeld.objects.select_related("agency").prefetch_related("agency__listings__year")
    found = Person.objects.prefetch_related(Prefetch("roles", roles))
    own = reach(actor)
    if own is None:
        return found
    return found.filter(pk__in=RoleHeld.objects.filter(agency__key__in=own).values("person"))


def person(actor: Actor, pk: int) -> Person | None:
    return people(actor).filter(pk=pk).first()


def waiting(actor: Actor, now: datetime) -> QuerySet[Invitation]:
    """Invitations that can still be accepted, the newest first."""
    require(actor, Accounts.INVITE)
    own = reach(actor)
    found = still_open(now)
    return found if own is None else found.filter(agency__key__in=own)


def people_in_role(actor: Actor, role: Role, on: date) -> QuerySet[RoleHeld]:
    """Who holds the role on that day with an open account."""
    require(actor, Accounts.INVITE)
    return held(role, on)


def held(role: Role, on: date) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.on(on).filter(role=role, person__is_active=True)


def ending_soon(actor: Actor, on: date) -> QuerySet[RoleHeld]:
    """Roles held on that day whose last day is within two weeks of it."""
    require(actor, Accounts.INVITE)
    return RoleHeld.objects.on(on).filter(
        ends_on__lte=on + timedelta(days=14), person__is_active=True
    )


def subjects_of_invitations(person: str) -> list[str]:
    """Of those by which this person came in, as the trail names them."""
    emails = Person.objects.filter(pk=int(person)).values("email")
    found = Invitation.objects.filter(email__in=emails, person=None)
    return [subject_of(each) for each in found]


def still_open(now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        accepted_at__isnull=True, taken_back_at__isnull=True, expires_at__gt=now
    )


def invitation_of(word: str, now: datetime) -> Invitation | None:
    """The invitation whose link this is, held until the transaction ends, if it still opens."""
    return _opened_by(word, now).select_for_update().first()


def opens(word: str, now: datetime) -> bool:
    return _opened_by(word, now).exists()


def is_on_sealed_case(person: Person, on: date) -> bool:
    return _on_sealed_cases(on).filter(pk=person.pk).exists()


def _on_sealed_cases(on: date) -> QuerySet[Person]:
    """Who owns an open named case, or stands on the list of one on that day."""
    named = NamedOnCase.objects.filter(from_on__lte=on, until_on__gte=on, ended_at=None)
    owned = NamedCase.objects.filter(closed_at=None)
    return Person.objects.filter(Q(pk__in=named.values("person")) | Q(pk__in=owned.values("owner")))


def _opened_by(word: str, now: datetime) -> QuerySet[Invitation]:
    """None for an account that came onto a sealed case since: somebody else was shown the link."""
    shut = _on_sealed_cases(timezone.localtime(now).date())
    return still_open(now).filter(digest=digest(word)).exclude(person__in=shut)
