"""Reading named cases: only those whose list one is on, or that one owns."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases.access import Cases, may_be_on_a_list
from sightline.apps.accounts.models import GlassBroken, NamedCase, NamedOnCase, Person
from sightline.kit.access import Actor, may, require

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def open_to(actor: Actor, now: datetime) -> frozenset[int]:
    """The cases whose sealed records the actor may read now: named today, or the glass broken, and
    signed in with a second factor."""
    if actor.person is None or not actor.is_proved or not may_be_on_a_list(actor):
        return frozenset()
    named = _named(actor, _day(now)).values_list("case_id", flat=True)
    broken = GlassBroken.objects.filter(person=actor.person, at__lte=now, until__gt=now)
    return frozenset(named) | frozenset(broken.values_list("case_id", flat=True))


def open_among(actor: Actor, numbers: Collection[str], now: datetime) -> set[str]:
    """Those of the cases with these numbers, as text, of which the actor may read now."""
    return {str(pk) for pk in open_to(actor, now)}.intersection(numbers)


def cases(actor: Actor, now: datetime) -> QuerySet[NamedCase]:
    """Cases that the actor owns or may read now."""
    require(actor, Cases.SEE)
    found = NamedCase.objects.select_related("owner")
    if not may_be_on_a_list(actor):
        return found.none()
    return found.filter(Q(owner=actor.person) | Q(pk__in=open_to(actor, now)))


def case(actor: Actor, pk: int, now: datetime) -> NamedCase | None:
    return cases(actor, now).filter(pk=pk).first()


def closed(actor: Actor) -> QuerySet[NamedCase]:
    """Closed cases for the register of what is kept, to be told by their references alone."""
    require(actor, Cases.KEEP)
    return NamedCase.objects.exclude(closed_at=None)


def owned(actor: Actor, pk: int) -> NamedCase | None:
    """A case that the actor owns and may keep."""
    require(actor, Cases.KEEP)
    if not may_be_on_a_list(actor):
        return None
    return NamedCase.objects.filter(owner=actor.person, pk=pk).first()


def lists(actor: Actor, shown: NamedCase) -> QuerySet[NamedOnCase]:
    """Everybody who is or was named on the case."""
    require(actor, Cases.SEE)
    return shown.named.select_related("person")


def glass_of(actor: Actor, shown: NamedCase) -> QuerySet[GlassBroken]:
    require(actor, Cases.SEE)
    return shown.broken.select_related("person")


def who_may_be_named(actor: Actor, on: date) -> Iterable[Person]:
    """Open accounts whose roles of that day do not keep them off every list."""
    require(actor, Cases.KEEP)
    everybody = Person.objects.filter(is_active=True).order_by("shown_as", "email")
    return [each for each in everybody if may_be_on_a_list(accounts.actor_for(each, on))]


def broken(actor: Actor) -> QuerySet[GlassBroken]:
    """All broken glass, for whoever reviews it; those not reviewed yet first."""
    require(actor, Cases.REVIEW)
    found = GlassBroken.objects.select_related("case", "person")
    return found.order_by(F("reviewed_at").asc(nulls_first=True), "-at")


def own_glass(actor: Actor) -> QuerySet[GlassBroken]:
    """What one broke oneself, and what was broken of cases that one owns."""
    if actor.person is None or not may(actor, Cases.SEE):
        return GlassBroken.objects.none()
    own = Q(person=actor.person) | Q(case__owner=actor.person)
    return GlassBroken.objects.filter(own).select_related("case", "person")


def _named(actor: Actor, on: date) -> QuerySet[NamedOnCase]:
    return NamedOnCase.objects.filter(
        person=actor.person, from_on__lte=on, until_on__gte=on, ended_at=None
    )


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()
