"""Pages of the retention schedule."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.records.access import Records
from sightline.apps.records.filling import filled
from sightline.apps.records.models import RetentionRule
from sightline.apps.records.schedule import actions, forms, listings, queries
from sightline.apps.records.types import CannotDo
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, may, needs
from sightline.kit.components import tables


@needs(Records.VIEW)
@require_safe
def schedule(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    rows = list(queries.in_force(actor, today).values())
    table = listings.schedule(rows, is_file="download" in request.GET)
    context = {
        "is_empty": not rows,
        "proposals": sum(1 for row in rows if not row.is_approved),
        "total": len(rows),
        "may_change": may(actor, Records.KEEP),
    }
    return tables.page(request, "records/schedule.html", table, context)


@needs(Records.KEEP)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    try:
        actions.begin(actor=actor_of(request), now=clock.now())
    except CannotDo as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The proposed schedule is here. Approve it class by class.")
    return redirect("records:schedule")


@needs(Records.VIEW)
@require_safe
def record_class(request: HttpRequest, key: str) -> HttpResponse:
    """One class with every version that it had, and which counts today."""
    actor, today = actor_of(request), clock.today()
    found = list(queries.versions(actor, key))
    if not found:
        raise Http404
    counts = queries.in_force(actor, today)[key]
    context = {
        "row": found[0],
        "versions": [(each, *listings.state(each), each == counts) for each in found],
        "may_change": may(actor, Records.KEEP),
        "may_hold": may(actor, Records.HOLD),
    }
    return render(request, "records/class.html", context)


@needs(Records.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def add_class(request: HttpRequest) -> HttpResponse:
    form = forms.RuleForm(request.POST or None)

    def do() -> str:
        made = actions.add_class(actor=actor_of(request), entry=form.entry, now=clock.now())
        return reverse("records:class", args=[made.record_class.key])

    shown = {
        "title": "Add a class to the schedule",
        "lead": "It is a proposal until the partnership approves it.",
        "back": reverse("records:schedule"),
        "back_text": "Retention schedule",
        "button": "Add it",
    }
    return filled(request, form, do, "The class is proposed.", shown)


@needs(Records.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    actor = actor_of(request)
    form = forms.ChangeForm(request.POST or None, initial=forms.as_filled(_newest(actor, key)))

    def do() -> str:
        seen, now = form.cleaned_data["seen"], clock.now()
        actions.change(actor=actor, key=key, seen=seen, entry=form.entry, now=now)
        return reverse("records:class", args=[key])

    lead = "This adds a newer version. What is approved counts until the newer one is approved."
    shown = _around(key, "Change how long it is kept", "Propose it", lead)
    return filled(request, form, do, "The newer version is proposed.", shown)


@needs(Records.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, key: str) -> HttpResponse:
    actor = actor_of(request)
    newest = _newest(actor, key)
    form = forms.ApproveForm(request.POST or None, initial={"seen": newest.number})

    def do() -> str:
        actions.approve(
            actor=actor,
            key=key,
            seen=form.cleaned_data["seen"],
            approved_by=form.said("approved_by"),
            on=form.cleaned_data["on"],
            now=clock.now(),
        )
        return reverse("records:class", args=[key])

    lead = f"{newest.title}: {newest.how_long.lower()}, counted from {newest.event}."
    shown = _around(key, "Record that it was approved", "It was approved", lead)
    return filled(request, form, do, "It is approved.", shown)


def _newest(actor: Actor, key: str) -> RetentionRule:
    found = queries.versions(actor, key).first()
    if found is None:
        raise Http404
    return found


def _around(key: str, title: str, button: str, lead: str) -> dict[str, str]:
    back = reverse("records:class", args=[key])
    return {"title": title, "lead": lead, "button": button, "back": back, "back_text": "The class"}
