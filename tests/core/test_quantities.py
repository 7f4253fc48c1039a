"""Amounts as people state them: bounds stay bounds, and what could be two amounts is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.quantities import (
    BOUND_WORDS,
    FRACTIONS,
    NUMBER_WORDS,
    PERCENT,
    POUNDS,
    SEVERAL_WORDS,
    Bound,
    Quantity,
    UnreadableQuantity,
    parse_pence,
    parse_quantity,
)


@pytest.mark.parametrize(
    ("text", "unit", "amount", "shown"),
    [
        pytest.param("1862", "children", "1862", "1,862", id="plain"),
        pytest.param("1,862", "children", "1862", "1,862", id="thousands"),
        pytest.param(" 1,862 ", "children", "1862", "1,862", id="spaces"),
        pytest.param("0", "children", "0", "0", id="nought"),
        pytest.param("2.5", "days", "2.5", "2.5", id="decimal"),
        pytest.param("2.50", "days", "2.5", "2.50", id="as-precise-as-given"),
        pytest.param("twelve", "children", "12", "12", id="word"),
        pytest.param("48%", PERCENT, "48", "48%", id="percent"),
        pytest.param("48", PERCENT, "48", "48%", id="percent-by-its-unit"),
        pytest.param("48 per cent", PERCENT, "48", "48%", id="per-cent"),
        pytest.param("0.5%", PERCENT, "0.5", "0.5%", id="half-a-percent"),
        pytest.param("0", PERCENT, "0", "0%", id="no-percent"),
        pytest.param("£63,013", POUNDS, "63013", "£63,013", id="pounds"),
        pytest.param("63013.5", POUNDS, "63013.5", "£63,013.50", id="pence-have-two-places"),
        pytest.param("-5", "children", "-5", "−5", id="hyphen-for-minus"),
        pytest.param("−5", "children", "-5", "−5", id="minus"),
        pytest.param("-£5", POUNDS, "-5", "−£5", id="minus-before-pound"),
        pytest.param("£-5", POUNDS, "-5", "−£5", id="minus-after-pound"),
        pytest.param("(5)", POUNDS, "-5", "−£5", id="brackets-as-accountants-write"),
        pytest.param("-0", "children", "0", "0", id="no-minus-nought"),
    ],
)
def test_an_exact_amount_is_read_and_shown(text, unit, amount, shown):
    quantity = parse_quantity(text, unit)

    assert quantity.is_exact
    assert quantity.amount == Decimal(amount)
    assert str(quantity) == shown


@pytest.mark.parametrize(("word", "bound"), BOUND_WORDS.items(), ids=BOUND_WORDS.keys())
def test_a_bound_stays_a_bound(word, bound):
    quantity = parse_quantity(f"{word} 7,000", "people")

    assert (quantity.bound, quantity.amount) == (bound, 7000)
    assert str(quantity) == f"{bound} 7,000"


@pytest.mark.parametrize(
    ("text", "unit", "bound", "shown"),
    [
        pytest.param("Over 60%", PERCENT, Bound.OVER, "over 60%", id="capital"),
        pytest.param(">60%", PERCENT, Bound.OVER, "over 60%", id="sign-without-space"),
        pytest.param(">= 5", "days", Bound.AT_LEAST, "at least 5", id="longest-sign-first"),
        pytest.param("5+", "days", Bound.AT_LEAST, "at least 5", id="plus"),
        pytest.param("no more than five", "days", Bound.AT_MOST, "at most 5", id="with-a-word"),
        pytest.param("fewer than £100", POUNDS, Bound.UNDER, "under £100", id="money"),
        pytest.param("over a third", PERCENT, Bound.OVER, "over a third", id="fraction"),
    ],
)
def test_bounds_are_read_however_they_are_written(text, unit, bound, shown):
    quantity = parse_quantity(text, unit)

    assert quantity.bound == bound
    assert str(quantity) == shown


@pytest.mark.parametrize(("word", "amount"), SEVERAL_WORDS.items(), ids=SEVERAL_WORDS.keys())
def test_a_vague_plural_keeps_its_word(word, amount):
    quantity = parse_quantity(word.capitalize(), "people")

    assert (quantity.bound, quantity.amount) == (Bound.SEVERAL, amount)
    assert (str(quantity), quantity.words) == (word, word)


@pytest.mark.parametrize(("words", "percent"), FRACTIONS.items(), ids=FRACTIONS.keys())
def test_a_fraction_is_a_share_and_keeps_its_words(words, percent):
    quantity = parse_quantity(words, PERCENT)

    assert quantity.amount == percent
    assert (str(quantity), quantity.words) == (words, words)


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        pytest.param("", "children", "is not a number", id="nothing"),
        pytest.param("many", "children", "is not a number", id="vague"),
        pytest.param("over", "children", "is not a number", id="bound-of-nothing"),
        pytest.param("over over 5", "children", "is not a number", id="two-bounds"),
        pytest.param("over 5+", "children", "is not a number", id="bound-before-and-after"),
        pytest.param("overt 5", "children", "is not a number", id="word-that-starts-like-one"),
        pytest.param("over hundreds", "children", "is not a number", id="bound-of-a-plural"),
        pytest.param("1,23", "children", "is not a number", id="comma-in-the-wrong-place"),
        pytest.param("1,2345", "children", "is not a number", id="comma-too-early"),
        pytest.param("1.862.000", "children", "is not a number", id="dots-for-thousands"),
        pytest.param("1 862", "children", "is not a number", id="space-for-thousands"),
        pytest.param("1e5", "children", "is not a number", id="exponent"),
        pytest.param("(5", "children", "is not a number", id="open-bracket"),
        pytest.param("5)", "children", "is not a number", id="close-bracket"),
        pytest.param("--5", "children", "is not a number", id="two-minus-signs"),
        pytest.param("-£-5", POUNDS, "is not a number", id="minus-on-both-sides"),
        pytest.param("(-5)", POUNDS, "is not a number", id="brackets-and-minus"),
        pytest.param("nan", "children", "is not a number", id="nan"),
        pytest.param("5-6", "children", "is not a number", id="range"),
        pytest.param("0.5", PERCENT, "could be 0.5% or 50%", id="share-or-percent"),
        pytest.param("1", PERCENT, "could be 1% or 100%", id="one-or-the-whole"),
        pytest.param("over 0.6", PERCENT, "could be 0.6% or 60%", id="bound-of-a-share"),
        pytest.param("-0.5", PERCENT, "could be 0.5% or 50%", id="negative-share"),
        pytest.param("48%", "children", "percent sign, but the unit is 'children'", id="percent"),
        pytest.param("£48", "children", "pound sign, but the unit is 'children'", id="pound"),
        pytest.param("48%", POUNDS, "percent sign, but the unit is 'pounds'", id="percent-pounds"),
        pytest.param("£48", PERCENT, "pound sign, but the unit is 'percent'", id="pound-percent"),
        pytest.param("a quarter", "children", "is a share", id="share-of-a-count"),
        pytest.param("1" * 17, "children", "larger than any figure", id="too-large"),
    ],
)
def test_what_is_unclear_is_refused(text, unit, says):
    with pytest.raises(UnreadableQuantity, match=says):
        parse_quantity(text, unit)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1,234.50", 123450),
        ("1234.5", 123450),
        ("0", 0),
        ("£0.01", 1),
        ("63,013", 6301300),
        ("63013.00", 6301300),
    ],
)
def test_pounds_become_whole_pence(text, pence):
    assert parse_pence(text) == pence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("-£5", "has a minus sign", id="minus"),
        pytest.param("(5)", "has a minus sign", id="brackets"),
        pytest.param("over £5", "needs the exact amount", id="bound"),
        pytest.param("about £5", "needs the exact amount", id="about"),
        pytest.param("£1.234", "parts of a penny", id="parts-of-a-penny"),
        pytest.param("five pounds", "is not a number", id="words"),
    ],
)
def test_money_that_is_not_whole_pence_is_refused(text, says):
    with pytest.raises(UnreadableQuantity, match=says):
        parse_pence(text)


def test_money_never_hides_part_of_a_penny():
    assert str(Quantity(Decimal("0.004"), POUNDS, decimals=3)) == "£0.004"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        pytest.param(Quantity(Decimal(0), "children"), "nought", id="nought"),
        pytest.param(Quantity(Decimal(5), "children"), "five", id="small"),
        pytest.param(Quantity(Decimal(20), "children"), "twenty", id="last-with-a-word"),
        pytest.param(Quantity(Decimal(21), "children"), "21", id="first-without"),
        pytest.param(Quantity(Decimal(-5), "children"), "−5", id="negative"),
        pytest.param(Quantity(Decimal("2.5"), "days", decimals=1), "2.5", id="decimal"),
        pytest.param(Quantity(Decimal(5), PERCENT), "5%", id="percent"),
        pytest.param(Quantity(Decimal(5), POUNDS), "£5", id="pounds"),
        pytest.param(Quantity(Decimal(5), "days", Bound.OVER), "over 5", id="bound"),
    ],
)
def test_only_small_exact_counts_are_written_as_words(quantity, words):
    assert quantity.words == words


def test_every_number_word_is_read_back():
    amounts = [parse_quantity(word, "children").amount for word in NUMBER_WORDS]

    assert amounts == list(range(len(NUMBER_WORDS)))


bounds = st.sampled_from([bound for bound in Bound if bound != Bound.SEVERAL])


@st.composite
def quantities(draw):
    decimals = draw(st.integers(0, 3))
    amount = Decimal(draw(st.integers(-(10**9), 10**9))).scaleb(-decimals)
    return Quantity(amount, draw(st.sampled_from(["children", PERCENT])), draw(bounds), decimals)


@given(quantities())
def test_what_is_shown_is_read_back_as_the_same_quantity(quantity):
    assert parse_quantity(str(quantity), quantity.unit) == quantity


@given(st.integers(0, 10**12))
def test_pence_survive_being_shown(pence):
    shown = str(Quantity(Decimal(pence) / 100, POUNDS))

    assert parse_pence(shown) == pence


@given(st.text(max_size=30), st.sampled_from(["children", PERCENT, POUNDS]))
def test_any_text_is_read_or_refused_in_words(text, unit):
    try:
        parse_quantity(text, unit)
    except UnreadableQuantity as refusal:
        assert str(refusal).startswith("'")
