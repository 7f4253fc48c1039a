"""Packs that were sent and wait for a yes: kept for a day at most, each for its sender alone."""

import secrets
import time
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

LONGEST_WAIT = 24 * 60 * 60  # seconds
LARGEST = 30 * 1024 * 1024  # bytes
KINDS = (".zip", ".xlsx")


class CannotTake(ValueError):
    """The file is not taken. The message says why, and what to send instead."""


def take(sent: "UploadedFile[bytes]", person: int) -> str:
    """Keep the file, and give the word by which its sender finds it again."""
    kind = Path(sent.name or "").suffix.lower()
    if kind not in KINDS:
        raise CannotTake("Choose a workbook (.xlsx), or the pack's folder as a zip (.zip)")
    if not sent.size:
        raise CannotTake("The file is empty: choose another")
    if sent.size > LARGEST:
        raise CannotTake(f"The file is larger than {LARGEST // 1024**2} MB: send a smaller one")
    _let_go_of_old()
    word = secrets.token_urlsafe(24)
    with _place(person, word, kind).open("wb") as kept:
        for part in sent.chunks():
            kept.write(part)
    return f"{word}{kind}"


def find(word: str, person: int) -> Path | None:
    """The file that this person sent; None when it is gone, or was somebody else's."""
    stem, dot, kind = word.rpartition(".")
    if not stem.replace("-", "").replace("_", "").isalnum() or f"{dot}{kind}" not in KINDS:
        return None
    found = _place(person, stem, f".{kind}")
    return found if found.is_file() else None


def let_go(word: str, person: int) -> None:
    found = find(word, person)
    if found is not None:
        found.unlink(missing_ok=True)


def _place(person: int, word: str, kind: str) -> Path:
    folder = Path(settings.HOME) / "packs-waiting"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{person}-{word}{kind}"


def _let_go_of_old() -> None:
    folder = Path(settings.HOME) / "packs-waiting"
    oldest = time.time() - LONGEST_WAIT
    for each in folder.glob("*") if folder.is_dir() else ():
        if each.stat().st_mtime < oldest:
            each.unlink(missing_ok=True)
