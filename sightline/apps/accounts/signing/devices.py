"""The browser that a request comes from: whether its cookie makes it known, and to whom."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sightline.apps.accounts.rules import digest
from sightline.apps.accounts.signing import queries

UNKNOWN = "unknown"
LASTS = 365 * 24 * 60 * 60  # seconds
_LONGEST_WORD = 100


def word_of(request: HttpRequest) -> str:
    """What the browser's cookie says; '' where it says nothing that could be a word of ours."""
    word = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    return word if len(word) <= _LONGEST_WORD else ""


def known_to(request: HttpRequest, email: str) -> str:
    """The browser's digest where that address has signed in with it before, else UNKNOWN."""
    word = word_of(request)
    if word and queries.is_known_device(email, digest(word)):
        return digest(word)
    return UNKNOWN


def remember(response: HttpResponse, word: str) -> None:
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        word,
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
