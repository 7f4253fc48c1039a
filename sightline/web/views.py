"""The answers that tell a monitor that the site is up, and whether it can serve."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sightline.kit.access import public
from sightline.kit.health import readiness


@public
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answers only when the database does."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")


@public
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Why it cannot serve is said by `sightline doctor`, to whoever runs it: not to strangers."""
    if readiness.is_ready():
        return HttpResponse("ready\n", content_type="text/plain")
    return HttpResponse("not ready\n", content_type="text/plain", status=503)
