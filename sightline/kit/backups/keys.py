"""The key of a backup: made and kept in a file, or worked out from a passphrase in one."""

import base64
import binascii
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from sightline.kit.backups.types import Refused

MADE = "sightline-backup-key-1:"
LENGTH = 32
SHORTEST_PASSPHRASE = 20
LARGEST_FILE = 4096
PURPOSE = b"sightline backup 1"


@dataclass(frozen=True, repr=False)
class Secret:
    """What a key file holds. It never shows itself, so that no log can repeat it."""

    words: bytes
    is_made: bool

    def key(self, salt: bytes) -> bytes:
        """The key of the one backup that has this salt: no two backups share one."""
        start = self.words
        if not self.is_made:  # slow, so that a passphrase cannot be guessed by trying
            start = Scrypt(salt=salt, length=LENGTH, n=2**16, r=8, p=1).derive(start)
        return HKDF(SHA256(), LENGTH, salt=salt, info=PURPOSE).derive(start)


def make(path: Path) -> None:
    """Write a new key, for its owner alone; a file that is there is never written over."""
    text = MADE + base64.urlsafe_b64encode(secrets.token_bytes(LENGTH)).decode() + "\n"
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(f"{path} is there already. Name a new file: keys are kept.") from None
    except OSError as fault:
        raise Refused(f"{path} cannot be written: {fault.strerror}") from None
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(text)


def read(path: Path) -> Secret:
    """The key, or the passphrase, that a file holds."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_FILE + 1).decode().strip()
    except OSError as fault:
        raise Refused(f"the key file {path} cannot be read: {fault.strerror}") from None
    except UnicodeDecodeError:
        raise Refused(f"{path} is no key file: it holds no text") from None
    if text.startswith(MADE):
        return Secret(_made(text.removeprefix(MADE), path), is_made=True)
    if not SHORTEST_PASSPHRASE <= len(text) <= LARGEST_FILE:
        raise Refused(
            f"{path} holds neither a key nor a passphrase of {SHORTEST_PASSPHRASE} letters or "
            "more. To make a key: sightline backup new-key FILE"
        )
    return Secret(text.encode(), is_made=False)


def _made(text: str, path: Path) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != LENGTH:
        raise Refused(f"the key in {path} is not whole: it was cut off or changed")
    return key
