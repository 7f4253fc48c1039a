"""The browser that a request comes from: whether its cookie makes it known, and to whom."""

from django.http import HttpRequest, HttpResponse

from sightline.apps.accounts.rules import digest
from sightline.apps.accounts.signing import queries

COOKIE = "sightline-device"
LASTS = 365 * 24 * 60 * 60  # seconds
_LONGEST_WORD = 100


def word_of(request: HttpRequest) -> str:
    """What the browser's cookie says; '' where it says nothing that could be a word of ours."""
    word = request.COOKIES.get(COOKIE, "")
    return word if len(word) <= _LONGEST_WORD else ""


def known_to(request: HttpRequest, email: str) -> str:
    """The browser's digest where that address has signed in with it before, else 'unknown'."""
    word = word_of(request)
    if word and queries.is_known_device(email, digest(word)):
        return digest(word)
    return "unknown"


def remember(request: HttpRequest, response: HttpResponse, word: str) -> None:
    response.set_cookie(
        COOKIE, word, max_age=LASTS, httponly=True, samesite="Lax", secure=request.is_secure()
    )
