"""Pages that say no, in plain words, and tell nothing of what lies behind."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from sightline.apps.accounts.signing import actions as accounts
from sightline.kit import clock
from sightline.kit.access import actor_of


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    # Without the request: what it says of itself, such as its host, is not to be trusted.
    return HttpResponseBadRequest(render_to_string("web/errors/400.html"))


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """That somebody tried what is not theirs is an entry of the trail, by the route's name."""
    actor = actor_of(request)
    if actor.person is not None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        accounts.note_refused(actor=actor, route=route, now=clock.now())
    return render(request, "web/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "web/errors/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    # Without the request: whatever broke, the database included, may not be asked again.
    return HttpResponseServerError(render_to_string("web/errors/500.html"))


def out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or came from elsewhere."""
    return render(request, "web/errors/csrf.html", status=403)
