"""Signing in by django-allauth: each of its pages with our words and a declared access."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, cast

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.accounts import actions as accounts
from sightline.apps.accounts import queries as people
from sightline.apps.accounts.signing import actions, agencies, listings, notices, queries
from sightline.apps.accounts.signing.words import NEEDED
from sightline.kit import clock
from sightline.kit.access import View, actor_of, before_second_factor, public, signed_in

P = ParamSpec("P")
PROVED = AUTHENTICATION_METHODS_SESSION_KEY
_SIGN_IN: View[[]] = account.LoginView.as_view(
    template_name="accounts/signing/sign_in.html",
    extra_context={"is_demonstration": people.is_demonstration, "agencies": listings.agencies},
)
_REMOVE_PASSKEY: Callable[..., HttpResponse] = passkeys.RemoveWebAuthnView.as_view(
    template_name="accounts/signing/remove_passkey.html", success_url=reverse_lazy("mfa_index")
)
_ASK: View[[]] = account.PasswordResetView.as_view(template_name="accounts/signing/forgotten.html")


def _proved_again(view: View[P]) -> View[P]:
    """First of all whoever asks proves again who they are, unless they did a moment ago."""
    return cast("View[P]", reauthentication_required(view))


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if not people.has_people():
        return redirect("set-up:start")
    return _SIGN_IN(request)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    accounts.sign_out(actor=actor_of(request), request=request, now=clock.now())
    return redirect("accounts:sign-in")


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Answers the same, whether there is such an account or not."""
    if request.method == "POST":
        actions.recovery_asked(actor=actor_of(request), now=clock.now())
    return _ASK(request)


@signed_in
@never_cache
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in, this browser among them."""
    found = queries.own_sessions(actor_of(request))
    shown = [listings.session(each, request.session.session_key or "") for each in found]
    return render(request, "accounts/signing/sessions.html", {"sessions": shown})


@signed_in
@require_POST
@_proved_again
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.own_session(actor_of(request), pk)
    if found is None:
        raise Http404
    actions.end_session(actor=actor_of(request), session=found, now=clock.now())
    messages.success(request, "That browser is signed out.")
    return redirect("accounts:sessions")


@signed_in
@require_POST
@_proved_again
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    for each in queries.own_sessions(actor):
        if each.session_key != request.session.session_key:
            actions.end_session(actor=actor, session=each, now=clock.now())
    messages.success(request, "Every other browser is signed out.")
    return redirect("accounts:sessions")


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """The last factor of somebody whose role needs one stays."""
    passkey = queries.own_passkey(actor_of(request), pk)
    if passkey is None:
        raise Http404
    if queries.is_needed(passkey, clock.today()):
        messages.error(request, NEEDED)
        return redirect("mfa_index")
    return _REMOVE_PASSKEY(request, pk=pk)


@signed_in
@require_POST
def choose_reminders(request: HttpRequest) -> HttpResponse:
    actor, wanted = actor_of(request), "wanted" in request.POST
    person = queries.person(actor.person or 0)
    actions.choose_reminders(actor=actor, person=person, wanted=wanted, now=clock.now())
    said = "You are reminded by mail." if wanted else "No reminder comes by mail any more."
    messages.success(request, said)
    return redirect("accounts:account")


@public
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Where the library sends somebody whose account is closed: in the words of any refusal."""
    return notices.refused(request)


def _page(view: Any, name: str, **also: Any) -> Any:
    """The library's page in our template."""
    return never_cache(view.as_view(template_name=f"accounts/signing/{name}.html", **also))


enter_code = public(_page(mfa.AuthenticateView, "code"))
use_passkey = public(never_cache(passkeys.login_webauthn))
forgotten_sent = public(_page(account.PasswordResetDoneView, "forgotten_sent"))
new_password = public(_page(account.PasswordResetFromKeyView, "new_password"))
new_password_done = public(_page(account.PasswordResetFromKeyDoneView, "new_password_done"))


def _asking_again(view: Any, name: str) -> Any:
    """Who proves again who they are goes on under another key: the one before opens no more."""
    page = _page(view, name)

    @wraps(page)
    def asked(request: HttpRequest) -> HttpResponse:
        before, key = request.session.get(PROVED), request.session.session_key or ""
        answer: HttpResponse = page(request)
        if request.user.is_authenticated and request.session.get(PROVED) != before:
            actor = actor_of(request)
            actions.renew_session(actor=actor, request=request, old=key, now=clock.now())
        return answer

    return before_second_factor(signed_in(asked))


again = _asking_again(account.ReauthenticateView, "again")
again_by_code = _asking_again(mfa.ReauthenticateView, "again_code")
again_by_passkey = _asking_again(passkeys.ReauthenticateWebAuthnView, "again_passkey")
change_password = signed_in(_page(account.PasswordChangeView, "change_password"))

second_factor = before_second_factor(signed_in(_page(mfa.IndexView, "second_factor")))
add_app = before_second_factor(signed_in(_page(totp.ActivateTOTPView, "add_app")))
remove_app = signed_in(_page(totp.DeactivateTOTPView, "remove_app"))
codes = before_second_factor(signed_in(_page(recovery_codes.ViewRecoveryCodesView, "codes")))
new_codes = signed_in(_page(recovery_codes.GenerateRecoveryCodesView, "new_codes"))
add_passkey = before_second_factor(signed_in(_page(passkeys.AddWebAuthnView, "add_passkey")))

to_agency = public(never_cache(agencies.login))
from_agency = public(never_cache(agencies.callback))
agency_cancelled = public(_page(social.LoginCancelledView, "agency_cancelled"))
agency_refused = public(_page(social.LoginErrorView, "agency_refused"))
