"""The keyed hash proves the same file again, and tells nothing without the key."""

import hashlib
import hmac
from io import BytesIO

import pytest

from sightline.analytics.output import UnfitKey, check_key, keyed_hash
from sightline.analytics.output.keyed_hash import CHUNK

KEY = b"0123456789abcdef"


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1])
def test_the_hash_is_over_the_whole_file(size):
    content = b"x" * size

    assert keyed_hash(BytesIO(content), KEY) == hmac.new(KEY, content, hashlib.sha256).hexdigest()


def test_another_key_gives_another_hash():
    assert keyed_hash(BytesIO(b"x"), KEY) != keyed_hash(BytesIO(b"x"), KEY[::-1])


def test_the_end_of_the_line_is_no_part_of_a_key():
    assert check_key(KEY + b"\r\n") == KEY


@pytest.mark.parametrize("key", [b"", b"short", KEY[:-1] + b"\n", b"x" * 4097])
def test_a_key_that_keeps_no_secret_is_refused(key):
    with pytest.raises(UnfitKey, match="a key has 16 to 4,096 bytes"):
        check_key(key)
