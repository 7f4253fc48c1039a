"""Mail about one's own account: that something was done, with a link, and nothing else."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.accounts.models import Person
from sightline.apps.accounts.signing.words import REFUSED

NEW_SIGN_IN, CHANGED = "new-sign-in", "sign-in-changed"


def tell(person: Person, kind: str, now: datetime) -> None: ...


def send(template_prefix: str, email: str, now: datetime) -> None: ...


def refused(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/signing/refused.html", {"refused": REFUSED}, status=403)
