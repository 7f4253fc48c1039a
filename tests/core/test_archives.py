import zipfile
from io import BytesIO

import pytest

from sightline.core.archives import UnreadableEntry, read_entry


def archive_of(content, damage=None):
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", content)
    written = bytearray(held.getvalue())
    if damage is not None:
        written[damage] ^= 0xFF
    return zipfile.ZipFile(BytesIO(bytes(written)))


def test_a_file_is_read_up_to_the_last_byte_that_is_allowed():
    archive = archive_of(b"x" * 100)

    assert read_entry(archive, archive.infolist()[0], 100) == b"x" * 100


def test_a_file_that_unpacks_to_more_is_refused():
    archive = archive_of(b"x" * 10_000_000)

    with pytest.raises(UnreadableEntry, match="larger than may be read"):
        read_entry(archive, archive.infolist()[0], 1000)


def test_a_zip_that_lies_about_a_size_is_still_bounded():
    archive = archive_of(b"x" * 1000)
    entry = archive.infolist()[0]
    entry.file_size = 1

    with pytest.raises(UnreadableEntry):
        read_entry(archive, entry, 0)


def test_a_damaged_file_is_refused():
    archive = archive_of(bytes(range(256)) * 20, damage=40)

    with pytest.raises(UnreadableEntry, match="damaged"):
        read_entry(archive, archive.infolist()[0], 100_000)


def test_a_protected_file_is_refused():
    archive = archive_of(b"x")
    entry = archive.infolist()[0]
    entry.flag_bits |= 1

    with pytest.raises(UnreadableEntry, match="password"):
        read_entry(archive, entry, 100)
