"""What comes round by itself: sessions that have ended, roles that soon will, and broken glass that
waits for its review."""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse

from sightline.apps.accounts import reminders
from sightline.apps.accounts.cases import notices
from sightline.apps.accounts.cases import queries as cases
from sightline.apps.accounts.cases.types import REVIEW_WITHIN
from sightline.apps.accounts.people import queries as people
from sightline.apps.accounts.signing import actions as signing
from sightline.kit import mail
from sightline.kit.permission import Role
from sightline.kit.schedule import SCHEDULE, Daily, Weekly, scheduled

ROLES_ENDING = "roles-ending"
mail.register(
    mail.Kind(
        ROLES_ENDING,
        "Somebody's role ends soon",
        "A role that somebody holds in Sightline ends within two weeks. If the work goes on, give "
        "the role again.",
        lambda _: reverse("accounts:people"),
        may_be_turned_off=True,
    )
)


@scheduled("accounts.tidy", "End old sessions and forget browsers", Daily(hour=3))
def tidy(now: datetime) -> Mapping[str, int]:
    return signing.forget_old(actor=SCHEDULE, now=now)


@scheduled("accounts.roles-ending", "Tell of roles that end soon", Weekly(weekday=0, hour=7))
def roles_ending(now: datetime) -> Mapping[str, int]:
    ending = people.ending_soon(SCHEDULE, reminders.day(now)).count()
    if not ending:
        return {"roles that end soon": 0}
    told = reminders.tell_role(Role.BUSINESS_UNIT, ROLES_ENDING, now)
    return {"roles that end soon": ending, "mails": told}


@scheduled("accounts.glass-to-review", "Remind of opened cases that nobody reviewed", Daily(hour=7))
def glass_to_review(now: datetime) -> Mapping[str, int]:
    waiting = cases.broken(SCHEDULE).filter(reviewed_at=None, at__lte=now - REVIEW_WITHIN).count()
    if not waiting:
        return {"opened cases to review": 0}
    told = reminders.tell_role(
        Role.DATA_PROTECTION_OFFICER, notices.STILL, now, about=str(reminders.day(now))
    )
    return {"opened cases to review": waiting, "mails": told}
