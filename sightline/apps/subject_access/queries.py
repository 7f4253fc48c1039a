"""Reading requests, what was found for them, and until when they have to be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from sightline.apps.subject_access import rules
from sightline.apps.subject_access.access import SubjectAccess
from sightline.apps.subject_access.models import AccessItem, AccessRequest
from sightline.core.clocks import Calendar, DayClock
from sightline.kit.access import Actor, require
from sightline.kit.calendar import queries as calendar
from sightline.kit.trail import subjects

ANSWER, EXTENDED = "subject-access", "subject-access-extended"


@dataclass(frozen=True)
class Due:
    """By when a request has to be answered; `clock` explains how that was counted."""

    clock: DayClock
    on: date

    def days_left(self, today: date) -> int:
        """Negative once it is late."""
        return (self.on - today).days


def requests(actor: Actor) -> QuerySet[AccessRequest]:
    require(actor, SubjectAccess.ANSWER)
    return AccessRequest.objects.all()


def open_requests(actor: Actor) -> QuerySet[AccessRequest]:
    return requests(actor).filter(closed_at=None)


def request(actor: Actor, pk: int) -> AccessRequest | None:
    return requests(actor).filter(pk=pk).first()


def items(actor: Actor, found: AccessRequest) -> QuerySet[AccessItem]:
    require(actor, SubjectAccess.ANSWER)
    return AccessItem.objects.filter(request=found)


def item(actor: Actor, found: AccessRequest, pk: int, now: datetime) -> AccessItem | None:
    """One that the actor may read: a sealed one is for who may read it in its own room."""
    one = items(actor, found).filter(pk=pk).first()
    return one if one is not None and may_read(actor, one, now) else None


def may_read(actor: Actor, one: AccessItem, now: datetime) -> bool:
    return bool(readable(actor, [one], now))


def readable(actor: Actor, every: Iterable[AccessItem], now: datetime) -> list[AccessItem]:
    """Those that the actor may read, in their order."""
    found = list(every)
    may_see = subjects.open_of(actor, (one.guarded_by for one in found), now)
    return [one for one in found if one.guarded_by in may_see]


def due(found: AccessRequest, england: Calendar | None = None) -> Due:
    """UK General Data Protection Regulation, article 12(3): a month; two more where extended."""
    working = england or calendar.england()
    key = ANSWER if found.extended_on is None else EXTENDED
    clock = DayClock(calendar.day_timescale(key, found.counts_from), found.counts_from)
    return Due(clock, rules.last_day(clock.due_on, working))


def counted(actor: Actor, found: AccessRequest) -> Counter[str]:
    """How many things there are of each decision."""
    return Counter(items(actor, found).values_list("decision", flat=True))
