"""Sessions and agencies' sign-ins, as the pages show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from sightline.kit.single_sign_on import PROVIDER

if TYPE_CHECKING:
    from allauth.usersessions.models import UserSession

# In this order: each of them also claims to be those after it.
BROWSERS = ("Edg", "OPR", "SamsungBrowser", "Firefox", "Chrome", "Safari")
SHOWN_AS = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet"}
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux")


@dataclass(frozen=True)
class SessionShown:
    pk: int
    browser: str
    address: str
    began: datetime
    is_this_one: bool


def session(row: UserSession, own_key: str) -> SessionShown:
    return SessionShown(
        row.pk, browser(row.user_agent), str(row.ip), row.created_at, row.session_key == own_key
    )


def browser(told: str) -> str:
    """What a browser says of itself in the words of people: 'Firefox on Windows'."""
    name = next((each for each in BROWSERS if re.search(rf"\b{each}/", told)), "")
    system = next((each for each in SYSTEMS if each in told), "")
    shown = SHOWN_AS.get(name, name) or "A browser"
    return f"{shown} on {system}" if system else shown


def agencies() -> list[tuple[str, str]]:
    """Name and address of each agency's own sign-in."""
    apps = settings.SOCIALACCOUNT_PROVIDERS[PROVIDER]["APPS"]
    return [
        (app["name"], reverse("openid_connect_login", args=[app["provider_id"]])) for app in apps
    ]
