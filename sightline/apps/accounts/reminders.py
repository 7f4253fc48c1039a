"""Mail to those who hold a role: one a person, a kind and a week, and none that they turned off."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from sightline.apps.accounts.people import queries
from sightline.kit.mail import kinds, outbox
from sightline.kit.permission import Role
from sightline.kit.schedule import SCHEDULE


def day(now: datetime) -> date:
    return timezone.localtime(now).date()


def tell_role(
    role: Role, kind: str, now: datetime, *, agencies: Iterable[str] | None = None, about: str = ""
) -> int:
    """Lay out a mail for everybody who holds the role today; how many were new.

    `agencies` are keys: only those who hold it for one of these. `about` tells apart what a person
    may be told of twice in a week; it is part of the key alone.
    """
    held = queries.people_in_role(SCHEDULE, role, day(now))
    if agencies is not None:
        held = held.filter(agency__key__in=list(agencies))
    if kinds.find(kind).may_be_turned_off:
        held = held.filter(person__wants_reminders=True)
    year, week, _ = day(now).isocalendar()
    persons = set(held.values_list("person_id", flat=True))
    key = f"{year}-W{week:02} {about}".strip()
    return sum(
        outbox.put(kind=kind, person=person, key=f"{person} {key}", now=now)
        for person in sorted(persons)
    )
