"""The files of a return as bytes: from a folder, a zip of one, or one file. Bounded in size."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from sightline.analytics.returns.faults import Fault, UnreadableReturn
from sightline.core.archives import UnreadableEntry, read_entry

LARGEST_FILE = 300 * 1024 * 1024
LARGEST_RETURN = 1024 * 1024 * 1024
MOST_FILES = 500
CHOOSE = "Choose the folder or the zip that holds the files of the return"


class ReturnFile(NamedTuple):
    name: str
    content: bytes


def files_of(path: Path, suffix: str) -> Iterator[ReturnFile]:
    """Those whose name ends so, in the order of their names; a folder's folders are looked into."""
    try:
        if path.is_dir():
            yield from _of_folder(path, suffix)
        elif zipfile.is_zipfile(path):
            with path.open("rb") as opened:
                yield from _of_zip(opened, path.name, suffix)
        else:
            yield ReturnFile(path.name, _content(path, path.name))
    except OSError as refused:
        raise _refusal(path.name, f"it cannot be opened ({refused.strerror})", CHOOSE) from None


def sent_files(sent: Iterable[tuple[str, BinaryIO]], suffix: str) -> Iterator[ReturnFile]:
    """The same of files that were sent, each by its name: zips are looked into as well."""
    room = LARGEST_RETURN
    for name, opened in sent:
        for file in _of_sent(name, opened, suffix):
            room -= len(file.content)
            if room < 0:
                raise _refusal(name, "the files together are larger than a return", CHOOSE)
            yield file


def _of_sent(name: str, opened: BinaryIO, suffix: str) -> Iterator[ReturnFile]:
    if zipfile.is_zipfile(opened):
        opened.seek(0)
        yield from _of_zip(opened, name, suffix)
    else:
        opened.seek(0)
        yield ReturnFile(name, _bounded(opened, name))


def content_of(path: Path) -> bytes:
    try:
        return _content(path, path.name)
    except OSError as refused:
        what = f"it cannot be opened ({refused.strerror})"
        raise _refusal(path.name, what, "Check its name and who may read it") from None


def _of_folder(folder: Path, suffix: str) -> Iterator[ReturnFile]:
    root = folder.resolve()
    found = [each for each in sorted(folder.rglob("*")) if _wanted(each.name, suffix)]
    _refuse_many(folder.name, len(found))
    room = LARGEST_RETURN
    for each in found:
        name = each.relative_to(folder).as_posix()
        if not each.resolve().is_relative_to(root):
            raise _refusal(name, "it is a link to a place outside the folder", "Copy the file here")
        if each.is_file():
            content = _content(each, name)
            room -= len(content)
            if room < 0:
                raise _refusal(folder.name, "its files are larger than a return", CHOOSE)
            yield ReturnFile(name, content)


def _content(path: Path, name: str) -> bytes:
    with path.open("rb") as opened:
        return _bounded(opened, name)


def _bounded(opened: BinaryIO, name: str) -> bytes:
    content = opened.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // 1024**2
        raise _refusal(name, f"it is larger than {limit} MB", "Split it by year")
    return content


def _of_zip(opened: BinaryIO, name: str, suffix: str) -> Iterator[ReturnFile]:
    try:
        with zipfile.ZipFile(opened) as archive:
            entries = [each for each in archive.infolist() if _wanted(each.filename, suffix)]
            _refuse_many(name, len(entries))
            room = LARGEST_RETURN
            for entry in sorted(entries, key=lambda each: each.filename):
                content = read_entry(archive, entry, min(room, LARGEST_FILE))
                room -= len(content)
                yield ReturnFile(entry.filename, content)
    except UnreadableReturn:
        raise
    except UnreadableEntry as refused:
        raise _refusal(name, f"a file in it {refused}", "Or choose a folder") from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise _refusal(name, "the zip is damaged", "Make it again") from None


def _wanted(name: str, suffix: str) -> bool:
    last = PurePosixPath(name.replace("\\", "/")).name
    return last.lower().endswith(suffix) and not last.startswith((".", "~$"))


def _refuse_many(name: str, files: int) -> None:
    if files > MOST_FILES:
        raise _refusal(name, f"it holds more than {MOST_FILES} files", CHOOSE)


def _refusal(name: str, what: str, do: str) -> UnreadableReturn:
    return UnreadableReturn(Fault(name, None, "", what, do))
