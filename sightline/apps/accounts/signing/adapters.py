"""What django-allauth asks of the product: who may come in, in which words, and by which mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.accounts.models import Person, folded
from sightline.apps.accounts.signing import (
    actions,
    devices,
    notices,
    queries,
    second_factor,
    single_sign_on,
)
from sightline.apps.accounts.signing.secrets import SECRETS
from sightline.apps.accounts.signing.words import NEEDED, REFUSED, TOO_MANY, WRONG_CODE
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import actor_of
from sightline.kit.sealing import seal, unseal

LATELY = 10 * 60  # seconds for which somebody need not prove again who they are


class Accounts(DefaultAccountAdapter):
    """Nobody signs up: an invitation opens an account, in the room's own pages."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": REFUSED,
        "email_password_mismatch": REFUSED,
        "incorrect_password": "This is not your password. Enter the one that you sign in with.",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "invalid_password_reset": "This link has ended. Ask for a new one.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say in their own words what was done; the library's would come twice."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """A closed account is refused like a wrong password: neither tells that it exists."""
        person: Person | None = super().authenticate(request, **credentials)
        if person is not None and not person.is_active:
            self.authentication_failed(request, **credentials)
            return None
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        actions.refused(actor=actor_of(request), now=clock.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        notices.send(template_prefix, email, clock.now())

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not for the first second factor, set up straight after signing in, nor for a while after
        a second factor was given."""
        request, now = self.request, clock.now().timestamp()
        proved_at = second_factor.proved_at(request)
        if proved_at is not None and now - proved_at < LATELY:
            return False
        is_first = app == "allauth.mfa" and not queries.has_second_factor(request.user.pk)
        return not (is_first and now - request.session.get("began", 0) < LATELY)

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """Who has a second factor proves that one: a stolen password alone must change nothing."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        stronger = [each for each in found if each["id"] != "reauthenticate"]
        return stronger or found

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Tries are counted for an address and what it is typed into, so that nobody locks out
        others: a browser that they signed in with before has a count of its own, and one that is
        not known counts with those at the same network address."""
        email = folded(credentials.get("email", ""))
        where = devices.known_to(request, email)
        if where == devices.UNKNOWN:
            where = self.get_client_ip(request)
        return f"{email} {where}"


class SecondFactors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": NEEDED,
    }

    def get_totp_issuer(self) -> str:
        """With the partnership's name, so that a phone can tell several of these apart."""
        year = partnership.newest_year()
        name = partnership.shown_name(year) if year else None
        return f"Sightline, {name.name}" if name else "Sightline"

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one only by whoever holds no role that needs it."""
        return not queries.is_needed(authenticator, clock.today())

    def encrypt(self, text: str) -> str:
        return seal(text, **SECRETS)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, **SECRETS)

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        return f"Passkey {queries.number_of_passkeys(user.pk) + 1}"


class SingleSignOn(DefaultSocialAccountAdapter):
    """An agency's own sign-in opens an account that exists, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tied at the first sign-in, where the agency answers for the domain of the address."""
        actor, now = actor_of(request), clock.now()
        if not sociallogin.is_existing:
            person = single_sign_on.person_for(sociallogin)
            if person is None:
                return
            sociallogin.connect(request, person)
        actions.vouched_for(
            actor=actor, person=sociallogin.user, provider=sociallogin.account.provider, now=now
        )

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("accounts:account")
