"""A password of a list of stolen ones is refused, however long the list is."""

import hashlib

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.breached_passwords import NotAmongBreached, stands_in

WORDS = st.lists(st.text(max_size=12), max_size=30, unique=True)


def digest(word):
    return hashlib.sha1(word.encode()).hexdigest().upper()


def written(folder, words, ending="\n", counts=False):
    file = folder / "breached.txt"
    lines = sorted(digest(word) + (f":{len(word)}" if counts else "") for word in words)
    file.write_bytes((ending.join(lines) + (ending if words else "")).encode())
    return file


@given(WORDS, WORDS, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_just_the_words_of_the_list_are_found(tmp_path_factory, inside, outside, ending, counts):
    file = written(tmp_path_factory.mktemp("list"), inside, ending, counts)

    assert all(stands_in(file, word) for word in inside)
    assert not any(stands_in(file, word) for word in set(outside) - set(inside))


def test_a_breached_password_is_refused_with_what_to_do(tmp_path):
    check = NotAmongBreached(str(written(tmp_path, ["four quiet words"])))

    with pytest.raises(ValidationError, match="Choose another one"):
        check.validate("four quiet words")
    check.validate("four other words")


def test_without_a_list_nothing_is_refused():
    NotAmongBreached("").validate("four quiet words")


def test_a_list_that_is_not_there_stops_the_start(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="no such file"):
        NotAmongBreached(str(tmp_path / "nothing"))


def test_a_long_list_is_not_read_whole(tmp_path):
    file = written(tmp_path, [str(number) for number in range(50_000)])

    assert stands_in(file, "49999")
    assert not stands_in(file, "50000")
