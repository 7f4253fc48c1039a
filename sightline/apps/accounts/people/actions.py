"""Letting people in, giving and ending their roles, and closing accounts.

The trail names nobody's address: it points to the account or the invitation.
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sightline.apps.accounts.access import Accounts
from sightline.apps.accounts.models import Invitation, Person, RoleHeld, folded
from sightline.apps.accounts.people import checks, queries
from sightline.apps.accounts.people import notices as own_notices
from sightline.apps.accounts.rules import digest
from sightline.apps.accounts.signing import notices
from sightline.apps.accounts.types import ROLES_OF_AGENCIES, CannotDo, Invited
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.mail import sending
from sightline.kit.permission import ROLE_NAMES, Role
from sightline.kit.trail.changes import Change

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Agency

LASTS = timedelta(days=7)
NO_MAIL = (
    "They are on the list of a sealed case, so that the link goes by mail to their own address "
    "alone, and no mail is sent from here: whoever runs Sightline sets SIGHTLINE_MAIL first"
)


@transaction.atomic
def invite(
    *,
    actor: Actor,
    email: str,
    roles: Sequence[Role],
    agency: "Agency | None" = None,
    shown_as: str = "",
    until: date | None = None,
    now: datetime,
) -> Invited:
    """Make a link by which this address, and no other, may open an account with these roles.

    `until` is the last day of the roles, and of the link; None is for good.
    """
    require(actor, Accounts.INVITE)
    checks.address(email)
    checks.roles(actor, roles, agency)
    checks.last_day(until, _day(now))
    checks.is_free(actor, email, "give it the role there")
    taken_back = _take_back(folded(email), now)
    made, word = _make(
        now=now,
        email=folded(email),
        shown_as=shown_as or ROLE_NAMES[roles[0]],
        roles=[str(role) for role in roles],
        agency=agency,
        until=until,
        expires_at=_ends_at(until, now),
    )
    changes = [*taken_back, trail.added(made)]
    trail.record(
        actor=actor,
        event="accounts.invited",
        target=made,
        at=now,
        changes=changes,
        roles=_told(roles),
    )
    return Invited(made.pk, word, made.expires_at)


@transaction.atomic
def let_choose_password(*, actor: Actor, person: Person, now: datetime) -> Invited | None:
    """Make a link by which somebody who has an account chooses a new password.

    Of somebody on a sealed case nobody else ever sees it: it goes to them by mail, and None comes
    back.
    """
    require(actor, Accounts.INVITE)
    checks.may_keep(actor, person, _day(now))
    checks.is_open(person)
    changes, offered = _take_back(person.email, now, person), None
    if queries.is_on_sealed_case(person, _day(now)):
        _mail_link(person, now)
    else:
        made, word = _make(now=now, email=person.email, shown_as=person.shown_as, person=person)
        changes, offered = [*changes, trail.added(made)], Invited(made.pk, word, made.expires_at)
    trail.record(
        actor=actor,
        event="accounts.new-password-offered",
        target=person,
        at=now,
        changes=changes,
    )
    return offered


@transaction.atomic
def change_address(*, actor: Actor, person: Person, email: str, now: datetime) -> Invited:
    """Make a link by which somebody at this address takes the account over to it.

    Until they do, by choosing a password, nothing of the account changes.
    """
    require(actor, Accounts.INVITE)
    checks.may_keep(actor, person, _day(now))
    checks.by_operator(actor, person, _day(now))
    checks.is_open(person)
    checks.address(email)
    checks.is_free(actor, email, "enter another one")
    taken_back = _take_back(folded(email), now, person)
    made, word = _make(
        now=now,
        email=folded(email),
        shown_as=person.shown_as,
        person=person,
        was=person.email,
        by_operator=Role.SYSTEM in actor.roles,
    )
    trail.record(
        actor=actor,
        event="accounts.new-address-offered",
        target=person,
        at=now,
        changes=[*taken_back, trail.added(made)],
    )
    return Invited(made.pk, word, made.expires_at)


@transaction.atomic
def take_back(*, actor: Actor, invitation: Invitation, now: datetime) -> None:
    require(actor, Accounts.INVITE)
    for role in invitation.roles:
        checks.role(actor, Role(role), invitation.agency)
    if invitation.person is not None:
        checks.may_keep(actor, invitation.person, _day(now))
    changes = _take_back(invitation.email, now)
    trail.record(
        actor=actor,
        event="accounts.invitation-taken-back",
        target=invitation,
        at=now,
        changes=changes,
    )


@transaction.atomic
def join(*, actor: Actor, word: str, email: str, password: str, now: datetime) -> Person:
    """Accept an invitation: only with its own link, for its own address, and once.

    `password` has passed the validators. Anybody may try, so a refusal says nothing of why.
    """
    found = queries.invitation_of(word, now)
    if found is None or found.email != folded(email):
        raise CannotDo({"email": "This link is not for that address. Check it, and try again"})
    if found.person and found.was:
        return _move(actor, found, found.person, password, now)
    opened = [] if found.person else _open_account(found, _day(now))
    person = found.person or Person.objects.get(email=found.email)
    changes = [
        *opened,
        *trail.put(Person.objects.filter(pk=person.pk), password=make_password(password)),
        *trail.put(Invitation.objects.filter(pk=found.pk), accepted_at=now),
    ]
    trail.record(actor=actor, event="accounts.joined", target=person, at=now, changes=changes)
    return person


@transaction.atomic
def open_first(*, actor: Actor, email: str, shown_as: str, password: str, now: datetime) -> Person:
    """The first account of an installation: keeps the accounts, and does the work to begin with.

    Refused as soon as anybody has an account: then only an invitation lets people in.
    """
    if Person.objects.exists():
        raise CannotDo({"": "Somebody has set this up already. Sign in, or ask to be invited"})
    checks.address(email)
    person = Person.objects.create(
        email=folded(email), shown_as=shown_as, password=make_password(password)
    )
    held = [
        RoleHeld.objects.create(person=person, role=role, starts_on=_day(now))
        for role in (Role.ACCOUNTS_ADMINISTRATOR, Role.BUSINESS_UNIT)
    ]
    changes = [trail.added(each) for each in (person, *held)]
    trail.record(actor=actor, event="accounts.first-opened", target=person, at=now, changes=changes)
    return person


@transaction.atomic
def give_role(
    *,
    actor: Actor,
    person: Person,
    role: Role,
    agency: "Agency | None",
    until: date | None = None,
    now: datetime,
) -> None:
    """From today on. `until` is its last day, after which it ends by itself; None is for good."""
    require(actor, Accounts.INVITE)
    checks.roles(actor, [role], agency)
    if RoleHeld.objects.on(_day(now)).filter(person=person, role=role, agency=agency).exists():
        raise CannotDo({"role": "They hold this role already"})
    checks.last_day(until, _day(now))
    held = RoleHeld.objects.create(
        person=person, role=role, agency=agency, starts_on=_day(now), ends_on=until
    )
    trail.record(
        actor=actor,
        event="accounts.role-given",
        target=person,
        at=now,
        changes=[trail.added(held)],
        role=str(role),
    )


@transaction.atomic
def end_role(*, actor: Actor, held: RoleHeld, now: datetime) -> None:
    """From now on: its last day was yesterday. One that began today leaves only its trail."""
    require(actor, Accounts.INVITE)
    role, today = Role(held.role), _day(now)
    checks.role(actor, role, held.agency)
    checks.not_last(role, held.person, today)
    still = RoleHeld.objects.on(today).filter(pk=held.pk)
    if held.starts_on == today:
        changes = trail.take_away(still)
    else:
        changes = trail.put(still, ends_on=today - timedelta(days=1))
    if not changes:
        raise CannotDo({"": "This role has ended already"})
    trail.record(
        actor=actor,
        event="accounts.role-ended",
        target=held.person,
        at=now,
        changes=changes,
        role=role,
    )


@transaction.atomic
def close(*, actor: Actor, person: Person, now: datetime) -> None:
    """They can no longer sign in, and are signed out where they are. What they did stays."""
    require(actor, Accounts.INVITE)
    checks.may_keep(actor, person, _day(now))
    checks.not_last(Role.ACCOUNTS_ADMINISTRATOR, person, _day(now))
    changes = [
        *trail.put(Person.objects.filter(pk=person.pk), is_active=False),
        *_take_back(person.email, now, person),
    ]
    trail.record(actor=actor, event="accounts.closed", target=person, at=now, changes=changes)


@transaction.atomic
def take_factors_away(*, actor: Actor, person: Person, now: datetime) -> None:
    """For somebody who lost their second factors: at the next sign-in they set up a new one."""
    require(actor, Accounts.KEEP)
    if actor.person == person.pk:
        raise CannotDo({"": "Somebody else who keeps the accounts must do this for you"})
    checks.by_operator(actor, person, _day(now))
    Authenticator.objects.filter(user=person).delete()
    _end_sessions(person)  # one that was proved with a lost factor counts no more
    notices.tell(person, notices.CHANGED, now)
    trail.record(actor=actor, event="accounts.second-factors-taken-away", target=person, at=now)


@transaction.atomic
def open_again(*, actor: Actor, person: Person, now: datetime) -> None:
    require(actor, Accounts.INVITE)
    checks.may_keep(actor, person, _day(now))
    changes = trail.put(Person.objects.filter(pk=person.pk), is_active=True)
    trail.record(actor=actor, event="accounts.opened-again", target=person, at=now, changes=changes)


def _mail_link(person: Person, now: datetime) -> None:
    """Made when the mail is sent, and kept nowhere."""
    if not sending.can_send():
        raise CannotDo({"": NO_MAIL})
    notices.tell(person, notices.NEW_PASSWORD, now)


def _make(*, now: datetime, **values: object) -> tuple[Invitation, str]:
    word = secrets.token_urlsafe(32)
    kept = {"expires_at": now + LASTS, **values, "digest": digest(word), "made_at": now}
    return Invitation.objects.create(**kept), word


def _ends_at(until: date | None, now: datetime) -> datetime:
    """Who would come after the last day of their role is let in no more."""
    ends = now + LASTS
    if until is None or until >= _day(ends):
        return ends
    return timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))


def _open_account(found: Invitation, today: date) -> list[Change]:
    _check_free(found.email)
    person = Person.objects.create(email=found.email, shown_as=found.shown_as)
    changes = [trail.added(person)]
    for role in found.roles:
        agency = found.agency if Role(role) in ROLES_OF_AGENCIES else None
        held = RoleHeld.objects.create(
            person=person, role=role, agency=agency, starts_on=today, ends_on=found.until
        )
        changes.append(trail.added(held))
    return changes


def _move(actor: Actor, found: Invitation, person: Person, password: str, now: datetime) -> Person:
    """The account goes over to the invited address, and the old one is told."""
    checks.is_open(person)
    _check_free(found.email)
    own = Person.objects.filter(pk=person.pk)
    changes = [
        *trail.put(own, email=found.email, password=make_password(password)),
        *trail.put(Invitation.objects.filter(pk=found.pk), accepted_at=now),
        *_take_back(found.was, now, person),
    ]
    # An agency's own sign-in answered for the old address.
    ties = SocialAccount.objects.filter(user=person).delete()[0]
    _end_sessions(person)
    own_notices.tell_former_address(found, person, now)
    trail.record(
        actor=actor,
        event="accounts.address-changed",
        target=person,
        at=now,
        changes=changes,
        ties=ties,
    )
    return own.get()


def _end_sessions(person: Person) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()


def _check_free(email: str) -> None:
    if Person.objects.filter(email=email).exists():
        raise CannotDo({"email": "This address has an account already: sign in with it"})


def _take_back(email: str, now: datetime, person: Person | None = None) -> list[Change]:
    """A newer link, or none, stands in the place of those that were given out before."""
    whose = Q(email=email) | Q(person=person) if person else Q(email=email)
    return trail.put(queries.still_open(now).filter(whose), taken_back_at=now)


def _told(roles: Sequence[Role]) -> str:
    return ", ".join(str(role) for role in roles)


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
