"""The parts of a backup one after another, inside the seals: a name, and then blocks of bytes.

Sizes need not be known beforehand, so that a program's output can flow straight in.
"""

import struct
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import PurePosixPath

from sightline.kit.backups.frames import FRAME, Opening, Sealing
from sightline.kit.backups.types import DATABASE, FOLDERS, KEYS, MANIFEST, Part, Refused

NAME = struct.Struct(">H")
BLOCK = struct.Struct(">I")  # a block of length 0 ends the part
ODD = "The backup holds something that this version does not know. Nothing of it was used."


def put(sealing: Sealing, name: str, blocks: Iterable[bytes]) -> Part:
    """Write one part, and say what was written."""
    written = name.encode()
    sealing.write(NAME.pack(len(written)) + written)
    told, size = sha256(), 0
    for block in blocks:
        if block:
            sealing.write(BLOCK.pack(len(block)) + block)
            told.update(block)
            size += len(block)
    sealing.write(BLOCK.pack(0))
    return Part(name, size, told.hexdigest())


class Reading:
    """One part at a time: its name, its bytes, and then what was read."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening

    def name(self) -> str:
        (length,) = NAME.unpack(self._opening.read(NAME.size))
        try:
            name = self._opening.read(length).decode()
        except UnicodeDecodeError:
            raise Refused(ODD) from None
        if name not in (DATABASE, MANIFEST, *KEYS) and not _is_inside(name):
            raise Refused(ODD)
        return name

    def blocks(self) -> Iterator[bytes]:
        while True:
            (length,) = BLOCK.unpack(self._opening.read(BLOCK.size))
            if not length:
                return
            if length > FRAME:
                raise Refused(ODD)
            yield self._opening.read(length)


def _is_inside(name: str) -> bool:
    """Only in a folder that backups hold, and nowhere that leads out of it."""
    path = PurePosixPath(name)
    plain = str(path) == name and "\\" not in name and ":" not in name and ".." not in path.parts
    return plain and len(path.parts) > 1 and path.parts[0] in FOLDERS
