"""A backup that is not just as it was written is refused in words, wherever it was touched."""

import io
import os
import secrets
import stat

import pytest

from sightline.kit.backups import frames, keys, parts
from sightline.kit.backups.frames import FRAME, HEAD, MAGIC, PROOF, SALT, SEAL, Opening, Sealing
from sightline.kit.backups.keys import Secret
from sightline.kit.backups.types import Refused

START = len(MAGIC) + SALT + PROOF
SECRET = Secret(secrets.token_bytes(32), is_made=True)
SIZE = 2 * FRAME + 5
CONTENT = secrets.token_bytes(SIZE)
ONE = HEAD.size + FRAME + SEAL  # a whole frame as it lies in the file


def sealed(content=CONTENT, secret=SECRET):
    file = io.BytesIO()
    sealing = Sealing(file, secret)
    sealing.write(content)
    sealing.close()
    return file.getvalue()


def opened(written, size=SIZE, secret=SECRET):
    opening = Opening(io.BytesIO(written), secret)
    content = opening.read(size)
    opening.end()
    return content


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, SIZE])
def test_what_was_sealed_is_read_back(size):
    assert opened(sealed(CONTENT[:size]), size) == CONTENT[:size]


def test_nothing_of_it_can_be_read_without_the_key():
    assert CONTENT[:16] not in sealed() and CONTENT[-5:] not in sealed()[-100:]
    assert sealed() != sealed(), "no two are alike"


def test_one_changed_byte_is_refused_wherever_it_is():
    whole = sealed()
    places = [*range(START + HEAD.size + 2), START + ONE, START + ONE + 1, START + ONE + 9,
              len(whole) - 1, *(secrets.randbelow(len(whole)) for _ in range(40))]  # fmt: skip
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << secrets.randbelow(8)
        with pytest.raises(Refused):
            opened(bytes(changed))


def test_an_end_that_is_missing_is_refused_wherever_it_is_cut():
    whole = sealed()
    for end in (0, 5, START - 1, START, START + 3, START + ONE, START + ONE + 7, len(whole) - 1):
        with pytest.raises(Refused):
            opened(whole[:end])


def test_frames_in_another_order_left_out_or_twice_are_refused():
    whole = sealed()
    head, first, second, last = (
        whole[:START],
        whole[START : START + ONE],
        whole[START + ONE : START + 2 * ONE],
        whole[START + 2 * ONE :],
    )
    for order in ((second, first, last), (first, last), (first, first, second, last),
                  (first, second, last, last), (first, second, last, b"x")):  # fmt: skip
        with pytest.raises(Refused):
            opened(b"".join((head, *order)))


def test_a_frame_of_another_backup_is_refused():
    one, other = sealed(), sealed()

    with pytest.raises(Refused):
        opened(one[: START + ONE] + other[START + ONE :])


def test_bytes_after_the_end_are_refused_even_under_the_seal():
    with pytest.raises(Refused, match="after its end"):
        opened(sealed(), SIZE - 1)


def test_another_key_does_not_fit():
    with pytest.raises(Refused, match=r"The key does not fit"):
        opened(sealed(), secret=Secret(secrets.token_bytes(32), is_made=True))


def test_a_stranger_is_no_backup():
    with pytest.raises(Refused, match=r"This is no backup"):
        opened(b"PK\x03\x04" + bytes(200))


def test_little_memory_is_used_however_long_it_is():
    class Gauge(io.RawIOBase):
        largest = 0

        def write(self, part):
            self.largest = max(self.largest, len(part))
            return len(part)

    gauge = Gauge()
    sealing = Sealing(gauge, SECRET)
    for _ in range(8):
        sealing.write(CONTENT)

    assert gauge.largest <= FRAME + SEAL + HEAD.size
    assert len(sealing._waiting) <= FRAME


@pytest.mark.parametrize(
    "name",
    ["../up", "/etc/passwd", "files/../../up", "files", "other/file", "files//x", "files/./x",
     "files\\..\\x", "C:/x", ""],
)  # fmt: skip
def test_a_part_that_would_lie_elsewhere_is_refused(name):
    file = io.BytesIO()
    sealing = Sealing(file, SECRET)
    parts.put(sealing, name, [b"x"])
    sealing.close()
    file.seek(0)

    with pytest.raises(Refused):
        parts.Reading(Opening(file, SECRET)).name()


def test_a_made_key_is_for_its_owner_alone_and_never_written_over(tmp_path):
    path = tmp_path / "key"
    keys.make(path)
    before = path.read_text()

    with pytest.raises(Refused, match="there already"):
        keys.make(path)
    assert path.read_text() == before
    assert keys.read(path).is_made
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_passphrase_opens_what_it_sealed_and_another_does_not(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("seven plain words that nobody guesses\n")
    other.write_text("seven plain words that nobody guessed\n")

    assert opened(sealed(b"x", keys.read(one)), 1, keys.read(one)) == b"x"
    with pytest.raises(Refused, match="does not fit"):
        opened(sealed(b"x", keys.read(one)), 1, keys.read(other))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"short", "neither a key nor a passphrase", id="short"),
        pytest.param(b"", "neither a key nor a passphrase", id="empty"),
        pytest.param(b"\xff\xfe\x00" * 20, "holds no text", id="bytes"),
        pytest.param(keys.MADE.encode() + b"abcd", "not whole", id="cut-off"),
        pytest.param(keys.MADE.encode() + b"*" * 44, "not whole", id="changed"),
    ],
)
def test_what_is_no_key_is_refused_in_words(tmp_path, content, words):
    (tmp_path / "key").write_bytes(content)

    with pytest.raises(Refused, match=words):
        keys.read(tmp_path / "key")


def test_a_key_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        keys.read(tmp_path / "key")


def test_a_secret_never_shows_itself():
    assert repr(SECRET.words) not in repr(SECRET)
    assert frames.MAGIC.endswith(b"\n")
