"""Finding what may be about somebody, deciding of each thing, the second check, and the answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.partnership import queries as partnership
from sightline.apps.subject_access import actions, queries, rules
from sightline.apps.subject_access.access import SubjectAccess
from sightline.apps.subject_access.models import AccessItem
from sightline.apps.subject_access.types import CannotDo, Decision, Found
from sightline.core import redaction
from sightline.kit import clock
from sightline.kit.access import actor_of, needs
from sightline.kit.components import tables
from sightline.kit.components.fields import Form
from sightline.web.search import rooms
from sightline.web.subject_access import answer as files
from sightline.web.subject_access import forms, listings, sources
from sightline.web.subject_access.filling import around, filled, request_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
MOST_SHOWN = 500  # found things on a page: more than that, one narrows what is looked for
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def find(request: HttpRequest, pk: int) -> HttpResponse:
    actor, now, shown = actor_of(request), clock.now(), request_of(request, pk)
    rooms.bring_level(list(partnership.years()))
    taken = set(queries.items(actor, shown).values_list("ref", flat=True))
    found = sources.all_found(actor, rules.terms_of(shown.terms), now)
    new = [each for each in found if each.ref not in taken]
    chosen = set(request.POST.getlist("chosen"))
    form = Form(request.POST or None)

    def do() -> str:
        things = [each for each in new if each.ref in chosen or "all" in request.POST]
        number = actions.take(actor=actor, request=pk, things=things, now=now)
        return f"{number} taken into the request. Now decide about each."

    if request.method != "POST":
        _note_searched(request, pk, new)
    context = {
        **around(pk, "What may be about them", "Take these into the request"),
        "table": tables.plain(listings.found(new[:MOST_SHOWN])),
        "number": len(new),
        "most": MOST_SHOWN,
        "taken": len(found) - len(new),
        "not_looked_in": sources.not_looked_in(actor),
    }
    return filled(request, form, do, context, template="web/subject_access/find.html")


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def everywhere(request: HttpRequest, pk: int) -> HttpResponse:
    request_of(request, pk)
    form = forms.EverywhereForm(request.POST or None)

    def do() -> str:
        number = actions.mark_everywhere(
            actor=actor_of(request), request=pk, phrase=form.said("phrase"), now=clock.now()
        )
        return f"Marked in {number} thing{'' if number == 1 else 's'}."

    return filled(request, form, do, around(pk, "Mark words everywhere", "Mark them"))


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    actor, one = actor_of(request), _item(request, pk, item)
    form = forms.DecideForm(request.POST or None, initial=forms.decided(one))

    def do() -> str:
        actions.decide(
            actor=actor,
            request=pk,
            item=item,
            seen=form.cleaned_data["seen"],
            entry=form.entry,
            now=clock.now(),
        )
        return "Decided."

    shown = {
        **around(pk, one.title, "Keep the decision"),
        "item": one,
        "given": redaction.redacted(one.marked),
        "is_open": one.request.closed_at is None,
        "next": _next(request, one),
    }
    if request.method == "POST":
        request_of(request, pk)
    else:
        actions.note_opened(actor=actor, request=pk, items=[one], now=clock.now())
    return filled(request, form, do, shown, template="web/subject_access/item.html")


@needs(SubjectAccess.ANSWER)
@never_cache
@GET_OR_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What is given, as it will be read, for somebody who decided about none of it."""
    actor, now, found = actor_of(request), clock.now(), request_of(request, pk)
    every = list(queries.items(actor, found))
    seen = rules.fingerprint((one.pk, one.version) for one in every)
    form = forms.CheckForm(request.POST or None, initial={"seen": seen})

    def do() -> str:
        actions.check(actor=actor, request=pk, seen=form.said("seen"), now=clock.now())
        return "Checked. The answer can be taken away."

    readable = queries.readable(actor, every, now)
    if request.method != "POST":
        actions.note_opened(actor=actor, request=pk, items=readable, now=now)
    shown = {
        **around(pk, "Check the answer", "It can be given out"),
        "given": [
            (files.heading(number, one), one, redaction.redacted(one.marked))
            for number, one in enumerate(
                (one for one in readable if one.decision == Decision.GIVE), start=1
            )
        ],
        "others": [one for one in readable if one.decision != Decision.GIVE],
        "sealed": len(every) - len(readable),
    }
    return filled(request, form, do, shown, template="web/subject_access/check.html")


@needs(SubjectAccess.ANSWER)
@never_cache
@require_safe
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = request_of(request, pk, is_open=False)
    try:
        items = actions.give_out(actor=actor_of(request), request=pk, now=clock.now())
    except CannotDo as refused:
        context = {**around(pk, "The answer is not ready", ""), "why": str(refused)}
        return render(request, "web/subject_access/not_ready.html", context, status=409)
    named = partnership.the_partnership()
    actor, local = actor_of(request), timezone.localtime(clock.now())
    taken = f"Taken out of Sightline by person {actor.person} on {local:%-d %B %Y at %H:%M}."
    content = files.write(found, items, named.area if named else "", taken, clock.today())
    name = f"subject-access-{pk}-{clock.today():%Y%m%d}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=WORD, headers=headers)


def _note_searched(request: HttpRequest, pk: int, shown: list[Found]) -> None:
    try:
        actions.note_searched(actor=actor_of(request), request=pk, shown=shown, now=clock.now())
    except CannotDo:  # somebody closed it meanwhile
        raise Http404 from None


def _item(request: HttpRequest, pk: int, item: int) -> AccessItem:
    found = request_of(request, pk, is_open=False)
    one = queries.item(actor_of(request), found, item, clock.now())
    if one is None:
        raise Http404
    return one


def _next(request: HttpRequest, one: AccessItem) -> str:
    """The next thing to decide about; the request, once there is none."""
    actor, now = actor_of(request), clock.now()
    undecided = queries.items(actor, one.request).filter(decision=Decision.UNDECIDED)
    for other in queries.readable(actor, undecided.exclude(pk=one.pk), now)[:1]:
        return reverse("subject-access:item", args=[one.request_id, other.pk])
    return reverse("subject-access:request", args=[one.request_id])
