"""One file out of a zip that a stranger made: bounded, and never trusted about its own size."""

import zipfile
import zlib

TOO_LARGE = "is larger than may be read: split or shorten it"


class UnreadableEntry(ValueError):
    """The message says what is wrong with a file of a zip."""


def read_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int, too_large: str = TOO_LARGE
) -> bytes:
    """At most `largest` bytes, measured while unpacking."""
    if entry.flag_bits & 1:
        raise UnreadableEntry("is protected with a password: make the zip again without one")
    try:
        with archive.open(entry) as opened:
            content = opened.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableEntry("is damaged inside the zip: make the zip again") from None
    if len(content) > largest:
        raise UnreadableEntry(too_large)
    return content
