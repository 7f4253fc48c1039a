"""A hash of a file under a key, by which whoever holds both can prove it to be the same again.

Without the key the hash tells nothing: a plain hash of a small file could be guessed.
"""

import hmac
from hashlib import sha256
from typing import BinaryIO

SHORTEST_KEY, LONGEST_KEY = 16, 4096  # bytes
CHUNK = 1 << 20


class UnfitKey(ValueError):
    """The key is too short to keep a secret, or no key at all."""


def check_key(key: bytes) -> bytes:
    """The key without what an editor puts at its end."""
    trimmed = key.rstrip(b"\r\n")
    if not SHORTEST_KEY <= len(trimmed) <= LONGEST_KEY:
        raise UnfitKey(
            f"a key has {SHORTEST_KEY} to {LONGEST_KEY:,} bytes, this one {len(trimmed):,}: make "
            "one with 32 random bytes or more, and keep the file"
        )
    return trimmed


def keyed_hash(source: BinaryIO, key: bytes) -> str:
    """HMAC-SHA256 over the whole file, in hex digits."""
    mac = hmac.new(key, digestmod=sha256)
    while chunk := source.read(CHUNK):
        mac.update(chunk)
    return mac.hexdigest()
