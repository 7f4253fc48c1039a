"""The files of a pack as bytes, from a folder or a zip of one. Nothing outside it is opened."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sightline.core.archives import UnreadableEntry, read_entry
from sightline.exchange.faults import Fault, Place, fault, shown
from sightline.exchange.sheets import LARGEST_FILE

LARGEST_PACK = 200 * 1024 * 1024  # unpacked
MOST_FILES = 2_000
NARRATIVE = "narrative"
TOO_LARGE = f"is larger than {LARGEST_FILE // 1024**2} MB: split or shorten it"


@dataclass
class PackFiles:
    """Contents by path within the pack, with / between folders."""

    contents: dict[str, bytes] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, name: str, message: str) -> None:
        self.unread.add(name)
        self.faults.append(fault(Place(name), "", message))


def is_noise(name: str) -> bool:
    """Files that systems and office programs leave behind, and guidance for people."""
    name = name.replace("\\", "/").lower()
    last = name.rsplit("/", 1)[-1]
    return (
        last.startswith(("readme", "~$", ".", "~lock"))
        or last in ("thumbs.db", "desktop.ini")
        or "__macosx" in name.split("/")
    )


def files_of_folder(folder: Path) -> PackFiles:
    files = PackFiles()
    root = folder.resolve()
    for path in _listed(folder, files):
        name = path.relative_to(folder).as_posix()
        if is_noise(name):
            continue
        if len(files.contents) >= MOST_FILES:
            files.refuse(folder.name, f"has more than {MOST_FILES:,} files: is this a pack?")
            break
        _take(files, root, path, name)
    return files


def _listed(folder: Path, files: PackFiles) -> Iterator[Path]:
    for directory in (folder, folder / NARRATIVE):
        if not directory.is_dir():
            continue
        try:
            names = sorted(os.listdir(directory))
        except OSError as refused:
            files.refuse(
                directory.name, f"cannot be opened ({refused.strerror}): check who may read it"
            )
            continue
        yield from (directory / name for name in names if (directory / name) != folder / NARRATIVE)


def _take(files: PackFiles, root: Path, path: Path, name: str) -> None:
    try:
        if not path.resolve().is_relative_to(root):
            files.refuse(name, "is a link to a place outside the pack: copy the file itself here")
        elif path.is_dir():
            files.contents[f"{name}/"] = b""
        elif not path.is_file():
            files.refuse(name, "is not a file that can be read: delete it, or write it again")
        else:
            _read(files, path, name)
    except (OSError, RuntimeError) as refused:  # a ring of links is a RuntimeError
        reason = getattr(refused, "strerror", None) or "it leads to itself"
        files.refuse(name, f"cannot be opened ({reason}): check who may read it")


def _read(files: PackFiles, path: Path, name: str) -> None:
    with path.open("rb") as opened:
        content = opened.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        files.refuse(name, TOO_LARGE)
    else:
        files.contents[name] = content


def files_of_zip(archive: zipfile.ZipFile, name: str) -> PackFiles:
    files = PackFiles()
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        files.refuse(name, f"has more than {MOST_FILES:,} files: is this a pack?")
        return files
    entries = [entry for entry in entries if not is_noise(entry.filename)]
    top = _single_top_folder([entry.filename for entry in entries])
    room = LARGEST_PACK
    for entry in entries:
        inside = entry.filename.replace("\\", "/").removeprefix(top)
        if _leads_out(inside):
            files.refuse(
                name, f"holds {shown(entry.filename)}, which leads out of it: make it again"
            )
        elif inside in files.contents:
            files.refuse(inside, "is twice in the zip: keep one")
        else:
            room -= _unpack(files, archive, entry, inside, room)
    return files


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or ":" in name or not path.parts


def _single_top_folder(names: list[str]) -> str:
    """'thornshire/' when everything lies in that one folder, which is not the narrative's."""
    tops = {name.replace("\\", "/").partition("/")[0] for name in names}
    if len(tops) == 1 and all("/" in name.replace("\\", "/") for name in names):
        top = tops.pop()
        return f"{top}/" if top.lower() != NARRATIVE else ""
    return ""


def _unpack(
    files: PackFiles, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, room: int
) -> int:
    """Bytes taken. Measured while unpacking, since a zip's own word cannot be trusted."""
    try:
        content = read_entry(archive, entry, min(LARGEST_FILE, room), TOO_LARGE)
    except UnreadableEntry as refused:
        files.refuse(name, str(refused))
        return 0
    files.contents[name] = content
    return len(content)
