"""Sealing and opening one text, and finding it again without opening it.

AES-256-GCM. A key of its own for each table and field is derived from the ring's; the seal is bound
to the key's number, the table, the field and the subject, so that moved elsewhere it does not open.
"""

import hmac
import json
import secrets
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sightline.kit.sealing.ring import Key, ring

VERSION = "s1"
NONCE = 12


class CannotUnseal(RuntimeError):
    """It was changed, moved here from elsewhere, or its key is gone. Says nothing of what it is."""


def seal(text: str, *, table: str, field: str, subject: str) -> str:
    """`subject` is whom or what it is about, known before the row is kept: say, a random word."""
    key, nonce = ring().newest, secrets.token_bytes(NONCE)
    bound = _bound(key.number, table, field, subject)
    sealed = AESGCM(_derived(key, table, field)).encrypt(nonce, text.encode(), bound)
    return f"{VERSION}.{key.number}.{urlsafe_b64encode(nonce + sealed).decode()}"


def unseal(token: str, *, table: str, field: str, subject: str) -> str:
    """The text, or CannotUnseal. What is not sealed is refused too: nothing passes as it stands."""
    number = key_number(token)
    key = ring().find(number)
    if key is None:
        raise CannotUnseal(f"the key {number} is not on the ring")
    try:
        raw = urlsafe_b64decode(token.split(".", 2)[2])
        bound = _bound(number, table, field, subject)
        opened = AESGCM(_derived(key, table, field)).decrypt(raw[:NONCE], raw[NONCE:], bound)
    except (InvalidTag, Error, ValueError):
        raise CannotUnseal(f"{table}.{field} was changed, or belongs elsewhere") from None
    return opened.decode()


def key_number(token: str) -> str:
    """Of the key that a token needs."""
    version, _, rest = token.partition(".")
    number, dot, _ = rest.partition(".")
    if version != VERSION or not dot or not number.isdigit():
        raise CannotUnseal("this is not sealed")
    return number


def blind_index(text: str, *, table: str, field: str) -> str:
    """By which the same text is found again, whole only; whatever its case, accents and blanks.

    It hangs on a key of its own, which a rotation leaves as it is.
    """
    key = _derived(ring().finding, table, f"{field} index")
    return hmac.digest(key, _folded(text).encode(), sha256).hex()


def lasting_key(purpose: str) -> bytes:
    """32 bytes for proofs that have to hold for years: a rotation leaves them as they are."""
    return _derived(ring().finding, purpose, "proof")


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if each.isalnum())


def _bound(number: str, table: str, field: str, subject: str) -> bytes:
    return json.dumps([VERSION, number, table, field, subject]).encode()


@lru_cache(maxsize=256)
def _derived(key: Key, table: str, field: str) -> bytes:
    info = json.dumps([VERSION, table, field]).encode()
    return HKDF(SHA256(), 32, salt=None, info=info).derive(key.secret)
