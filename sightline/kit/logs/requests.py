"""One line for each request, and a mark of its own by which its other lines are found."""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from time import perf_counter

from django.http import HttpRequest, HttpResponse

FIELDS = ("route", "method", "status", "ms")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
HEADER = "X-Request-ID"

log = logging.getLogger("sightline.requests")
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """The mark of the request that is being answered; '' outside of one."""
    return _current.get()


class LogRequests:
    """Middleware, before all others. A mark that a visitor sends is not taken: it may be a name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun, mark = perf_counter(), secrets.token_hex(8)
        request.log_mark = mark  # type: ignore[attr-defined]  # for what is said after the answer
        before = _current.set(mark)
        try:
            response = self.get_response(request)
            ms = round((perf_counter() - begun) * 1000)
            log.info("answered", extra=dict(zip(FIELDS, _told(request, response, ms), strict=True)))
        finally:
            _current.reset(before)
        response[HEADER] = mark
        return response


def _told(request: HttpRequest, response: HttpResponse, ms: int) -> tuple[str, str, int, int]:
    """The route by its name: the path itself may hold names and words that were searched for."""
    found = request.resolver_match
    method = request.method if request.method in METHODS else "other"
    return (found.view_name if found else "none", str(method), response.status_code, ms)
