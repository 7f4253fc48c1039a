"""A file on the disk that nobody reads there: sealed in blocks under a key that is kept elsewhere.

AES-256-GCM. Each block is bound to its place, and the last one to being the last, so that nothing
can be cut off, moved or put in. Any place can be read without opening what stands before it.
"""

import io
import os
import secrets
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sightline.kit.uploads.store import Damaged

BLOCK, TAG, KEY = 64 * 1024, 16, 32  # bytes
SEALED = BLOCK + TAG


def new_key() -> bytes:
    """One for each file: blocks are told apart by their place alone."""
    return secrets.token_bytes(KEY)


class Writer:
    """Seals what it is given, in order. The file is whole only once it is ended."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        self._file, self._cipher = file, AESGCM(key)
        self._waiting, self._number = bytearray(), 0
        self.size = 0  # bytes, before sealing

    def write(self, part: bytes) -> None:
        self.size += len(part)
        self._waiting += part
        while len(self._waiting) > BLOCK:  # the last block is known only at the end
            self._seal(bytes(self._waiting[:BLOCK]), is_last=False)
            del self._waiting[:BLOCK]

    def end(self) -> None:
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()
        self._file.flush()

    def _seal(self, block: bytes, *, is_last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number), block, _bound(is_last))
        self._file.write(sealed)
        self._number += 1


class Reader(io.RawIOBase):
    """Opens a sealed file, from any place. Raises Damaged where it is not what was written."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        self._file, self._cipher = file, AESGCM(key)
        length = file.seek(0, os.SEEK_END)
        self._blocks = max(1, -(-length // SEALED))
        self.size = length - self._blocks * TAG  # bytes, once opened
        self._at = 0
        self._number, self._block = -1, b""
        self._open(self._blocks - 1)  # a file that was cut short is refused at once

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        begins = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}
        self._at = max(0, begins[whence] + place)
        return self._at

    def readinto(self, into: Any) -> int:
        if self._at >= self.size:
            return 0
        block = self._open(self._at // BLOCK)
        part = block[self._at % BLOCK :][: len(into)]
        into[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def _open(self, number: int) -> bytes:
        if number != self._number:
            self._file.seek(number * SEALED)
            sealed = self._file.read(SEALED)
            is_last = number == self._blocks - 1
            try:
                self._block = self._cipher.decrypt(_nonce(number), sealed, _bound(is_last))
            except (InvalidTag, ValueError) as changed:
                raise Damaged("a sealed file was changed or cut short") from changed
            self._number = number
        return self._block


def opened(file: IO[bytes], key: bytes) -> io.BufferedReader:
    return io.BufferedReader(Reader(file, key), BLOCK)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _bound(is_last: bool) -> bytes:
    return b"last" if is_last else b"more"
