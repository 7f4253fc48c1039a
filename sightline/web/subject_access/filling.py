"""What the forms of a request have around them."""

from functools import partial

from django.http import Http404, HttpRequest
from django.urls import reverse

from sightline.apps.subject_access import queries
from sightline.apps.subject_access.models import AccessRequest
from sightline.apps.subject_access.types import CannotDo
from sightline.kit.access import actor_of
from sightline.kit.components import filling

filled = partial(filling.filled, refusals=CannotDo)


def around(pk: int, title: str, button: str, lead: str = "") -> dict[str, str]:
    page = reverse("subject-access:request", args=[pk])
    return {
        "title": title,
        "lead": lead,
        "button": button,
        "back": page,
        "back_text": f"Request {pk}",
        "next": page,
    }


def request_of(request: HttpRequest, pk: int, *, is_open: bool = True) -> AccessRequest:
    """Not found where there is none; nor, unless closed ones will do, once it is closed."""
    found = queries.request(actor_of(request), pk)
    if found is None or is_open and found.closed_at is not None:
        raise Http404
    return found
