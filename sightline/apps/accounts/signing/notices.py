"""Mail about one's own account: that something was done, with a link, and nothing else."""

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.apps.accounts.models import Person
from sightline.apps.accounts.signing import queries
from sightline.apps.accounts.signing.words import REFUSED
from sightline.kit import mail
from sightline.kit.mail import outbox

NEW_SIGN_IN, CHANGED, NEW_PASSWORD = "new-sign-in", "sign-in-changed", "new-password"
# What the library would write, and the kind that stands for it here.
_IN_PLACE_OF = {"account/email/password_reset_key": NEW_PASSWORD}


def _link_for_new_password(person: int) -> str:
    """Made when the mail is sent, so that no link that opens an account is ever kept."""
    found = queries.person(person)
    key = default_token_generator.make_token(found)
    uid = user_pk_to_url_str(found)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})


mail.register(
    mail.Kind(
        NEW_SIGN_IN,
        "Somebody signed in with your account",
        "Somebody signed in to Sightline with your account, in a browser that it had not seen "
        "before. If it was you, there is nothing to do.",
        lambda _: reverse("accounts:sessions"),
    ),
    mail.Kind(
        CHANGED,
        "How you sign in has changed",
        "Your password or your second factor for Sightline was changed. If it was not you, tell "
        "your business unit at once.",
        lambda _: reverse("accounts:account"),
    ),
    mail.Kind(
        NEW_PASSWORD,
        "Choose a new password",
        "Somebody, you we hope, asked for a new password for your account in Sightline. The link "
        "opens once, and for an hour. If it was not you, there is nothing to do.",
        _link_for_new_password,
    ),
)


def tell(person: Person, kind: str, now: datetime) -> None:
    """In the caller's transaction."""
    outbox.put(kind=kind, person=person.pk, key=f"{person.pk} {now.isoformat()}", now=now)


def send(template_prefix: str, email: str, now: datetime) -> None:
    """What the library would send, as a mail of ours; its own words are never used."""
    person = queries.active_person(email)
    if person is None:
        return
    with transaction.atomic():
        tell(person, _IN_PLACE_OF.get(template_prefix, CHANGED), now)


def refused(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/signing/refused.html", {"refused": REFUSED}, status=403)
