"""Looks into a workbook before it is opened, and refuses what could only fail or do harm."""

import zipfile
from io import BytesIO

from sightline.core.archives import UnreadableEntry, read_entry

LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = "EncryptedPackage".encode("utf-16-le")
DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
SAVE_AS = "open it and save it as an Excel workbook (.xlsx)"


class Refused(ValueError):
    """The message says why the workbook is not opened and what to do."""


def check_workbook(content: bytes) -> None:
    if content.startswith(OLD_OFFICE):
        if PROTECTED in content:
            raise Refused("is protected with a password: save it without one")
        raise Refused(f"is a workbook of an old kind (.xls): {SAVE_AS}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as broken:
        if isinstance(broken, Refused):
            raise
        raise Refused(f"is not a workbook, or is damaged: {SAVE_AS}") from broken


def has_formulas(content: bytes) -> bool:
    """Of a workbook that has been checked."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/"):
                part = archive.read(entry)
                if b"<f" in part or b":f>" in part:
                    return True
    return False


def _check_parts(archive: zipfile.ZipFile) -> None:
    names = {entry.filename for entry in archive.infolist()}
    if "mimetype" in names and "content.xml" in names:
        raise Refused(f"is an OpenDocument spreadsheet (.ods): {SAVE_AS}")
    if "xl/workbook.bin" in names:
        raise Refused(f"is a binary workbook (.xlsb): {SAVE_AS}")
    if "xl/workbook.xml" not in names:
        raise Refused(f"is not an Excel workbook: {SAVE_AS}")
    if len(names) > MOST_PARTS:
        raise Refused(f"has too many parts inside: {SAVE_AS}")
    room = LARGEST_UNPACKED
    for entry in archive.infolist():
        room -= _check_part(archive, entry, room)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> int:
    """Its unpacked size, measured; a zip's own word cannot be trusted."""
    try:
        content = read_entry(archive, entry, room)
    except UnreadableEntry as broken:
        if entry.flag_bits & 1:
            raise Refused("is protected with a password: save it without one") from broken
        raise Refused(
            f"is damaged, or unpacks to far more than a pack holds: {SAVE_AS}"
        ) from broken
    if any(word in content for word in DECLARATIONS):
        raise Refused(f"holds instructions that no workbook needs: {SAVE_AS}")
    return len(content)
