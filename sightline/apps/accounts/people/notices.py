"""Mail to the address that an account had before: that it has another one now."""

from datetime import datetime

from django.urls import reverse

from sightline.apps.accounts.models import Invitation, Person
from sightline.apps.accounts.people import queries
from sightline.kit import mail
from sightline.kit.mail import outbox

ADDRESS_CHANGED = "address-changed"
KINDS = [
    mail.Kind(
        ADDRESS_CHANGED,
        "Your account has another address",
        "Your account for Sightline has another e-mail address from now on, and this one no longer "
        "signs in. If you did not expect it, tell your business unit at once.",
        lambda _: reverse("accounts:sign-in"),
        to=lambda invitation: queries.former_address(int(invitation)),
    )
]


def tell_former_address(accepted: Invitation, person: Person, now: datetime) -> None:
    """In the caller's transaction."""
    outbox.put(kind=ADDRESS_CHANGED, person=person.pk, key=str(accepted.pk), now=now)
