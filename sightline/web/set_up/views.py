"""Set up your partnership: by a form, or by a year pack. Gone as soon as anybody has an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts import throttle
from sightline.apps.accounts.types import CannotDo
from sightline.apps.partnership import queries as partnership
from sightline.exchange.checking import read_and_check
from sightline.exchange.keeping.access import Keeping
from sightline.exchange.keeping.first_year import pack_of_first_year
from sightline.exchange.loading import Refused
from sightline.exchange.reading import ReadPack
from sightline.kit import clock
from sightline.kit import set_up_code as code
from sightline.kit.access import Actor, actor_of, may, public
from sightline.reports import checklist
from sightline.web.keeping import waiting
from sightline.web.set_up import actions
from sightline.web.set_up.forms import Begin, SetUp, SetUpFromPack

TOO_MANY = f"Too many wrong codes. Wait {throttle.WAIT_MINUTES} minutes, then try again."
NOBODY_YET = 0  # whose the file is while it is looked at


@public
@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The two ways to begin; over a loaded year that nobody can open, how to be let in."""
    if partnership.the_partnership() is not None and not accounts.has_people():
        return render(request, "web/set_up/let_in.html")
    _, is_first = _who_sets_up(request)
    return render(request, "web/set_up/start.html", {"is_first": is_first})


@public
@never_cache
@sensitive_post_parameters("password", "again", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def by_form(request: HttpRequest) -> HttpResponse:
    actor, is_first = _who_sets_up(request)
    form = SetUp(request.POST or None, today=clock.today(), is_first=is_first)
    if _is_good(request, form):
        pack = pack_of_first_year(form.told)
        if _is_set_up(actor, form, pack, [fault.message for fault in pack.faults]):
            return _welcome(request, is_first)
    return render(request, "web/set_up/form.html", {"form": form})


@public
@never_cache
@sensitive_post_parameters("password", "again", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def by_pack(request: HttpRequest) -> HttpResponse:
    actor, is_first = _who_sets_up(request)
    form = SetUpFromPack(request.POST or None, request.FILES or None, is_first=is_first)
    context: dict[str, Any] = {"form": form}
    if _is_good(request, form):
        pack, faults = _sent(form)
        if pack is not None and _is_set_up(actor, form, pack, []):
            return _welcome(request, is_first)
        context["faults"] = faults
    return render(request, "web/set_up/pack.html", context)


def _who_sets_up(request: HttpRequest) -> tuple[Actor, bool]:
    """Who acts, and whether theirs is the first account; nobody else finds the page.

    Before anybody has an account the code stands for one; then only who may load a year.
    """
    if partnership.the_partnership() is not None:
        raise Http404
    if not accounts.has_people():
        return actions.SETTING_UP, True
    if not may(actor_of(request), Keeping.LOAD):
        raise Http404
    return actor_of(request), False


def _is_good(request: HttpRequest, form: Begin) -> bool:
    """Whether all is filled in, under the right code. Guessing codes soon has to wait."""
    place = request.META.get("REMOTE_ADDR", "")
    if request.method == "POST" and throttle.must_wait("set-up", place):
        form.add_error(None, TOO_MANY)
        return False
    if form.is_bound and "code" in form.errors:
        throttle.count_failure("set-up", place)
    return form.is_valid()


def _is_set_up(actor: Actor, form: Begin, pack: ReadPack, faults: list[str]) -> bool:
    try:
        if faults:
            raise Refused(faults)
        actions.set_up(actor=actor, pack=pack, first=form.first, now=clock.now())
    except (Refused, CannotDo) as refused:
        for reason in str(refused).splitlines():
            form.add_error(None, reason)
        return False
    code.forget()
    return True


def _sent(form: SetUpFromPack) -> tuple[ReadPack | None, list[str]]:
    """The pack that was sent; or none, and what is wrong with it, place by place."""
    file = form.cleaned_data["pack"]
    try:
        word = waiting.take(file, NOBODY_YET)
    except waiting.CannotTake as refusal:
        form.add_error("pack", str(refusal))
        return None, []
    path = waiting.find(word, NOBODY_YET)
    if path is None:
        raise Http404
    try:
        pack = read_and_check(path, checklist.KEYS)
    finally:
        waiting.let_go(word, NOBODY_YET)
    faults = [str(fault).replace(path.name, file.name) for fault in pack.faults]
    if faults:
        form.add_error("pack", "The pack has faults: mend them, and send it again")
    return (None if faults else pack), faults


def _welcome(request: HttpRequest, is_first: bool) -> HttpResponse:
    onward = " Sign in with the address you gave." if is_first else ""
    messages.success(request, f"Your partnership is set up.{onward}")
    return redirect("home")
