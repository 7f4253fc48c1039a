"""Pages of what is kept: the register and its queue, legal holds, and certificates."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.records.access import Records
from sightline.apps.records.filling import filled
from sightline.apps.records.keeping import actions, forms, listings, queries
from sightline.apps.records.keeping.queries import Kept
from sightline.apps.records.schedule import queries as schedule
from sightline.apps.records.types import STANDING_WORDS, Standing
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs
from sightline.kit.components import tables

KEPT_ELSEWHERE = (
    "This records that it was done: Sightline deletes nothing that is kept elsewhere, nor what is "
    "open to the partnership."
)
OF_SIGHTLINE = (
    "When another person witnesses it, Sightline destroys the words and files that are sealed in "
    "the case, and what the trail kept of them, for good. Backups from before hold them until they "
    "are too old to be kept."
)


@needs(Records.VIEW)
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    every = queries.register(actor, today)
    classes = {row.item.record_class.key: row.rule.title for row in every}
    narrowed = forms.filters(request.GET, classes=sorted(classes.items(), key=lambda pair: pair[1]))
    state, of = narrowed.chosen("state"), narrowed.chosen("class")
    rows = [
        row
        for row in every
        if state in ("", row.standing.value) and of in ("", row.item.record_class.key)
    ]
    table = listings.register(rows, is_narrowed=narrowed.is_set)
    context = {
        "filters": narrowed,
        "today": today,
        "is_empty": not every,
        "due": sum(1 for row in every if row.standing == Standing.DUE),
        "may_add": may(actor, Records.KEEP),
    }
    return tables.page(request, "records/kept.html", table, context)


@needs(Records.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    classes = schedule.in_force(actor, clock.today()).values()
    free = queries.closed_cases(actor)
    form = forms.ItemForm(request.POST or None, classes=classes, cases=free)

    def do() -> str:
        made = actions.keep(actor=actor, entry=form.entry, now=clock.now())
        return reverse("records:item", args=[made.pk])

    shown = {
        "title": "Add to what is kept",
        "lead": "Until when it is kept follows from the retention schedule.",
        "warning": "" if classes else "There is no retention schedule yet. Begin with that.",
        "back": reverse("records:kept"),
        "back_text": "What is kept",
        "button": "Add it",
    }
    return filled(request, form, do, "It is in the register.", shown)


@needs(Records.VIEW)
@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    actor, found = actor_of(request), _kept(request, pk)
    words, colour = STANDING_WORDS[found.standing]
    is_there = found.destruction is None
    context = {
        "row": found,
        "state": words,
        "colour": colour,
        "until": listings.until_words(found.until),
        "reviews": found.item.reviews.all(),
        "holds": found.holds,
        "may_keep": is_there and may(actor, Records.KEEP),
        "may_hold": is_there and may(actor, Records.HOLD),
        "is_due": found.standing == Standing.DUE,
        "is_unwitnessed": found.standing == Standing.UNWITNESSED,
        "is_permanent": found.until is None,
    }
    return render(request, "records/item.html", context)


@needs(Records.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def keep_longer(request: HttpRequest, pk: int) -> HttpResponse:
    actor, found = actor_of(request), _kept(request, pk)
    form = forms.LongerForm(request.POST or None)

    def do() -> None:
        until, why = form.cleaned_data["until"], form.said("why")
        actions.keep_longer(actor=actor, item=pk, until=until, why=why, now=clock.now())

    lead = f"{found.item.title}. Now to be kept until: {listings.until_words(found.until)}."
    shown = _around(pk, "Keep it longer", "Keep it longer", lead)
    return filled(request, form, _then(pk, do), "It is kept longer.", shown)


@needs(Records.HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def hold_item(request: HttpRequest, pk: int) -> HttpResponse:
    actor, found = actor_of(request), _kept(request, pk)
    form = forms.HoldForm(request.POST or None)

    def do() -> None:
        actions.hold_item(actor=actor, item=pk, now=clock.now(), **form.cleaned_data)

    lead = f"{found.item.title}. It cannot be destroyed until the hold is lifted."
    shown = _around(pk, "Put it on legal hold", "Put it on hold", lead)
    return filled(request, form, _then(pk, do), "It is on legal hold.", shown)


@needs(Records.HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def hold_class(request: HttpRequest, key: str) -> HttpResponse:
    actor = actor_of(request)
    found = schedule.in_force(actor, clock.today()).get(key)
    if found is None:
        raise Http404
    form = forms.HoldForm(request.POST or None)

    def do() -> str:
        actions.hold_class(actor=actor, key=key, now=clock.now(), **form.cleaned_data)
        return reverse("records:holds")

    shown = {
        "title": "Put a whole class on legal hold",
        "lead": f"{found.title}. Nothing of it can be destroyed until the hold is lifted.",
        "button": "Put it on hold",
        "back": reverse("records:class", args=[key]),
        "back_text": "The class",
    }
    return filled(request, form, do, "The class is on legal hold.", shown)


@needs(Records.VIEW)
@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    found, in_force = list(queries.holds(actor)), schedule.in_force(actor, clock.today())
    still = [(row, listings.held(row, in_force)) for row in found if row.lifted_at is None]
    context = {"still": still, "may_lift": may(actor, Records.HOLD)}
    table = listings.holds(found, in_force)
    return tables.page(request, "records/holds.html", table, context)


@needs(Records.HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    found = queries.holds(actor).filter(pk=pk, lifted_at__isnull=True).first()
    if found is None:
        raise Http404
    form = forms.LiftForm(request.POST or None)

    def do() -> str:
        actions.lift(actor=actor, hold=pk, why=form.said("why"), now=clock.now())
        return reverse("records:holds")

    on = listings.held(found, schedule.in_force(actor, clock.today()))
    shown = {
        "title": "Lift the legal hold",
        "lead": f"{on}. It can be destroyed again once its date has come.",
        "button": "Lift it",
        "back": reverse("records:holds"),
        "back_text": "Legal holds",
    }
    return filled(request, form, do, "The hold is lifted.", shown)


@needs(Records.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: HttpRequest, pk: int) -> HttpResponse:
    actor, found = actor_of(request), _kept(request, pk)
    form = forms.DestroyForm(request.POST or None)

    def do() -> None:
        actions.destroy(actor=actor, item=pk, now=clock.now(), **form.cleaned_data)

    what = OF_SIGHTLINE if found.item.case else KEPT_ELSEWHERE
    lead = f"{found.item.title}. {what} Another person has to witness it."
    shown = _around(pk, "Record that it was destroyed", "It was destroyed", lead)
    return filled(request, form, _then(pk, do), "It now waits for its witness.", shown)


@needs(Records.WITNESS)
@require_http_methods(["GET", "HEAD", "POST"])
def witness(request: HttpRequest, pk: int) -> HttpResponse:
    actor, found = actor_of(request), _kept(request, pk)
    if found.destruction is None:
        raise Http404
    form = forms.WitnessForm(request.POST or None)

    def do() -> None:
        actions.witness(actor=actor, item=pk, now=clock.now())

    lead = f"{found.item.title}. Recorded by {found.destruction.by}: {found.destruction.how}"
    if found.item.case is not None:
        lead = f"{lead}. {OF_SIGHTLINE.replace('another person witnesses', 'you witness')}"
    shown = _around(pk, "Witness that it was destroyed", "I witness it", lead)
    return filled(request, form, _then(pk, do), "The certificate is complete.", shown)


@needs(Records.WITNESS)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    actor, found = actor_of(request), _kept(request, pk)
    if found.destruction is None:
        raise Http404
    form = forms.TakeBackForm(request.POST or None)

    def do() -> None:
        actions.take_back(actor=actor, item=pk, why=form.said("why"), now=clock.now())

    lead = f"{found.item.title}. It is in the register again, as before."
    shown = _around(pk, "It was not destroyed", "Take the record back", lead)
    return filled(request, form, _then(pk, do), "The record is taken back.", shown)


@needs(Records.VIEW)
@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One destruction, to print or to take as a file; there is none before it is witnessed."""
    found = _kept(request, pk).destruction
    if found is None or found.witnessed_at is None:
        raise Http404
    table = listings.certificates([found], f"Certificate of destruction {found.pk}")
    return tables.page(request, "records/certificate.html", table, {"row": found})


@needs(Records.VIEW)
@require_safe
def destroyed(request: HttpRequest) -> HttpResponse:
    table = listings.certificates(queries.destructions(actor_of(request)))
    return tables.page(request, "records/destroyed.html", table)


def _kept(request: HttpRequest, pk: int) -> Kept:
    found = queries.kept(actor_of(request), pk, clock.today())
    if found is None:
        raise Http404
    return found


def _then(pk: int, do: Callable[[], None]) -> Callable[[], str]:
    """Do it, then go to the page of the item."""

    def done() -> str:
        do()
        return reverse("records:item", args=[pk])

    return done


def _around(pk: int, title: str, button: str, lead: str) -> dict[str, str]:
    back = reverse("records:item", args=[pk])
    return {"title": title, "lead": lead, "button": button, "back": back, "back_text": "The item"}
