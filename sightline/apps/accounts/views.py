"""Signing in, signing out, and a person's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.accounts import actions, queries, throttle
from sightline.apps.accounts.access import Accounts
from sightline.apps.accounts.forms import SignIn
from sightline.kit import clock
from sightline.kit.access import actor_of, may, public, signed_in
from sightline.kit.permission import ROLE_NAMES

REFUSED = "The email address or the password is wrong. Check both, and try again."
TOO_MANY = (
    f"Too many tries. Wait {throttle.WAIT_MINUTES} minutes, then try again, "
    "or ask the business unit for a new password."
)


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    target = _own_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if actor_of(request).person is not None:
        return redirect(target or "home")
    if not queries.has_people():
        return redirect("set-up:start")
    form = SignIn(request.POST if request.method == "POST" else None)
    if form.is_valid() and _try(request, form):
        return redirect(target or "home")
    context = {"form": form, "next": target, "is_demonstration": queries.is_demonstration()}
    return render(request, "accounts/sign_in.html", context)


def _try(request: HttpRequest, form: SignIn) -> bool:
    """Whether the person is in; if not, the refusal stands on the form."""
    email, place = form.cleaned_data["email"], request.META.get("REMOTE_ADDR", "")
    if throttle.must_wait(email, place):
        form.add_error(None, TOO_MANY)
        return False
    try:
        actions.sign_in(
            actor=actor_of(request),
            request=request,
            email=email,
            password=form.cleaned_data["password"],
            now=clock.now(),
        )
    except actions.CannotSignIn:
        throttle.count_failure(email, place)
        form.add_error(None, REFUSED)
        return False
    throttle.forget(email, place)
    return True


def _own_address(request: HttpRequest, address: str) -> str:
    """The address to go on to, or nothing when it leads to another host."""
    is_own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_own else ""


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.sign_out(actor=actor_of(request), request=request, now=clock.now())
    return redirect("accounts:sign-in")


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    held = queries.own_roles(actor_of(request), clock.today())
    roles = [(ROLE_NAMES[role.role], role.agency, role.since) for role in held]
    may_invite = may(actor_of(request), Accounts.INVITE)
    return render(request, "accounts/account.html", {"roles": roles, "may_invite": may_invite})
