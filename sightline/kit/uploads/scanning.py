"""Asks ClamAV about a file before it is kept, where SIGHTLINE_CLAMAV names its daemon.

The daemon's own protocol, INSTREAM: no package for it is kept up (ADR 36). Whatever is not a plain
'OK' refuses the file.
"""

import socket
import struct
from collections.abc import Iterable
from contextlib import closing

from django.conf import settings

from sightline.kit.uploads.kinds import CannotTake

SECONDS = 30.0
PART = 64 * 1024
LONGEST_ANSWER = 4096
FOUND = (
    "was found to hold something harmful: it is not taken. Tell whoever looks after your computer"
)
NOT_ASKED = (
    "could not be looked through for viruses, since what does that is not answering: try again "
    "later, and tell whoever runs Sightline"
)
# Harmless by agreement of all who make scanners; put together here so that none takes this file.
PATTERN = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()


def is_configured() -> bool:
    return bool(settings.CLAMAV)


def check(parts: Iterable[bytes]) -> None:
    """Refuses what is harmful, and everything as long as nobody can say. Nothing where none is
    configured."""
    if not is_configured():
        return
    try:
        answer = _ask(parts)
    except (OSError, ValueError):
        raise CannotTake(NOT_ASKED) from None
    if answer.endswith(" FOUND"):
        raise CannotTake(FOUND)
    if answer != "stream: OK":
        raise CannotTake(NOT_ASKED)


def _ask(parts: Iterable[bytes]) -> str:
    with closing(_connected()) as daemon:
        daemon.sendall(b"zINSTREAM\0")
        for part in parts:
            for at in range(0, len(part), PART):
                piece = part[at : at + PART]
                daemon.sendall(struct.pack(">I", len(piece)) + piece)
        daemon.sendall(struct.pack(">I", 0))
        return _answer(daemon)


def _answer(daemon: socket.socket) -> str:
    """Up to the zero that ends it; a longer one is none."""
    found = b""
    while b"\0" not in found:
        more = daemon.recv(LONGEST_ANSWER)
        if not more or len(found) > LONGEST_ANSWER:
            raise ValueError("no answer that ends")
        found += more
    return found.partition(b"\0")[0].decode("ascii", "replace").strip()


def _connected() -> socket.socket:
    """`host:port`, or the path of a socket on this machine."""
    if settings.CLAMAV.startswith("/"):
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(SECONDS)
        daemon.connect(settings.CLAMAV)
        return daemon
    host, _, port = settings.CLAMAV.rpartition(":")
    return socket.create_connection((host, int(port)), SECONDS)
