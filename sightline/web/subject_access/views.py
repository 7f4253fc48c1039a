"""Pages of subject access requests: the list, one of them, and the steps it takes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.subject_access import actions, queries
from sightline.apps.subject_access.access import SubjectAccess
from sightline.apps.subject_access.types import CannotDo, Decision
from sightline.kit import clock
from sightline.kit.access import actor_of, needs
from sightline.kit.calendar import queries as calendar
from sightline.kit.components import tables
from sightline.web.subject_access import forms, listings
from sightline.web.subject_access.filling import around, filled, request_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@needs(SubjectAccess.ANSWER)
@never_cache
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    actor, today, england = actor_of(request), clock.today(), calendar.england()
    rows = sorted(
        queries.requests(actor), key=lambda row: (row.closed_at is not None, row.counts_from)
    )
    table = tables.plain(listings.requests(rows, today, england))
    waiting = sum(row.closed_at is None for row in rows)
    context = {"table": table, "waiting": waiting}
    return render(request, "web/subject_access/list.html", context)


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def begin(request: HttpRequest) -> HttpResponse:
    form = forms.BeginForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.begin(
                actor=actor_of(request),
                entry=form.entry,
                received_on=form.cleaned_data["received_on"],
                now=clock.now(),
            )
        except CannotDo as refused:
            form.tell(refused)
        else:
            messages.success(request, "Noted. Now look for what may be about them.")
            return redirect("subject-access:request", pk=made.pk)
    shown = {
        "title": "Note a subject access request",
        "button": "Note it",
        "back": reverse("subject-access:list"),
        "back_text": "Subject access",
    }
    return render(request, "components/form_page.html", {**shown, "form": form})


@needs(SubjectAccess.ANSWER)
@never_cache
@require_safe
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    actor, now, today = actor_of(request), clock.now(), clock.today()
    found = request_of(request, pk, is_open=False)
    due = queries.due(found)
    words, colour = listings.state(found, due, today)
    every = list(queries.items(actor, found))
    undecided = sum(one.decision == Decision.UNDECIDED for one in every)
    context = {
        "request_row": found,
        "due": due,
        "state": words,
        "colour": colour,
        "table": tables.plain(listings.items(actor, every, now)),
        "undecided": undecided,
        "is_decided": bool(every) and not undecided,
        "is_open": found.closed_at is None,
    }
    return render(request, "web/subject_access/request.html", context)


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    found = request_of(request, pk)
    form = forms.RequestForm(request.POST or None, initial=forms.filled(found))

    def do() -> str:
        actions.correct(actor=actor_of(request), request=pk, entry=form.entry, now=clock.now())
        return "Kept. Look again, if there is more to look for."

    return filled(request, form, do, around(pk, "Correct the request", "Keep it"))


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def count_later(request: HttpRequest, pk: int) -> HttpResponse:
    request_of(request, pk)
    form = forms.LaterForm(request.POST or None)

    def do() -> str:
        on, why = form.cleaned_data["on"], form.said("why")
        actions.count_later(actor=actor_of(request), request=pk, on=on, why=why, now=clock.now())
        return "The month counts from that day."

    lead = "The month counts from the day on which you knew who asks, and what for."
    return filled(request, form, do, around(pk, "Count from a later day", "Keep it", lead))


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    request_of(request, pk)
    form = forms.ExtendForm(request.POST or None)

    def do() -> str:
        on, why = form.cleaned_data["on"], form.said("why")
        actions.extend(actor=actor_of(request), request=pk, on=on, why=why, now=clock.now())
        return "Extended by two months."

    lead = "By two months, where it is complex. Whoever asked has to be told why in the first one."
    return filled(request, form, do, around(pk, "Extend the time", "Extend it", lead))


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    request_of(request, pk)
    form = forms.CloseForm(request.POST or None)

    def do() -> str:
        outcome, why = forms.outcome_of(form), form.said("why")
        actions.close(
            actor=actor_of(request), request=pk, outcome=outcome, why=why, now=clock.now()
        )
        return "Closed."

    return filled(request, form, do, around(pk, "Close the request", "Close it"))
