"""Refuses a request that brings a zero byte in a field: nobody types one, and PostgreSQL keeps it
in no text. In one place, so that no form or view has to think of it.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

ZERO = "\x00"


class RefuseZeroBytes:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> None:
        if _holds_one(request.GET) or _holds_one(request.POST):
            raise BadRequest("a field holds a zero byte")


def _holds_one(fields: QueryDict) -> bool:
    return any(ZERO in f"{name}{text}" for name, all_of in fields.lists() for text in all_of)
