"""The installation's own key, by which its checkpoints are signed: Ed25519, in the data folder.

It is made when first needed. Whoever can read it can forge checkpoints, so it must be the owner's.
"""

import os
from functools import partial
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from sightline.core.trail_file import Checkpoint
from sightline.kit.trail.types import CannotSign

NAME = "trail-key"
OTHERS = 0o077


def key() -> Ed25519PrivateKey:
    place = Path(settings.HOME) / NAME
    try:
        _make(place)
    except FileExistsError:
        pass
    except OSError as wrong:
        raise CannotSign(f"{place} cannot be made: {wrong.strerror}") from wrong
    return _read(place)


def known_key() -> str:
    """The public key in hexadecimal; '' where no checkpoint was ever made here."""
    place = Path(settings.HOME) / NAME
    return public(_read(place)) if place.exists() else ""


def signed(count: int, head: str, at: str, by: Ed25519PrivateKey) -> Checkpoint:
    unsigned = Checkpoint(count, head, at, public(by))
    return Checkpoint(count, head, at, unsigned.key, by.sign(unsigned.signed).hex())


def public(own: Ed25519PrivateKey) -> str:
    return own.public_key().public_bytes_raw().hex()


def _make(place: Path) -> None:
    """Never over one that is there, and readable by its owner from the first moment."""
    text = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with open(place, "xb", opener=partial(os.open, mode=0o600)) as opened:
        opened.write(text)


def _read(place: Path) -> Ed25519PrivateKey:
    try:
        if os.name == "posix" and place.stat().st_mode & OTHERS:
            raise CannotSign(f"{place} is open to others: chmod 600 it, and ask who had it")
        found = serialization.load_pem_private_key(place.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as wrong:
        raise CannotSign(f"{place} does not read as a key: put back the one you kept") from wrong
    if not isinstance(found, Ed25519PrivateKey):
        raise CannotSign(f"{place} is a key of another kind: put back the one you kept")
    return found
