"""What is marked is gone from what is given out, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core import redaction
from sightline.core.redaction import REMOVED, CannotRedact

TEXT = st.text(alphabet="ab [](){}é\n'’.", max_size=60)
PHRASES = st.text(alphabet="abcé", min_size=1, max_size=4)


def test_a_marked_passage_goes_and_the_rest_stays():
    marked = "The school told [[Mrs Quux]] and [[her\nson]] twice."

    assert redaction.redacted(marked) == f"The school told {REMOVED} and {REMOVED} twice."
    assert redaction.passages(marked) == ["Mrs Quux", "her\nson"]
    redaction.check(marked, "The school told Mrs Quux and her\nson twice.")


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        ("The [[school told", "no partner"),
        ("The school]] told", "no partner"),
        ("The [[school [[told]] her", "second"),
        ("The ]]school[[ told", "no partner"),
        ("The [[school]] said", "changed"),
        ("[[]]", "changed"),
    ],
)
def test_marks_that_are_not_clear_and_words_that_were_changed_are_refused(marked, says):
    with pytest.raises(CannotRedact, match=says):
        redaction.check(marked, "The school told")


def test_a_browser_may_send_its_own_line_ends():
    redaction.check("One\r\n[[two]]\r\n", "One\ntwo\n")


@given(TEXT)
def test_words_that_look_like_marks_are_set_apart_and_mark_nothing(words):
    plain = redaction.unmarked(words)

    assert redaction.redacted(plain) == plain
    assert plain.replace(" ", "") == words.replace(" ", "")
    assert redaction.unmarked(plain) == plain
    redaction.check(plain, plain)


@given(TEXT, PHRASES)
def test_a_phrase_marked_everywhere_is_nowhere_in_what_is_given(words, phrase):
    plain = redaction.unmarked(words)
    marked = redaction.mark_everywhere(plain, phrase)

    redaction.check(marked, plain)
    assert redaction.mark_everywhere(marked, phrase) == marked
    left = redaction.redacted(marked).split(REMOVED)
    assert [part for part in left if redaction.mark_everywhere(part, phrase) != part] == []


@given(st.text(alphabet="ab[]", max_size=30))
def test_whatever_the_marks_nothing_between_two_of_them_is_given(before):
    """Marks that do not pair are refused; should any come so far, too much goes, not too little."""
    given_out = redaction.redacted(f"{before}[[secret]] after")

    assert "secret" not in given_out
    assert redaction.OPENS not in given_out


def test_a_phrase_is_whole_words_in_any_case_and_over_a_line_end():
    marked = redaction.mark_everywhere("Jo Quux, jo\nquux, Joanna Quux and [[Jo Quux]]", "jo quux")

    assert marked == "[[Jo Quux]], [[jo\nquux]], Joanna Quux and [[Jo Quux]]"


@pytest.mark.parametrize(
    ("marked", "phrase", "goes"),
    [
        ("José came", "jose", ["José"]),
        ("Jose\u0301 came", "josé", ["Jose\u0301"]),
        ("O’Brien came", "O'Brien", ["O’Brien"]),
        ("Smith\u2011Jones came", "smith-jones", ["Smith\u2011Jones"]),
        ("Qu\u00adux came", "Quux", ["Qu\u00adux"]),
        ("Strauß came", "STRAUSS", ["Strauß"]),
        ("Jo\u00a0 Quux came", "Jo Quux", ["Jo\u00a0 Quux"]),
        ("Joanna came", "Jo", []),
    ],
)
def test_a_phrase_is_marked_however_it_is_written(marked, phrase, goes):
    assert redaction.passages(redaction.mark_everywhere(marked, phrase)) == goes


@pytest.mark.parametrize("words", ["one\rtwo", "one\r\ntwo", "one\ntwo", "o\x00ne"])
def test_whatever_line_ends_words_have_what_a_browser_sends_back_is_taken(words):
    plain = redaction.unmarked(words)

    redaction.check(plain.replace("\n", "\r\n"), plain)


def test_no_phrase_marks_nothing():
    assert redaction.mark_everywhere("a b", "  ") == "a b"
