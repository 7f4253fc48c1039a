"""The answer that tells a monitor that the site is up."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sightline.kit.access import public


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answers only when the database does."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")
