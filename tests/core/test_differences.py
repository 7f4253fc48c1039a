"""What differs between two texts: everything that either held is in the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.differences import Change, differences

texts = st.text(alphabet="ab \n.é", max_size=60)


@given(texts, texts)
def test_without_what_was_removed_it_is_the_later_text(before, after):
    parts = differences(before, after)

    assert "".join(part.text for part in parts if part.change != Change.REMOVED) == after


@given(texts, texts)
def test_without_what_was_added_it_says_the_words_of_the_earlier_text(before, after):
    parts = differences(before, after)

    kept = "".join(part.text for part in parts if part.change != Change.ADDED)
    assert kept.split() == before.split() or "".join(kept.split()) == "".join(before.split())


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("", "", []),
        ("The same.", "The same.", [Change.SAME]),
        ("One two", "One two three", [Change.SAME, Change.ADDED]),
        ("", "New", [Change.ADDED]),
        ("Gone", "", [Change.REMOVED]),
    ],
)
def test_each_change_is_told(before, after, changes):
    assert [part.change for part in differences(before, after)] == changes
