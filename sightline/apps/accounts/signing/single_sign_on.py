"""Whom an answer of an agency's own sign-in stands for."""

from typing import Any

from sightline.apps.accounts.models import Person, folded
from sightline.apps.accounts.signing import queries
from sightline.kit.single_sign_on import is_of_domain


def asks_for_second_factor(sociallogin: Any) -> bool:
    return _settings(sociallogin)["second_factor"] is True


def person_for(sociallogin: Any) -> Person | None:
    """Whoever has an open account under the address that the provider gave; None where there is
    nobody, and where the provider does not answer for addresses of that domain."""
    email = folded(sociallogin.user.email or "")
    if not is_of_domain(email, _settings(sociallogin)["domains"]):
        return None
    return queries.active_person(email)


def _settings(sociallogin: Any) -> dict[str, Any]:
    settings: dict[str, Any] = sociallogin.provider.app.settings
    return settings
