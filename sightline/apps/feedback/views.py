"""Pages for those who read and answer what readers said."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.feedback import actions, listings, queries
from sightline.apps.feedback.access import Feedback
from sightline.apps.feedback.forms import Answer
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import tables


@needs(Feedback.VIEW)
@require_safe
def replies(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    found = list(queries.replies(actor_of(request), shown))
    waiting = sum(1 for row in found if row.state == "new")
    context = {"year": shown, "total": len(found), "waiting": waiting}
    return tables.page(request, "feedback/replies.html", listings.replies(shown, found), context)


@needs(Feedback.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, year: str, pk: int) -> HttpResponse:
    """One reply with what it is about, and the form that answers it or sets it aside."""
    shown, actor = get_object_or_404(partnership.years(), slug=year), actor_of(request)
    found = get_object_or_404(queries.replies(actor, shown), pk=pk)
    form = Answer(request.POST or None)
    if form.is_valid():
        words, now = form.cleaned_data["words"], clock.now()
        if "aside" in request.POST:
            actions.set_aside(actor=actor, reply=found, why=words, now=now)
        else:
            publish = form.cleaned_data["publish"]
            actions.answer(actor=actor, reply=found, words=words, publish=publish, now=now)
        messages.success(request, "Kept.")
        return redirect("feedback:replies", year=year)
    context = {"year": shown, "reply": found, "form": form, "may": may(actor, Feedback.ANSWER)}
    return render(request, "feedback/reply.html", context)
