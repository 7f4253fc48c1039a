"""Where sent files lie: in the data folder, each under the hash of what is in it.

Whoever keeps or removes holds the same lock as whoever names the file in the database, so that
bytes never go while something that is being written down leans on them.
"""

import re
import tempfile
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

from django.conf import settings

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Damaged(RuntimeError):
    """The bytes are gone, or are not those that were kept."""


class Store:
    """One folder of files. `name` is a plain word, such as the slug of a year."""

    def __init__(self, room: str, name: str) -> None:
        self.folder = Path(settings.HOME) / "files" / room / name

    def keep(self, parts: Iterable[bytes]) -> str:
        """Write the bytes, whole or not at all. Returns their SHA-256."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = sha256()
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as half:
            for part in parts:
                told.update(part)
                half.write(part)
        path = self._path(told.hexdigest())
        path.parent.mkdir(mode=0o700, exist_ok=True)
        Path(half.name).replace(path)  # made readable for its owner only
        return told.hexdigest()

    def read(self, digest: str) -> bytes:
        """The bytes, checked. Raises Damaged where they are not what was kept."""
        try:
            content = self._path(digest).read_bytes()
        except OSError as gone:
            raise Damaged(digest) from gone
        if sha256(content).hexdigest() != digest:
            raise Damaged(digest)
        return content

    def remove(self, digest: str) -> None:
        self._path(digest).unlink(missing_ok=True)

    def remove_all_but(self, named: Collection[str]) -> int:
        """Remove what nothing names, such as what was sent when the machine stopped; how many."""
        found = [each for each in self.folder.rglob("*") if each.is_file()]
        left = [each for each in found if each.name not in named]
        for each in left:
            each.unlink(missing_ok=True)
        return len(left)

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise Damaged("no file is named so")
        return self.folder / digest[:2] / digest
