"""What an agency's people do with a return: fill it in, send it, answer, comment, sign, restate."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sightline.apps.collection import actions, queries, rules
from sightline.apps.collection.access import Collection, may_for
from sightline.apps.collection.models import QuarterlyReturn
from sightline.apps.collection.types import CannotDo, State
from sightline.kit import clock
from sightline.kit.access import actor_of, needs
from sightline.web.collection import forms, showing
from sightline.web.collection.fields import SeenForm
from sightline.web.collection.filling import around, filled, own_return, return_of
from sightline.web.collection.filling_form import FillForm

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """One page for the quarter. What was written is kept, and looked at when it is to be sent."""
    of = own_return(request, pk, Collection.FILL, rules.OPEN_TO_CHANGE)
    form = FillForm(request.POST or None, asked=showing.asked_of(actor_of(request), of))
    if form.is_valid() and _kept(request, of, form):
        if "check" not in request.POST:
            messages.success(request, "Kept. You can go on later.")
            return redirect("returns:return", pk=pk)
        form.tell_faults(queries.faulty(actor_of(request), of))
        if not form.errors:
            return redirect("returns:send", pk=pk)
    context = {**around(of, f"Return for {of.covers}", ""), "form": form}
    return render(request, "web/collection/fill.html", context)


def _kept(request: HttpRequest, of: QuarterlyReturn, form: FillForm) -> bool:
    try:
        actions.fill(actor=actor_of(request), of=of.pk, entries=form.entries, now=clock.now())
    except actions.Overtaken as overtaken:
        form.tell_overtaken(overtaken.indicators)
        return False
    except CannotDo as refused:
        form.tell(refused)
        return False
    return True


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was written, to be looked over once more before it goes."""
    of = own_return(request, pk, Collection.FILL, rules.OPEN_TO_CHANGE)
    asked = showing.asked_of(actor_of(request), of)
    form = SeenForm(request.POST or None, initial={"seen": of.changes})

    def do() -> str:
        seen = form.cleaned_data["seen"]
        after = actions.send(actor=actor_of(request), of=pk, seen=seen, now=clock.now())
        if after == State.QUERIED:
            return "Received. Something in it is asked about: answer below."
        return "Received, and nothing in it is asked about."

    context = {
        **around(of, "Check your answers", "Send the return"),
        "lines": showing.lines(asked),
        "wrong": len(queries.faulty(actor_of(request), of)),
    }
    return filled(request, form, do, context, template="web/collection/send.html")


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def answer(request: HttpRequest, pk: int, query: int) -> HttpResponse:
    of = own_return(request, pk, Collection.FILL, frozenset({State.QUERIED}))
    asked = queries.open_queries(actor_of(request), of).filter(pk=query).first()
    if asked is None:
        raise Http404
    form = forms.AnswerForm(request.POST or None)

    def do() -> str:
        says, now = form.said("says"), clock.now()
        actions.answer(actor=actor_of(request), of=pk, query=query, says=says, now=now)
        return "Answered."

    context = around(of, "Answer a question", "Send the answer")
    lines = {each.line.pk: each.definition for each in showing.asked_of(actor_of(request), of)}
    context |= {"query": asked, "definition": lines.get(asked.line_id)}
    return filled(request, form, do, context, template="web/collection/answer.html")


@needs(Collection.OVERSEE)
@never_cache
@GET_OR_POST
def ask(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    of = return_of(request, pk)
    asked = {each.line.pk: each for each in showing.asked_of(actor_of(request), of)}
    if line not in asked or of.stands not in (State.VALIDATED, State.QUERIED):
        raise Http404
    form = forms.AskForm(request.POST or None)

    def do() -> str:
        asks, now = form.said("asks"), clock.now()
        actions.ask(actor=actor_of(request), of=pk, line=line, asks=asks, now=now)
        return "Asked. The agency is told tomorrow morning."

    lead = f"{asked[line].definition.title}: {showing.lines([asked[line]])[0].text}"
    return filled(request, form, do, around(of, "Ask about a number", "Ask the agency", lead))


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    of = own_return(request, pk, Collection.FILL, rules.OPEN_TO_COMMENTARY)
    asked = showing.asked_of(actor_of(request), of)
    shown = {line.pk: line for line in showing.lines(asked)}
    lines = [(each.line, each.definition.title) for each in asked]
    form = forms.CommentForm(request.POST or None, lines=lines, seen=of.changes)

    def do() -> str:
        is_done = "done" in request.POST
        seen, says, now = form.cleaned_data["seen"], form.says, clock.now()
        actions.comment(actor=actor_of(request), of=pk, seen=seen, says=says, done=is_done, now=now)
        return "The commentary is in." if is_done else "Kept. You can go on later."

    context = around(of, "Comment on the numbers", "The commentary is in")
    context |= {"boxes": [(shown[row.pk], box) for row, box in form.boxes()]}
    return filled(request, form, do, context, template="web/collection/comment.html")


@needs(Collection.SIGN)
@never_cache
@GET_OR_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    of = own_return(request, pk, Collection.SIGN, frozenset({State.COMMENTARY_IN}))
    form = forms.SignForm(request.POST or None, initial={"seen": of.changes})

    def do() -> str:
        seen = form.cleaned_data["seen"]
        actions.sign(actor=actor_of(request), of=pk, seen=seen, now=clock.now())
        return "Signed. The partnership can publish it to the group now."

    asked = showing.asked_of(actor_of(request), of)
    context = around(of, "Sign the return", "Sign it")
    context["lines"] = showing.lines(asked)
    return filled(request, form, do, context, template="web/collection/sign.html")


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def restate(request: HttpRequest, pk: int) -> HttpResponse:
    of = return_of(request, pk)
    may_restate = may_for(actor_of(request), Collection.FILL, of.agency.key)
    if not may_restate or of.stands not in rules.SETTLED:
        raise Http404
    form = forms.RestateForm(request.POST or None)
    context = around(of, "Correct numbers that were accepted", "Begin the correction")
    context["lead"] = "The numbers as they were accepted stay, and are shown beside the new ones."

    def do() -> str:
        because, now = form.said("because"), clock.now()
        made = actions.restate(actor=actor_of(request), of=pk, because=because, now=now)
        context["next"] = reverse("returns:fill", args=[made.pk])
        return "Now correct the numbers, and send them."

    return filled(request, form, do, context)
