"""Reads a backup from its first byte to its last, and holds it to its own manifest."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from sightline.kit.backups import manifest
from sightline.kit.backups.frames import Opening
from sightline.kit.backups.keys import Secret
from sightline.kit.backups.parts import Reading
from sightline.kit.backups.types import MANIFEST, Manifest, Part, Refused, Tells

NOT_AS_SAID = "The backup does not hold what its manifest says. Nothing of it was used."
# Is handed each part's name and bytes, and must take all of them.
Taker = Callable[[str, Iterator[bytes]], None]


def check(path: Path, secret: Secret, tell: Tells) -> Manifest:
    """Prove the backup whole, and keep nothing of it."""
    done = 0

    def pass_over(name: str, blocks: Iterator[bytes]) -> None:
        nonlocal done
        for block in blocks:
            done += len(block)
            tell("Checking the backup", done)

    return walk(path, secret, pass_over)


def walk(path: Path, secret: Secret, take: Taker) -> Manifest:
    """Hand out each part in turn. Refused at the first byte that is not as it was written."""
    found: list[Part] = []
    try:
        with path.open("rb") as file:
            opening = Opening(file, secret)
            reading = Reading(opening)
            while (name := reading.name()) != MANIFEST:
                counted = _Counted(reading.blocks())
                take(name, iter(counted))
                found.append(counted.part(name))
            told = manifest.read(b"".join(reading.blocks()))
            opening.end()
    except OSError as fault:
        raise Refused(f"{path} cannot be read: {fault.strerror}") from None
    if tuple(found) != told.parts:
        raise Refused(NOT_AS_SAID)
    return told


class _Counted:
    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._told, self._size = blocks, sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        for block in self._blocks:
            self._told.update(block)
            self._size += len(block)
            yield block

    def part(self, name: str) -> Part:
        return Part(name, self._size, self._told.hexdigest())
