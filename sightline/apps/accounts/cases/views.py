"""Named cases: one's own list of them, one case with who is on it, and broken glass."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.accounts import throttle
from sightline.apps.accounts.cases import actions, queries
from sightline.apps.accounts.cases.access import Cases, may_be_on_a_list
from sightline.apps.accounts.cases.forms import BreakGlass, NamePerson, OpenCase, Review
from sightline.apps.accounts.models import NamedCase
from sightline.apps.accounts.types import CannotDo
from sightline.kit import clock
from sightline.kit.access import actor_of, may, needs

TOO_MANY = f"Too many references that are none. Wait {throttle.WAIT_MINUTES} minutes."


@needs(Cases.SEE)
@never_cache
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    context = {
        "cases": queries.cases(actor, now),
        "glass": queries.own_glass(actor),
        "may_open": may(actor, Cases.KEEP) and may_be_on_a_list(actor),
        "may_break": may(actor, Cases.BREAK_GLASS) and may_be_on_a_list(actor),
        "is_kept_off": not may_be_on_a_list(actor),
        "person": actor.person,
        "now": now,
    }
    return render(request, "accounts/cases/list.html", context)


@needs(Cases.KEEP)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    form = OpenCase(request.POST or None)
    if form.is_valid():
        try:
            made = actions.open_case(actor=actor_of(request), now=clock.now(), **form.cleaned_data)
        except CannotDo as refused:
            form.tell(refused)
        else:
            messages.success(request, f"The case is open. Its reference is {made.reference}.")
            return redirect("cases:case", pk=made.pk)
    return render(request, "accounts/cases/open.html", {"form": form})


@needs(Cases.SEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The case with its list; its owner puts somebody on it here."""
    actor, shown = actor_of(request), _case(request, pk)
    is_owner = may(actor, Cases.KEEP) and shown.owner_id == actor.person
    if request.method == "POST" and not is_owner:
        raise Http404
    people = queries.who_may_be_named(actor, clock.today()) if is_owner else []
    form = NamePerson(request.POST or None, people=people)
    if is_owner and form.is_valid() and _named(request, shown, form):
        return redirect("cases:case", pk=pk)
    actions.note_opened(actor=actor, case=shown, now=clock.now())
    context = {
        "case": shown,
        "named": queries.lists(actor, shown),
        "glass": queries.glass_of(actor, shown),
        "form": form,
        "is_owner": is_owner,
        "today": clock.today(),
    }
    return render(request, "accounts/cases/case.html", context)


def _named(request: HttpRequest, shown: NamedCase, form: NamePerson) -> bool:
    told, actor = form.cleaned_data, actor_of(request)
    people = queries.who_may_be_named(actor, clock.today())
    person = next(each for each in people if str(each.pk) == told["person"])
    try:
        actions.name_person(
            actor=actor,
            case=shown,
            person=person,
            reason=told["reason"],
            until=told["until"],
            now=clock.now(),
        )
    except CannotDo as refused:
        form.tell(refused)
        return False
    messages.success(request, "They are on the list.")
    return True


@needs(Cases.KEEP)
@require_POST
def end_naming(request: HttpRequest, pk: int, named: int) -> HttpResponse:
    actor, shown = actor_of(request), _owned(request, pk)
    found = queries.lists(actor, shown).filter(pk=named).first()
    if found is None:
        raise Http404
    actions.end_naming(actor=actor, case=shown, named=found, now=clock.now())
    messages.success(request, "They are no longer on the list.")
    return redirect("cases:case", pk=pk)


@needs(Cases.KEEP)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    actions.close(actor=actor_of(request), case=_owned(request, pk), now=clock.now())
    messages.success(request, "The case is closed. Those on its list read on to their last day.")
    return redirect("cases:list")


@needs(Cases.BREAK_GLASS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    form, who = BreakGlass(request.POST or None), f"glass {actor.person}"
    if form.is_valid() and throttle.must_wait(who, ""):
        form.add_error("reference", TOO_MANY)
    if form.is_valid():
        try:
            made = actions.break_glass(actor=actor, now=now, **form.cleaned_data)
        except CannotDo as refused:
            if "reference" in refused.faults:
                throttle.count_failure(who, "")
                actions.note_refused(actor=actor, now=now)
            form.tell(refused)
        else:
            messages.success(request, "Open to you for four hours. Its owner has been told.")
            return redirect("cases:case", pk=made.case_id)
    return render(request, "accounts/cases/break_glass.html", {"form": form})


@needs(Cases.REVIEW)
@require_safe
def glass(request: HttpRequest) -> HttpResponse:
    broken = queries.broken(actor_of(request))
    return render(request, "accounts/cases/glass.html", {"broken": broken})


@needs(Cases.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    broken = queries.broken(actor).filter(pk=pk).first()
    if broken is None:
        raise Http404
    form = Review(request.POST or None)
    if form.is_valid():
        justified, found = form.cleaned_data["justified"] == "yes", form.cleaned_data["found"]
        try:
            actions.review(
                actor=actor, broken=broken, justified=justified, found=found, now=clock.now()
            )
        except CannotDo as refused:
            form.tell(refused)
        else:
            messages.success(request, "Reviewed.")
            return redirect("cases:glass")
    return render(request, "accounts/cases/review.html", {"broken": broken, "form": form})


def _case(request: HttpRequest, pk: int) -> NamedCase:
    found = queries.case(actor_of(request), pk, clock.now())
    if found is None:
        raise Http404
    return found


def _owned(request: HttpRequest, pk: int) -> NamedCase:
    found = queries.owned(actor_of(request), pk)
    if found is None:
        raise Http404
    return found
