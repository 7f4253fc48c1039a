"""The bytes of restricted files: encrypted under a key of their own before they touch the disk."""

import secrets
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sightline.kit.uploads import Damaged, Store

BYTES, NONCE = 32, 12


def store() -> Store:
    return Store("restricted", "evidence")


def keep(content: bytes, bound_to: str) -> tuple[str, str]:
    """Keep the bytes; gives the digest under which they lie, and the key to be sealed."""
    key, nonce = secrets.token_bytes(BYTES), secrets.token_bytes(NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, content, bound_to.encode())
    return store().keep([sealed]), b64encode(key).decode()


def read(digest: str, key: str, bound_to: str) -> bytes:
    """Raises Damaged where they are not what was kept."""
    lying = store().read(digest)
    try:
        return AESGCM(b64decode(key)).decrypt(lying[:NONCE], lying[NONCE:], bound_to.encode())
    except InvalidTag:
        raise Damaged(digest) from None
