"""The people who may sign in: inviting them, their roles, closing accounts; and joining."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.accounts import throttle
from sightline.apps.accounts.access import Accounts, may_give, reach
from sightline.apps.accounts.people import actions, listings, queries
from sightline.apps.accounts.people.forms import ChangeAddress, GiveRole, Invite, Join
from sightline.apps.accounts.types import CannotDo, Invited
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, may, needs, public
from sightline.kit.components import tables
from sightline.kit.permission import Role

if TYPE_CHECKING:
    from sightline.apps.accounts.models import Person
    from sightline.apps.partnership.models import Agency

ENDED = "This link has ended. It opens once, and for seven days: ask for a new one."
MAILED = (
    "They are on the list of a sealed case, so the link goes by mail to their own address, and to "
    "nobody else."
)


@needs(Accounts.INVITE)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    listed = listings.people(list(queries.people(actor)), clock.today())
    waiting = [listings.invited(each) for each in queries.waiting(actor, now)]
    return tables.page(request, "accounts/people.html", listed, {"waiting": waiting})


@needs(Accounts.INVITE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Fill in whom to invite; what comes back is the link, which is shown this once."""
    actor = actor_of(request)
    form = Invite(request.POST or None, roles=_roles(actor), agencies=listings.agencies(actor))
    if form.is_valid():
        role, agency = form.chosen
        try:
            made = actions.invite(
                actor=actor,
                email=form.cleaned_data["email"],
                shown_as=form.cleaned_data["shown_as"],
                roles=[role],
                agency=_agency(agency),
                until=form.cleaned_data["until"],
                now=clock.now(),
            )
        except CannotDo as refused:
            form.tell(refused)
        else:
            return _link(request, made)
    return render(request, "accounts/invite.html", {"form": form})


@needs(Accounts.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account with its roles of all times, and the form that gives another role."""
    actor, shown = actor_of(request), _person(request, pk)
    form = GiveRole(request.POST or None, roles=_roles(actor), agencies=listings.agencies(actor))
    if form.is_valid() and _role_given(request, shown, form):
        return redirect("accounts:person", pk=pk)
    today = clock.today()
    held = [listings.role(each, today, _may_end(actor, each)) for each in _held(shown)]
    context = {
        "shown": shown,
        "held": held,
        "form": form,
        "is_self": shown.pk == actor.person,
        "may_take_factors": may(actor, Accounts.KEEP),
    }
    return render(request, "accounts/person.html", context)


def _role_given(request: HttpRequest, shown: Person, form: GiveRole) -> bool:
    role, agency = form.chosen
    try:
        actions.give_role(
            actor=actor_of(request),
            person=shown,
            role=role,
            agency=_agency(agency),
            until=form.cleaned_data["until"],
            now=clock.now(),
        )
    except CannotDo as refused:
        form.tell(refused)
        return False
    messages.success(request, "The role is given.")
    return True


@needs(Accounts.INVITE)
@require_POST
def end_role(request: HttpRequest, pk: int, held: int) -> HttpResponse:
    found = next((each for each in _held(_person(request, pk)) if each.pk == held), None)
    if found is None:
        raise Http404
    return _done(
        request,
        pk,
        "The role has ended.",
        lambda: actions.end_role(actor=actor_of(request), held=found, now=clock.now()),
    )


@needs(Accounts.INVITE)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    shown, actor = _person(request, pk), actor_of(request)
    if not shown.is_active:
        return _done(
            request,
            pk,
            "The account is open again.",
            lambda: actions.open_again(actor=actor, person=shown, now=clock.now()),
        )
    return _done(
        request,
        pk,
        "The account is closed.",
        lambda: actions.close(actor=actor, person=shown, now=clock.now()),
    )


@needs(Accounts.INVITE)
@never_cache
@require_POST
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _person(request, pk)
    try:
        made = actions.let_choose_password(actor=actor_of(request), person=shown, now=clock.now())
    except CannotDo as refused:
        messages.error(request, str(refused))
        return redirect("accounts:person", pk=pk)
    if made is None:
        messages.success(request, MAILED)
        return redirect("accounts:person", pk=pk)
    return _link(request, made)


@needs(Accounts.INVITE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in the new address; what comes back is the link, which is shown this once."""
    shown = _person(request, pk)
    form = ChangeAddress(request.POST or None)
    if form.is_valid():
        email, actor = form.cleaned_data["email"], actor_of(request)
        try:
            made = actions.change_address(actor=actor, person=shown, email=email, now=clock.now())
        except CannotDo as refused:
            form.tell(refused)
        else:
            return _link(request, made)
    return render(request, "accounts/change_address.html", {"shown": shown, "form": form})


@needs(Accounts.KEEP)
@require_POST
def new_factor(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _person(request, pk)
    return _done(
        request,
        pk,
        "Their second factors are taken away: they set up a new one when they sign in.",
        lambda: actions.take_factors_away(actor=actor_of(request), person=shown, now=clock.now()),
    )


@needs(Accounts.INVITE)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    found = queries.waiting(actor, now).filter(pk=pk).first()
    if found is None:
        raise Http404
    try:
        actions.take_back(actor=actor, invitation=found, now=now)
    except CannotDo as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The invitation is taken back: its link no longer opens.")
    return redirect("accounts:people")


@public
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, word: str) -> HttpResponse:
    """Open an account, or choose a new password, by the link that somebody passed on."""
    place = request.META.get("REMOTE_ADDR", "")
    if throttle.must_wait("join", place) or not queries.opens(word, clock.now()):
        throttle.count_failure("join", place)
        return render(request, "accounts/ended.html", {"ended": ENDED}, status=404)
    form = Join(request.POST or None)
    if form.is_valid() and _joined(request, word, form, place):
        messages.success(request, "Your account is ready. Sign in with it.")
        return redirect("accounts:sign-in")
    return render(request, "accounts/join.html", {"form": form})


def _joined(request: HttpRequest, word: str, form: Join, place: str) -> bool:
    try:
        actions.join(
            actor=actor_of(request),
            word=word,
            email=form.cleaned_data["email"],
            password=form.cleaned_data["password"],
            now=clock.now(),
        )
    except CannotDo as refused:
        throttle.count_failure("join", place)
        form.add_error("email", str(refused))
        return False
    return True


def _link(request: HttpRequest, made: Invited) -> HttpResponse:
    link = request.build_absolute_uri(reverse("accounts:join", args=[made.word]))
    return render(request, "accounts/link.html", {"link": link, "until": made.expires_at})


def _done(request: HttpRequest, pk: int, said: str, do: Callable[[], None]) -> HttpResponse:
    try:
        do()
    except CannotDo as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("accounts:person", pk=pk)


def _person(request: HttpRequest, pk: int) -> Person:
    found = queries.person(actor_of(request), pk)
    if found is None:
        raise Http404
    return found


def _held(person: Person) -> list[Any]:
    return list(person.roles.all())


def _may_end(actor: Actor, held: Any) -> bool:
    return may_give(actor, Role(held.role), held.agency.key if held.agency else "")


def _roles(actor: Actor) -> list[Role]:
    """Those that the actor may give to somebody, of one agency of theirs at least."""
    own = reach(actor) or {""}
    return [role for role in Role if any(may_give(actor, role, agency) for agency in own)]


def _agency(key: str) -> Agency | None:
    return partnership.agency_keys().filter(key=key).first() if key else None
