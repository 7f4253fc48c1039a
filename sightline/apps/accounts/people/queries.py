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
    if own is None:
        return found
    return found.filter(Q(agency__key__in=own) | Q(person__in=people(actor)))


def roles_of(actor: Actor, person: Person, on: date) -> QuerySet[RoleHeld]:
    require(actor, Accounts.INVITE)
    return RoleHeld.objects.on(on).filter(person=person).select_related("agency")


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
    """Of those by which this person came in, as the trail names them.

    Somebody else may have had the same address before them, or after.
    """
    moves = _moves().filter(person=int(person)).values_list("was", "accepted_at")
    now_at = Person.objects.filter(pk=int(person)).values_list("email", flat=True)
    spans = [*moves, *((email, None) for email in now_at)]
    return [subject_of(each) for span in spans for each in _invited_at(*span, int(person))]


def former_address(invitation: int) -> str:
    """The one that the account had until this invitation was accepted."""
    return Invitation.objects.get(pk=invitation).was


def former_addresses(actor: Actor) -> dict[int, list[str]]:
    """By the person's number, the oldest first."""
    found: dict[int, list[str]] = {}
    for move in _moves().filter(person__in=people(actor)).order_by("accepted_at"):
        found.setdefault(move.person_id or 0, []).append(move.was)
    return found


def _moves() -> QuerySet[Invitation]:
    """Each accepted change of somebody's address."""
    return Invitation.objects.filter(accepted_at__isnull=False).exclude(was="")


def _invited_at(email: str, until: datetime | None, person: int) -> QuerySet[Invitation]:
    """Ways to a new account at this address, after others had left it, until this person did."""
    found = Invitation.objects.filter(email=email, person=None)
    left = _moves().filter(was=email).exclude(person=person)
    if until is not None:
        found, left = found.filter(made_at__lt=until), left.filter(accepted_at__lt=until)
    last = left.order_by("-accepted_at").first()
    return found.filter(made_at__gt=last.accepted_at) if last else found


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
    """None for an account that came onto a sealed case since: somebody else was shown the link.

    Unless it was made on the command line.
    """
    shut = _on_sealed_cases(timezone.localtime(now).date())
    found = still_open(now).filter(digest=digest(word))
    return found.exclude(person__in=shut, by_operator=False)
