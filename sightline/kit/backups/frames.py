"""Bytes under seal: frames of AES-256-GCM, each bound to its number, the last one marked.

So a stream of any length is written and read in little memory, and a byte changed, a frame left
out, moved or added, and an end that is missing are each refused.
"""

import hmac
import secrets
import struct
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sightline.kit.backups.keys import Secret
from sightline.kit.backups.types import Refused

MAGIC = b"SIGHTLINE BACKUP 1\n"
SALT = PROOF = 32
FRAME = 1024 * 1024  # bytes before they are sealed
SEAL = 16  # bytes that sealing adds
HEAD = struct.Struct(">BI")  # whether it is the last, and how long it is
MORE, LAST = 0, 1
MEGABYTE = 1000 * 1000

NOT_ONE = "This is no backup of Sightline, or its first bytes were changed."
NO_FIT = "The key does not fit this backup, or its first bytes were changed."
CUT_OFF = "The backup is cut off: its end is missing. Nothing of it was used."
GOES_ON = "The backup was changed: it goes on after its end. Nothing of it was used."


class Sealing:
    """Takes bytes and writes frames. Nothing is whole before `close`."""

    def __init__(self, file: BinaryIO, secret: Secret) -> None:
        salt = secrets.token_bytes(SALT)
        key = secret.key(salt)
        self._header = MAGIC + salt + _proof(key)
        self._file, self._cipher, self._number = file, AESGCM(key), 0
        self._waiting = bytearray()
        file.write(self._header)

    def write(self, part: bytes) -> None:
        self._waiting += part
        while len(self._waiting) > FRAME:  # what is left may be the last frame
            self._seal(bytes(self._waiting[:FRAME]), MORE)
            del self._waiting[:FRAME]

    def close(self) -> None:
        self._seal(bytes(self._waiting), LAST)
        self._waiting.clear()

    def _seal(self, part: bytes, mark: int) -> None:
        head = HEAD.pack(mark, len(part) + SEAL)
        sealed = self._cipher.encrypt(_nonce(self._number, mark), part, self._header + head)
        self._file.write(head + sealed)
        self._number += 1


class Opening:
    """Gives the bytes back, each only once its frame has proven to be as it was written."""

    def __init__(self, file: BinaryIO, secret: Secret) -> None:
        self._file, self._number, self._ended = file, 0, False
        self._ready = memoryview(b"")
        self._header = file.read(len(MAGIC) + SALT + PROOF)
        if not self._header.startswith(MAGIC):
            raise Refused(NOT_ONE)
        if len(self._header) < len(MAGIC) + SALT + PROOF:
            raise Refused(CUT_OFF)
        key = secret.key(self._header[len(MAGIC) : -PROOF])
        if not hmac.compare_digest(self._header[-PROOF:], _proof(key)):
            raise Refused(NO_FIT)
        self._cipher = AESGCM(key)

    def read(self, size: int) -> bytes:
        """Just as many bytes: an end that comes earlier is refused."""
        found = bytearray()
        while len(found) < size:
            if not self._ready:
                self._ready = memoryview(self._next())
            part = self._ready[: size - len(found)]
            self._ready = self._ready[len(part) :]
            found += part
        return bytes(found)

    def end(self) -> None:
        """Nothing may be left."""
        while not self._ended and not self._ready:
            self._ready = memoryview(self._next())
        if self._ready or self._file.read(1):
            raise Refused(GOES_ON)

    def _next(self) -> bytes:
        if self._ended:
            raise Refused(CUT_OFF)
        head = self._file.read(HEAD.size)
        if len(head) < HEAD.size:
            raise Refused(CUT_OFF)
        mark, length = HEAD.unpack(head)
        if mark not in (MORE, LAST) or not SEAL <= length <= FRAME + SEAL:
            raise Refused(self._changed())
        sealed = self._file.read(length)
        if len(sealed) < length:
            raise Refused(CUT_OFF)
        try:
            part = self._cipher.decrypt(_nonce(self._number, mark), sealed, self._header + head)
        except InvalidTag:
            raise Refused(self._changed()) from None
        self._number, self._ended = self._number + 1, mark == LAST
        return part

    def _changed(self) -> str:
        place = self._number * FRAME // MEGABYTE
        return f"The backup was changed or damaged, about {place} MB in. Nothing of it was used."


def _nonce(number: int, mark: int) -> bytes:
    return number.to_bytes(11, "big") + bytes([mark])


def _proof(key: bytes) -> bytes:
    """Tells whether a key fits, and nothing about it."""
    return hmac.digest(key, b"sightline backup key", sha256)
