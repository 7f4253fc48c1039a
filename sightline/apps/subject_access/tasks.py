"""What comes round by itself: whoever answers requests is told when the end of one is near."""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse

from sightline.apps.accounts import reminders
from sightline.apps.subject_access import queries
from sightline.kit import mail
from sightline.kit.calendar import queries as calendar
from sightline.kit.permission import Role
from sightline.kit.schedule import SCHEDULE, Daily, scheduled

NEAR = "subject-access-near"
WARNED_BEFORE = 7  # days
mail.register(
    mail.Kind(
        NEAR,
        "A subject access request has to be answered soon",
        "The time to answer a subject access request ends within a week, or has ended.",
        lambda _: reverse("subject-access:list"),
    )
)


@scheduled("subject-access.near", "Warn that a subject access request has to be answered", Daily(7))
def remind(now: datetime) -> Mapping[str, int]:
    today, england = reminders.day(now), calendar.england()
    open_ones = queries.open_requests(SCHEDULE)
    near = [e for e in open_ones if queries.due(e, england).days_left(today) <= WARNED_BEFORE]
    if not near:
        return {"requests near their end": 0}
    told = reminders.tell_role(Role.DATA_PROTECTION_OFFICER, NEAR, now)
    return {"requests near their end": len(near), "mails": told}
