"""Numbers in prose: what counts as one, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.numerals import numbers_in, reminders_in


def found(prose, names=()):
    return [each.text for each in numbers_in(prose, names)]


@pytest.mark.parametrize(
    ("prose", "numbers"),
    [
        pytest.param("We saw 1,862 children.", ["1,862"], id="thousands"),
        pytest.param("It cost £1,234.50 in all.", ["£1,234.50"], id="money"),
        pytest.param("It was 48%, then 48.5 %.", ["48%", "48.5 %"], id="percent"),
        pytest.param("On the 1st and the 22nd.", ["1st", "22nd"], id="ordinal-numerals"),
        pytest.param("In 2019/20.", ["2019", "20"], id="year"),
        pytest.param("Between 3-5 of 10.", ["3", "5", "10"], id="range"),
        pytest.param("S11 audits", ["11"], id="inside-a-word"),
        pytest.param("Covid-19", ["19"], id="covid"),
        pytest.param("There were 3.", ["3"], id="at-the-end"),
        pytest.param("½ of them, or ¾", ["½", "¾"], id="fraction-signs"),
        pytest.param("two boards, THREE partners", ["two", "THREE"], id="words"),
        pytest.param("ninety-nine", ["ninety", "nine"], id="word-of-two-parts"),
        pytest.param("a half-day and half a day", ["half", "half"], id="half"),
        pytest.param("about a quarter", ["a quarter"], id="a-quarter"),
        pytest.param("nearly one quarter", ["one quarter"], id="one-quarter"),
        pytest.param("some quarter of them", ["quarter"], id="quarter-of"),
        pytest.param("three quarters", ["three", "quarters"], id="three-quarters"),
        pytest.param("a third of them", ["a third"], id="a-third"),
        pytest.param("a\nthird of them", ["a\nthird"], id="a-third-over-a-line"),
        pytest.param("one third, one-fifth", ["one third", "one-fifth"], id="one-third"),
        pytest.param("two thirds, two-thirds", ["two", "two"], id="thirds"),
        pytest.param("an eighth of them", ["an eighth"], id="an-eighth"),
        pytest.param("one in five", ["five"], id="one-in-five"),
        pytest.param("twice, thrice", ["twice", "thrice"], id="twice"),
        pytest.param("a dozen, dozens", ["dozen", "dozens"], id="dozens"),
        pytest.param("hundreds and thousands", ["hundreds", "thousands"], id="hundreds"),
        pytest.param("a hundred or a million", ["hundred", "million"], id="hundred"),
    ],
)
def test_a_number_is_found(prose, numbers):
    assert found(prose) == numbers


@pytest.mark.parametrize(
    "prose",
    [
        pytest.param("", id="nothing"),
        pytest.param("The third review, then the fifth and sixth.", id="ordinals"),
        pytest.param("The second and the twelfth meeting", id="more-ordinals"),
        pytest.param("third-party data from the third sector", id="third-sector"),
        pytest.param("each quarter, and last quarter", id="a-time-of-the-year"),
        pytest.param("often weighing the benefits, tense and lightened", id="inside-words"),
        pytest.param("one child, once, for the first time", id="one-is-no-number"),
        pytest.param("both partners", id="both-points-back"),
        pytest.param("someone, anyone, everyone", id="someone"),
        pytest.param("several, many and a few", id="vague"),
    ],
)
def test_what_only_looks_like_a_number_is_left_alone(prose):
    assert found(prose) == []


@pytest.mark.parametrize(
    ("prose", "names", "numbers"),
    [
        pytest.param("Covid-19 came", ["Covid-19"], [], id="name"),
        pytest.param("COVID-19 came", ["Covid-19"], [], id="however-written"),
        pytest.param("Covid-19's effect", ["Covid-19"], [], id="possessive"),
        pytest.param("a section\n11 audit", ["section 11"], [], id="broken-over-lines"),
        pytest.param("a section\u00a011 audit", ["section 11"], [], id="space-that-does-not-break"),
        pytest.param("under section 110", ["section 11"], ["110"], id="longer-number"),
        pytest.param("under section 11.5", ["section 11"], ["11.5"], id="number-goes-on"),
        pytest.param("subsection 11", ["section 11"], ["11"], id="longer-word"),
        pytest.param("19 of them had Covid-19", ["Covid-19"], ["19"], id="number-outside-the-name"),
        pytest.param("Covid-19 and 19", ["Covid-19"], ["19"], id="outside-and-after"),
        pytest.param("the Three Towers", ["Three Towers"], [], id="word-in-a-name"),
        pytest.param("three towers", ["Three Towers"], [], id="name-in-lower-case"),
        pytest.param("Three high towers", ["Three Towers"], ["Three"], id="not-the-name"),
        pytest.param("a (WT2018)", ["WT2018"], [], id="in-brackets"),
        pytest.param("costs a.b9", ["a+b9"], ["9"], id="signs-in-a-name-are-plain"),
        pytest.param("KS2 and KS4", ["KS2", "KS4"], [], id="two-names"),
    ],
)
def test_a_name_may_hold_a_number_as_it_is_written(prose, names, numbers):
    assert found(prose, names) == numbers


def test_each_number_says_where_it_starts():
    prose = "In 2019 we saw two."

    assert [each.at for each in numbers_in(prose)] == [3, 15]


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        pytest.param("One child, once, the first", ["One", "once", "first"], id="one"),
        pytest.param("a single or sole carer", ["single", "sole"], id="single"),
        pytest.param("someone firstly alone", [], id="inside-words"),
        pytest.param("two and 3", [], id="numbers-are-no-reminders"),
    ],
)
def test_reminders_are_listed_apart(prose, words):
    assert [each.text for each in reminders_in(prose)] == words


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "£{:,}", "{}%", "({})", "x{}y"]))
def test_no_numeral_escapes(number, form):
    prose = f"We saw {form.format(number)} this year."

    assert found(prose)


words = st.sampled_from(["two", "nine", "Covid-19", "19", "the", "reviews", "a third", "½", "\n"])


@given(st.lists(words))
def test_found_numbers_stand_where_they_say_and_do_not_overlap(parts):
    prose = " ".join(parts)

    end = 0
    for each in numbers_in(prose, ["Covid-19"]):
        assert prose[each.at :].startswith(each.text)
        assert each.at >= end
        end = each.at + len(each.text)
