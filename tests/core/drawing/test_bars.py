from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.drawing.bars import Bar, horizontal_bars
from sightline.core.drawing.palette import BRAND
from tests.core.drawing.reading import boxes, elements, lettering, words
from tests.core.drawing.samples import CAPTION


def _draw(*bars, meanings=None):
    return horizontal_bars(**CAPTION, bars=bars, meanings=meanings)


@given(st.lists(st.integers(min_value=1, max_value=10**18), min_size=2, max_size=8))
def test_a_bar_is_as_long_as_its_share_of_the_largest(amounts):
    drawing = _draw(*(Bar("Police", Decimal(amount), "£1") for amount in amounts))

    lengths = [bar.width for bar in boxes(drawing, fill=BRAND)]
    longest = max(lengths)
    for amount, length in zip(amounts, lengths, strict=True):
        assert length == pytest.approx(max(1, longest * amount / max(amounts)), abs=0.02)


def test_every_bar_is_written_beside_with_its_label_value_and_note():
    drawing = _draw(
        Bar("Thames Valley Police", 21000, "£21,000"),
        Bar("CCG", 60000, "£60,000", note="and one service in kind"),
    )

    assert [each.text for each in words(drawing)] == [
        "Thames Valley Police",
        "£21,000",
        "CCG",
        "£60,000",
        "and one service in kind",
    ]


def test_nothing_is_shown_as_words_without_a_bar():
    drawing = _draw(Bar("Cafcass", 500, "£500"), Bar("Public Health", 0, "£0"))

    assert len(boxes(drawing, fill=BRAND)) == 1
    assert lettering(drawing).endswith("PublicHealth£0")


def test_bars_that_are_all_nothing_make_a_picture_too():
    drawing = _draw(Bar("Police", 0, "£0"), Bar("Health", Decimal("0.00"), "£0"))

    assert boxes(drawing, fill=BRAND) == []


def test_an_amount_too_small_to_see_still_gets_a_line():
    drawing = _draw(Bar("Council", 10**12, "£1,000bn"), Bar("Cafcass", 1, "£1"))

    assert boxes(drawing, fill=BRAND)[1].width == 1


def test_less_than_nothing_is_refused_by_name():
    with pytest.raises(ValueError, match="'Police' is −£5"):
        _draw(Bar("Police", -5, "−£5"))


def test_hatched_bars_differ_by_their_lines_and_not_by_colour():
    drawing = _draw(Bar("Schools grant", 5, "£5", pattern="hatched"))

    hatching, axis = elements(drawing, "path")
    assert boxes(drawing, stroke=BRAND)
    assert hatching.get("stroke") == BRAND
    assert axis.get("stroke") != BRAND


def test_the_key_says_what_each_pattern_stands_for():
    drawing = _draw(
        Bar("Police", 5, "£5"), meanings={"solid": "Other bodies", "hatched": "The council"}
    )

    assert lettering(drawing).endswith("OtherbodiesThecouncil")
