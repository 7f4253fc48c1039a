"""What a file is, told by what is in it and never by its name alone.

Nothing is unpacked: of an archive only its list of parts is read, and a declared type of 100 bytes.
"""

import struct
import zipfile
from dataclasses import dataclass
from typing import IO

MOST_PARTS_LISTED = 512 * 1024  # bytes of an archive's own list: some thousands of parts
END_OF_ARCHIVE = b"PK\x05\x06"
LONGEST_END = 22 + 65_535  # bytes: the end of an archive with the longest comment
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = "EncryptedPackage".encode("utf-16-le")
TAKEN = "a PDF, a Word, Excel, PowerPoint or OpenDocument file, a CSV or text file, a PNG or a JPEG"


class CannotTake(ValueError):
    """The file is not taken. The message goes on from the file's name, and says what to do."""


@dataclass(frozen=True)
class Kind:
    """`ending` is the end of the name under which it is given back."""

    name: str
    ending: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
PDF = Kind("PDF", "pdf", "application/pdf")
PNG = Kind("PNG picture", "png", "image/png")
JPEG = Kind("JPEG picture", "jpg", "image/jpeg")
CSV = Kind("CSV", "csv", "text/csv")
TEXT = Kind("Text", "txt", "text/plain")
# By the part that only this kind of document has.
OFFICE = {
    "word/document.xml": Kind("Word", "docx", f"{_OFFICE}wordprocessingml.document"),
    "xl/workbook.xml": Kind("Excel", "xlsx", f"{_OFFICE}spreadsheetml.sheet"),
    "ppt/presentation.xml": Kind("PowerPoint", "pptx", f"{_OFFICE}presentationml.presentation"),
}
OPEN_DOCUMENT = {
    f"{_OPEN}text": Kind("OpenDocument text", "odt", f"{_OPEN}text"),
    f"{_OPEN}spreadsheet": Kind("OpenDocument spreadsheet", "ods", f"{_OPEN}spreadsheet"),
    f"{_OPEN}presentation": Kind("OpenDocument slides", "odp", f"{_OPEN}presentation"),
}
_MACROS = ("vbaproject.bin", "basic/", "scripts/", "macrosheets/", "activex/")
_SIGNATURES = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))


def kind_of(content: IO[bytes], name: str) -> Kind:
    """The kind of a file, which is left where it was found. Refuses what is none of those taken."""
    content.seek(0)
    start = content.read(1024)
    content.seek(0)
    if not start:
        raise CannotTake("is empty: choose another")
    if start.startswith(b"PK\x03\x04"):
        return _of_archive(content)
    if start.startswith(OLD_OFFICE):
        raise CannotTake(_why_not_old(content))
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    return _of_text(content, name)


def _why_not_old(content: IO[bytes]) -> str:
    is_protected = PROTECTED in content.read()
    content.seek(0)
    if is_protected:
        return "is protected with a password: save it without one"
    return "is of an old kind: open it, and save it as a document of today, or as a PDF"


def _of_archive(content: IO[bytes]) -> Kind:
    try:
        _check_list(content)
        with zipfile.ZipFile(content) as archive:
            return _of_parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, struct.error) as broken:
        raise CannotTake("is damaged: open it, save it again, and send that") from broken
    finally:
        content.seek(0)


def _check_list(content: IO[bytes]) -> None:
    """An archive may list more parts than memory holds: its end says how long the list is."""
    size = content.seek(0, 2)
    content.seek(max(0, size - LONGEST_END))
    tail = content.read()
    at = tail.rfind(END_OF_ARCHIVE)
    listed = struct.unpack_from("<I", tail, at + 12)[0] if at >= 0 else 0
    if listed > MOST_PARTS_LISTED:
        raise CannotTake("has too many parts inside: save it as a PDF, and send that")


def _of_parts(archive: zipfile.ZipFile) -> Kind:
    parts = {entry.filename.casefold(): entry for entry in archive.infolist()}
    if any(entry.flag_bits & 1 for entry in parts.values()):
        raise CannotTake("is protected with a password: save it without one")
    if any(macro in part for part in parts for macro in _MACROS):
        raise CannotTake("holds macros, which are not taken: save it without them, or as a PDF")
    for part, kind in OFFICE.items():
        if part in parts and "[content_types].xml" in parts:
            return kind
    if "mimetype" in parts:
        with archive.open(parts["mimetype"]) as declared:
            told = declared.read(100).decode("ascii", "replace").strip()
        if told in OPEN_DOCUMENT:
            return OPEN_DOCUMENT[told]
    raise CannotTake(f"is an archive: take out what is in it, and send {TAKEN}")


def _of_text(content: IO[bytes], name: str) -> Kind:
    ending = name.rpartition(".")[2].casefold()
    text = content.read()
    content.seek(0)
    if ending not in ("csv", "txt", "md") or not _is_text(text):
        raise CannotTake(f"is none of what is taken: send {TAKEN}")
    return CSV if ending == "csv" else TEXT


def _is_text(content: bytes) -> bool:
    if any(byte < 9 or 13 < byte < 32 for byte in set(content)):
        return False
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
