"""Agencies' own sign-in by OpenID Connect: as its file says.

SIGHTLINE_SINGLE_SIGN_ON names a TOML file with a table for each agency's provider: `name` as the
button says it, `address`, `client`, `secret_file`, the `domains` of the addresses that the agency
answers for, and `second_factor` where its sign-in always asks for one.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

PROVIDER = "openid_connect"
NEEDED = {"name": str, "address": str, "client": str, "secret_file": str, "domains": list}


def providers(file: str) -> list[dict[str, Any]]:
    """As django-allauth takes them. Empty where no file is named."""
    if not file:
        return []
    try:
        told = tomllib.loads(Path(file).read_text(encoding="utf-8"))
        return [_provider(key, table) for key, table in told.items()]
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise ImproperlyConfigured(f"SIGHTLINE_SINGLE_SIGN_ON names {file}: {fault}") from None


def _provider(key: str, table: Any) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise ImproperlyConfigured(f"SIGHTLINE_SINGLE_SIGN_ON: {key} is no table of its own")
    for field, kind in NEEDED.items():
        if not isinstance(table.get(field), kind) or not table[field]:
            raise ImproperlyConfigured(f"SIGHTLINE_SINGLE_SIGN_ON: [{key}] says no {field}")
    return {
        "provider_id": key,
        "name": table["name"],
        "client_id": table["client"],
        "secret": Path(table["secret_file"]).read_text(encoding="utf-8").strip(),
        "settings": {
            "server_url": table["address"],
            "domains": [str(domain).casefold().lstrip("@") for domain in table["domains"]],
            "second_factor": table.get("second_factor") is True,
            "oauth_pkce_enabled": True,
        },
    }


def is_of_domain(email: str, domains: list[str]) -> bool:
    """The whole domain after the last @: 'council.example' is not 'sub.council.example'."""
    _, found, domain = email.casefold().rpartition("@")
    return bool(found) and domain in domains
