"""Mail about broken glass, to the case's owner and whoever reviews it: that it was, with a link."""

from datetime import datetime

from django.urls import reverse

from sightline.apps.accounts.models import GlassBroken
from sightline.apps.accounts.people import queries as people
from sightline.kit import mail
from sightline.kit.mail import outbox
from sightline.kit.permission import Role
from sightline.kit.schedule import SCHEDULE

OWNER, REVIEWER, STILL = "glass-broken", "glass-to-review", "glass-still-to-review"
KINDS = (
    mail.Kind(
        OWNER,
        "Somebody opened a sealed case of yours",
        "Somebody who is not on its list opened a sealed case that you own, for a few hours and "
        "with a reason. Look whether that was right.",
        lambda _: reverse("cases:list"),
    ),
    mail.Kind(
        REVIEWER,
        "A sealed case was opened, and waits for your review",
        "Somebody opened a sealed case without being on its list. Review whether it was justified.",
        lambda _: reverse("cases:glass"),
    ),
    mail.Kind(
        STILL,
        "An opened sealed case still waits for your review",
        "Somebody opened a sealed case without being on its list, more than a day ago, and nobody "
        "has reviewed it. You are told every day until somebody does.",
        lambda _: reverse("cases:glass"),
    ),
)


def tell(broken: GlassBroken, now: datetime) -> None:
    """At once, in the transaction in which it was broken."""
    key = str(broken.pk)
    outbox.put(kind=OWNER, person=broken.case.owner_id, key=key, now=now)
    today = broken.at.date()
    for held in people.people_in_role(SCHEDULE, Role.DATA_PROTECTION_OFFICER, today):
        outbox.put(kind=REVIEWER, person=held.person_id, key=f"{key} {held.person_id}", now=now)
