"""What comes round by itself: agencies' leads are told, once a week, that follow-ups wait."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.urls import reverse

from sightline.apps.accounts import reminders
from sightline.apps.followups import queries
from sightline.apps.partnership import queries as partnership
from sightline.kit import mail
from sightline.kit.permission import Role
from sightline.kit.schedule import SCHEDULE, Weekly, scheduled

DUE = "follow-ups-due"
AHEAD = timedelta(days=14)


def _list(_: int) -> str:
    year = partnership.newest_year()
    return reverse("followups:list", args=[year.slug]) if year else reverse("home")


mail.register(
    mail.Kind(
        DUE,
        "Follow-ups of your agency wait",
        "Something that your agency agreed to do is due within two weeks, or overdue.",
        _list,
        may_be_turned_off=True,
    )
)


@scheduled("followups.reminders", "Remind agencies of their follow-ups", Weekly(0, hour=7))
def remind(now: datetime) -> Mapping[str, int]:
    """Of the newest year alone: an earlier one is closed, and what goes on was carried over."""
    year = partnership.newest_year()
    if year is None:
        return {"follow-ups due": 0}
    due = queries.still_to_do(SCHEDULE, year).filter(due__lte=reminders.day(now) + AHEAD)
    agencies = set(due.values_list("agency__agency__key", flat=True)) - {None}
    told = reminders.tell_role(Role.AGENCY_LEAD, DUE, now, agencies=agencies)
    return {"follow-ups due": due.count(), "mails": told}
