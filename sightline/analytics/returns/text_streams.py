"""A file of text as UTF-8 bytes, whatever it was written in; with what that took listed."""

import codecs
import re
from typing import BinaryIO

from sightline.analytics.returns.faults import Fault, FaultList, UnreadableReturn

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first signs of an XML file in each, where no mark stands before them.
UNMARKED = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
OTHER_KINDS = (
    (b"PK\x03\x04", "it is a zip or a workbook", "Unpack it, and choose the file inside"),
    (b"\x1f\x8b", "it is compressed", "Unpack it, and choose the file inside"),
    (b"\xd0\xcf\x11\xe0", "it is a document of an office program", "Choose the return itself"),
    (b"%PDF", "it is a PDF", "Choose the return itself"),
)
NAMED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._\-]+)""")
WINDOWS = "windows-1252"
OF_WINDOWS = ("windows-1252", "cp1252", "iso-8859-1", "latin-1", "iso-8859-15")


class Utf8Stream:
    """Text that is not in the encoding it states is read as Windows-1252, and that is listed."""

    def __init__(self, source: BinaryIO, name: str, faults: FaultList) -> None:
        self._source, self._name, self._faults = source, name, faults
        self._first = source.read(4096)
        for sign, what, do in OTHER_KINDS:
            if self._first.startswith(sign):
                raise UnreadableReturn(Fault(name, None, "", what, do))
        encoding, self._first = _encoding(self._first)
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._told = False

    def read(self, size: int) -> bytes:
        """At most about `size` bytes; none when the file is at its end."""
        while True:
            raw, self._first = self._first or self._source.read(size), b""
            text = self._decoded(raw, final=not raw)
            if text or not raw:
                return text.encode("utf-8")

    def _decoded(self, raw: bytes, *, final: bool) -> str:
        begun, _ = self._decoder.getstate()
        try:
            return self._decoder.decode(raw, final)
        except UnicodeDecodeError:
            self._tell()
            self._decoder.reset()
            return (begun + raw).decode(WINDOWS, "replace")

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self._faults.add(
                Fault(
                    self._name,
                    None,
                    "",
                    "some of its text is not in the encoding that it states, and was read as "
                    "Windows-1252",
                    "Check names and identifiers with accents, or write the file as UTF-8",
                )
            )


def _encoding(first: bytes) -> tuple[str, bytes]:
    """The encoding, and the text without the mark that told it."""
    for mark, encoding in MARKS:
        if first.startswith(mark):
            return encoding, first[len(mark) :]
    for sign, encoding in UNMARKED:
        if first.startswith(sign):
            return encoding, first
    named = NAMED.match(first.lstrip())
    name = named[1].decode("ascii").lower() if named else "utf-8"
    # A file whose bytes are plainly not UTF-16 is often labelled so by a database's export.
    return (WINDOWS if name in OF_WINDOWS else "utf-8"), first
