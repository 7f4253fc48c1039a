import io
from datetime import timedelta

import pytest
from django.core.files.uploadhandler import StopUpload
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit import clock
from sightline.kit.uploads import Damaged, blocks, waiting
from sightline.kit.uploads.blocks import BLOCK, SEALED

KEY = bytes(range(32))


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


def sealed(content, parts=1000):
    lying = io.BytesIO()
    writer = blocks.Writer(lying, KEY)
    for start in range(0, len(content), parts):
        writer.write(content[start : start + parts])
    writer.end()
    return lying.getvalue()


def opened(lying, key=KEY):
    return blocks.opened(io.BytesIO(lying), key)


SIZES = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 17]


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_opens_whole(size):
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)

    assert opened(sealed(content)).read() == content


@given(
    size=st.sampled_from(SIZES),
    places=st.lists(st.tuples(st.integers(0, 3 * BLOCK), st.integers(0, 500)), max_size=6),
)
def test_any_place_reads_as_in_the_plain_file(size, places):
    content = bytes(number % 251 for number in range(size))
    plain, file = io.BytesIO(content), opened(sealed(content, 70_000))

    for place, length in places:
        plain.seek(place)
        file.seek(place)
        assert file.read(length) == plain.read(length)
    assert file.seek(0, io.SEEK_END) == size


@pytest.mark.parametrize("size", [5, BLOCK + 5])
@pytest.mark.parametrize(
    "change",
    [
        lambda lying: lying[:-1],
        lambda lying: lying + b"x",
        lambda lying: lying[:SEALED] if len(lying) > SEALED else lying[:-16],
        lambda lying: bytes([lying[0] ^ 1]) + lying[1:],
        lambda lying: lying[SEALED:] + lying[:SEALED] if len(lying) > SEALED else b"",
    ],
    ids=["a byte short", "a byte more", "cut at a block", "a letter changed", "turned round"],
)
def test_a_changed_file_is_refused(size, change):
    with pytest.raises(Damaged):
        opened(change(sealed(b"a" * size))).read()


def test_another_key_opens_nothing():
    with pytest.raises(Damaged):
        opened(sealed(b"words"), bytes(32)).read()


def test_the_disk_holds_nothing_that_can_be_read():
    assert b"a child" not in sealed(b"a child " * 100_000)


def test_a_large_file_that_is_sent_is_sealed_and_reads_the_same(rf: RequestFactory, settings):
    content = b"<Child>" * 500_000
    sent = io.BytesIO(content)
    sent.name = "return.xml"

    upload = rf.post("/", {"file": sent}).FILES["file"]

    assert isinstance(upload.file.raw, blocks.Reader)
    assert (upload.size, upload.name) == (len(content), "return.xml")
    assert b"".join(upload.chunks()) == content
    upload.close()


def test_a_small_file_stays_in_memory(rf):
    sent = io.BytesIO(b"few words")
    sent.name = "few.csv"

    upload = rf.post("/", {"file": sent}).FILES["file"]

    assert upload.read() == b"few words"
    assert not hasattr(upload.file, "raw")


def test_what_waits_opens_with_its_key_and_goes(home):
    kept = waiting.keep([b"one ", b"two"])

    with waiting.opened(kept.name, kept.key) as file:
        assert file.read() == b"one two"
    assert kept.size == 7
    waiting.remove(kept.name)
    with pytest.raises(Damaged):
        waiting.opened(kept.name, kept.key)


def test_nothing_is_left_where_sending_breaks_off(home):
    def parts():
        yield b"half"
        raise StopUpload

    with pytest.raises(StopUpload):
        waiting.keep(parts())

    assert list((home / "waiting").iterdir()) == []


def test_only_what_nothing_names_is_swept_and_only_after_an_hour(home):
    named, left = waiting.keep([b"a"]), waiting.keep([b"b"])

    assert waiting.sweep([named.name], clock.now()) == 0
    assert waiting.sweep([named.name], clock.now() + timedelta(hours=2)) == 1
    assert [path.name for path in (home / "waiting").iterdir()] == [named.name]
    assert left.name != named.name
