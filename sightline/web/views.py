"""The home page, and the answer that tells a monitor that the site is up."""

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.apps.partnership import queries
from sightline.kit.access import public, signed_in


@signed_in
@require_safe
def home(request: HttpRequest, year: str = "") -> HttpResponse:
    """The newest year's big picture, or that of the year in the address."""
    if year and queries.year(year) is None:
        raise Http404
    return render(request, "web/home.html")


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answers only when the database does."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")
