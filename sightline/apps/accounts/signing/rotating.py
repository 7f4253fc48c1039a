"""Sealing second factors anew: they lie in a table of django-allauth, as tokens within JSON."""

from collections import Counter
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from sightline.apps.accounts.signing.secrets import SECRETS
from sightline.kit.sealing import seal, unseal
from sightline.kit.sealing.seals import VERSION, key_number

_factors = Authenticator._default_manager


def seal_anew(newest: str) -> tuple[Counter[str], int]:
    """Which keys are needed, and how many rows were sealed anew; '' only counts."""
    done = sum(_row_anew(row.pk, newest) for row in _factors.all()) if newest else 0
    needed: Counter[str] = Counter()
    for row in _factors.all():
        needed.update(key_number(token) for token in _tokens(row.data))
    return needed, done


@transaction.atomic
def _row_anew(pk: int, newest: str) -> int:
    """Held, since its recovery codes may be used at the same moment."""
    row = _factors.select_for_update().filter(pk=pk).first()
    if row is None or all(key_number(token) == newest for token in _tokens(row.data)):
        return 0
    return int(_factors.filter(pk=pk).update(data=_anew(row.data)))


def _tokens(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data] if data.startswith(f"{VERSION}.") else []
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [token for part in parts for token in _tokens(part)]


def _anew(data: Any) -> Any:
    if isinstance(data, str):
        return seal(unseal(data, **SECRETS), **SECRETS) if _tokens(data) else data
    if isinstance(data, dict):
        return {key: _anew(part) for key, part in data.items()}
    return [_anew(part) for part in data] if isinstance(data, list) else data
