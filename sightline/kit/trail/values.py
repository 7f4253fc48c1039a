"""Sealing what entries hold of people, under a key for each subject, and opening it again.

AES-256-GCM, bound to the subject, the key's number, the entry and the place in it. The key itself
is sealed by the installation's ring. Once it is erased, nothing opens the values, and the chain,
which is over what is sealed, still verifies. The models are asked for by name, as in `recording`.
"""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

from sightline.kit.sealing import CannotUnseal
from sightline.kit.trail.changes import Change

VERSION = "t1"
NONCE = 12
FROM = "from"  # the place in an entry of what is the actor's own
# Far below the longest line of the trail's file, 1 MiB, sealed and in base 64.
MOST_BYTES = 400_000


@dataclass(frozen=True)
class OpenedValues:
    """`values` is None where they cannot be opened: then `erased_at` says when the key went, or is
    None too where the value was changed or the key is not here."""

    values: dict[str, Any] | None
    erased_at: datetime | None = None


def sealed_changes(changes: Sequence[Change], number: int, at: datetime) -> list[dict[str, Any]]:
    """As an entry with this number holds them: which fields, in plain words, and their values."""
    most = MOST_BYTES // max(1, len(changes))
    return [
        {
            "of": change.of,
            "subject": change.subject,
            "fields": list(change.fields),
            "sealed": sealed(_fitting(change.fields, most), change.subject, number, str(place), at),
        }
        for place, change in enumerate(changes)
    ]


def sealed(said: Mapping[str, Any], subject: str, number: int, place: str, at: datetime) -> str:
    """Inside the transaction of the entry, with the head held: two never make one subject's key."""
    keys = _rows("SubjectKey").filter(subject=subject).order_by("-number")
    newest = keys.first()
    if newest is None or newest.erased_at is not None:
        newest = _new_key(subject, newest.number + 1 if newest else 1, at)
    nonce, bound = secrets.token_bytes(NONCE), _bound(subject, newest.number, number, place)
    made = _cipher(newest).encrypt(nonce, _json(said).encode(), bound)
    return f"{VERSION}.{newest.number}.{urlsafe_b64encode(nonce + made).decode()}"


def keys_of(subjects: Collection[str]) -> dict[tuple[str, int], Any]:
    """Every key that these subjects ever had, by subject and number, erased ones too."""
    found = _rows("SubjectKey").filter(subject__in=set(subjects))
    return {(row.subject, row.number): row for row in found}


def opened(
    token: str, subject: str, number: int, place: str, keys: Mapping[tuple[str, int], Any]
) -> OpenedValues:
    """What stands in the entry with this number, with the keys that were read before."""
    version, _, rest = token.partition(".")
    key_number, _, text = rest.partition(".")
    is_number = key_number.isascii() and key_number.isdigit()
    key = keys.get((subject, int(key_number))) if is_number else None
    if version != VERSION or key is None:
        return OpenedValues(None)
    if key.erased_at is not None:
        return OpenedValues(None, key.erased_at)
    try:
        raw = urlsafe_b64decode(text)
        bound = _bound(subject, key.number, number, place)
        plain = _cipher(key).decrypt(raw[:NONCE], raw[NONCE:], bound)
    except (InvalidTag, Error, ValueError, CannotUnseal):
        return OpenedValues(None)
    return OpenedValues(json.loads(plain))


def _new_key(subject: str, number: int, at: datetime) -> Any:
    made = urlsafe_b64encode(AESGCM.generate_key(256)).decode()
    return _rows("SubjectKey").create(subject=subject, number=number, key=made, made_at=at)


def _cipher(key: Any) -> AESGCM:
    return AESGCM(urlsafe_b64decode(key.key))


def _bound(subject: str, key: int, entry: int, place: str) -> bytes:
    return json.dumps([VERSION, subject, key, entry, place]).encode()


def _json(said: object) -> str:
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False)


def _fitting(fields: Mapping[str, tuple[Any, Any]], most: int) -> Mapping[str, Any]:
    """The values; where they are too much for an entry, long ones by their length and SHA-256."""
    if len(_json(fields).encode()) <= most:
        return fields
    # Both values of each field, of letters that take up to four bytes each.
    longest = most // (8 * len(fields))
    return {name: [_short(value, longest) for value in pair] for name, pair in fields.items()}


def _short(value: Any, longest: int) -> Any:
    text = value if isinstance(value, str) else _json(value)
    if len(text) <= longest:
        return value
    return f"{len(text)} characters, SHA-256 {sha256(text.encode()).hexdigest()}"


def _rows(name: str) -> Any:
    return apps.get_model("trail", name)._default_manager
