"""What comes round by itself: whoever keeps the register is told that reviews are due."""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse

from sightline.apps.accounts import reminders
from sightline.apps.records.keeping import queries
from sightline.apps.records.types import Standing
from sightline.kit import mail
from sightline.kit.permission import Role
from sightline.kit.schedule import SCHEDULE, Weekly, scheduled

REVIEW = "records-to-review"
mail.register(
    mail.Kind(
        REVIEW,
        "Kept records wait for a review",
        "The time for which some records are kept has ended: look whether they may be destroyed.",
        lambda _: reverse("records:kept"),
        may_be_turned_off=True,
    )
)


@scheduled("records.reviews", "Remind of records to review", Weekly(weekday=0, hour=7))
def remind(now: datetime) -> Mapping[str, int]:
    kept = queries.register(SCHEDULE, reminders.day(now))
    waiting = sum(each.standing == Standing.DUE for each in kept)
    if not waiting:
        return {"records to review": 0}
    told = reminders.tell_role(Role.DATA_PROTECTION_OFFICER, REVIEW, now)
    return {"records to review": waiting, "mails": told}
