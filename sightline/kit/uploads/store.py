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

PART, UNSETTLED = ".part", ".new"  # half written; written, and not yet named for good
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Damaged(RuntimeError):
    """The bytes are gone, or are not those that were kept."""


class Store:
    """One folder of files. `name` is a plain word, such as the slug of a year."""

    def __init__(self, room: str, name: str) -> None:
        self.folder = Path(settings.HOME) / "files" / room / name

    def keep(self, parts: Iterable[bytes]) -> str:
        """Write the bytes, whole or not at all, marked as not settled. Returns their SHA-256."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = sha256()
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=PART, delete=False) as half:
            for part in parts:
                told.update(part)
                half.write(part)
        path = self._path(told.hexdigest())
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.with_suffix(UNSETTLED).touch(mode=0o600)
        Path(half.name).replace(path)  # made readable for its owner only
        return told.hexdigest()

    def settle(self, digest: str) -> None:
        """Take the mark away: what names the bytes is written down for good."""
        self._path(digest).with_suffix(UNSETTLED).unlink(missing_ok=True)

    def read(self, digest: str) -> bytes:
        """The bytes, checked. Raises Damaged where they are not what was kept."""
        try:
            content = self._path(digest).read_bytes()
        except OSError as gone:
            raise Damaged(digest) from gone
        if sha256(content).hexdigest() != digest:
            raise Damaged(digest)
        return content

    def has(self, digest: str) -> bool:
        return self._path(digest).is_file()

    def remove(self, digest: str) -> None:
        path = self._path(digest)
        path.unlink(missing_ok=True)
        path.with_suffix(UNSETTLED).unlink(missing_ok=True)

    def sweep(self, named: Collection[str]) -> int:
        """Remove what was being sent when the machine stopped, and is not `named`; how many.

        Bytes that were settled stay, though nothing here may name them: another database may.
        """
        halves = list(self.folder.glob(f"*{PART}"))
        marks = list(self.folder.glob(f"*/*{UNSETTLED}"))
        left = [mark.stem for mark in marks if mark.stem not in named]
        for half in halves:
            half.unlink(missing_ok=True)
        for digest in left:
            self.remove(digest)
        for mark in marks:
            mark.unlink(missing_ok=True)
        return len(halves) + len(left)

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise Damaged("no file is named so")
        return self.folder / digest[:2] / digest
