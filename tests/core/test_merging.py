from hypothesis import given
from hypothesis import strategies as st

from sightline.core.merging import merge_texts

PARAGRAPHS = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four.", "Five."]), max_size=6)
WORDS = PARAGRAPHS.map("\n\n".join)


def test_changes_of_different_paragraphs_hold_together():
    merged = merge_texts("First.\n\nSecond.\n\nThird.", "Mine.\n\nSecond.\n\nThird.",
                         "First.\n\nSecond.\n\nTheirs.")  # fmt: skip

    assert merged.text == "Mine.\n\nSecond.\n\nTheirs."
    assert merged.conflicts == ()


def test_a_paragraph_that_both_changed_is_a_conflict_that_holds_both():
    merged = merge_texts("First.", "Mine.", "Theirs.")

    assert [(each.base, each.mine, each.theirs) for each in merged.conflicts] == [
        ("First.", "Mine.", "Theirs.")
    ]
    assert merged.text == "Mine.\n\nTheirs."


@given(WORDS, WORDS)
def test_what_only_one_side_changed_is_taken_whole(base, changed):
    assert merge_texts(base, changed, base).text == changed
    assert merge_texts(base, base, changed).text == changed


@given(WORDS, WORDS, WORDS)
def test_no_new_paragraph_of_either_side_is_lost(base, mine, theirs):
    merged = merge_texts(base, mine, theirs).text.split("\n\n")

    for side in (mine, theirs):
        assert set(side.split("\n\n")) - set(base.split("\n\n")) <= {*merged, ""}
