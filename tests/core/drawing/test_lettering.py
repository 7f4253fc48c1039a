import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.drawing.lettering import Block, Letters, block, width_of, wrap

_LETTERS = Letters(14)
_TEXTS = st.text(max_size=80)
_ROOMS = st.integers(min_value=20, max_value=400)


@given(_TEXTS, _ROOMS)
def test_breaking_lines_loses_no_letter_and_adds_none(text, room):
    lines = wrap(text, room, _LETTERS)

    assert "".join("".join(lines).split()) == "".join(text.split())


@given(_TEXTS, _ROOMS)
def test_every_line_fits_its_room(text, room):
    lines = wrap(text, room, _LETTERS)

    assert all(width_of(line, _LETTERS) <= room for line in lines)


@given(_TEXTS)
def test_no_line_is_blank(text):
    assert all(line.strip() for line in wrap(text, 60, _LETTERS))


def test_a_room_narrower_than_a_letter_gets_one_letter_a_line():
    assert wrap("WWW", 2, _LETTERS) == ("W", "W", "W")


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        pytest.param(
            "Respond quickly to neglect", 1000, ("Respond quickly to neglect",), id="fits"
        ),
        pytest.param("Respond quickly", 66, ("Respond", "quickly"), id="at a space"),
        pytest.param("multi-agency", 60, ("multi-", "agency"), id="after a hyphen"),
        pytest.param("health/police", 60, ("health/", "police"), id="after a slash"),
        pytest.param("year 2019/20", 64, ("year", "2019/20"), id="never inside a year"),
        pytest.param("  a \n  b  ", 100, ("a b",), id="spaces and line ends become one space"),
        pytest.param("", 100, (), id="no words"),
        pytest.param(" \t ", 100, (), id="nothing but spaces"),
    ],
)
def test_lines_are_broken_where_a_reader_expects_it(text, room, lines):
    assert wrap(text, room, _LETTERS) == lines


def test_an_accent_of_its_own_takes_no_room_and_stays_with_its_letter():
    assert width_of("e\u0301", _LETTERS) == width_of("e", _LETTERS) == width_of("é", _LETTERS)
    assert wrap("e\u0301e\u0301", 9, _LETTERS) == ("e\u0301", "e\u0301")


def test_bold_words_are_given_more_room():
    assert width_of("Neglect", Letters(14, bold=True)) > width_of("Neglect", _LETTERS)


def test_a_block_is_as_tall_as_its_lines_and_as_wide_as_the_longest():
    words = block("Respond quickly", 66, _LETTERS)

    assert words.height == 2 * _LETTERS.line_height
    assert words.width == width_of("Respond", _LETTERS)


def test_a_block_without_words_takes_no_room():
    assert (Block((), _LETTERS).height, Block((), _LETTERS).width) == (0, 0)
