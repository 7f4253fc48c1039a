"""What a figure says of itself: its standing against a target, its warnings, its fingerprint."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.figures import (
    Basis,
    Beneath,
    Counting,
    Direction,
    DuplicateFigure,
    Figure,
    Standing,
    by_key,
    standing,
    warnings,
)
from sightline.core.periods import day_period, parse_period
from sightline.core.quantities import PERCENT, POUNDS, Bound, Quantity, parse_quantity

HIGHER, LOWER, NEUTRAL = Direction.HIGHER, Direction.LOWER, Direction.NEUTRAL
MET, MISSED = Standing.MET, Standing.MISSED
NO_TARGET, UNCERTAIN = Standing.NO_TARGET, Standing.UNCERTAIN
YEAR = parse_period("2019/20")


def figure(value, unit="children", **fields):
    quantity = value if isinstance(value, Quantity) else parse_quantity(value, unit)
    plain = Figure("value", "Value", quantity, Basis.DECLARED, "", "A report", "indicators", YEAR)
    return replace(plain, **fields)


def against(value, target, good):
    aim = figure(target, key="aim")
    return standing(figure(value, target="aim", good=good), by_key([aim]))


@pytest.mark.parametrize(
    ("value", "target", "higher", "lower"),
    [
        pytest.param("41", "40", MET, MISSED, id="above"),
        pytest.param("40", "40", MET, MET, id="on-target"),
        pytest.param("39", "40", MISSED, MET, id="below"),
        pytest.param("over 41", "40", MET, MISSED, id="over-more"),
        pytest.param("over 40", "40", MET, MISSED, id="over-the-target"),
        pytest.param("over 39", "40", UNCERTAIN, UNCERTAIN, id="over-less"),
        pytest.param("at least 41", "40", MET, MISSED, id="at-least-more"),
        pytest.param("at least 40", "40", MET, UNCERTAIN, id="at-least-the-target"),
        pytest.param("at least 39", "40", UNCERTAIN, UNCERTAIN, id="at-least-less"),
        pytest.param("under 39", "40", MISSED, MET, id="under-less"),
        pytest.param("under 40", "40", MISSED, MET, id="under-the-target"),
        pytest.param("under 41", "40", UNCERTAIN, UNCERTAIN, id="under-more"),
        pytest.param("at most 39", "40", MISSED, MET, id="at-most-less"),
        pytest.param("at most 40", "40", UNCERTAIN, MET, id="at-most-the-target"),
        pytest.param("at most 41", "40", UNCERTAIN, UNCERTAIN, id="at-most-more"),
        pytest.param("about 40", "40", UNCERTAIN, UNCERTAIN, id="about"),
        pytest.param("about 4000", "40", UNCERTAIN, UNCERTAIN, id="about-is-never-sure"),
        pytest.param("hundreds", "99", MET, MISSED, id="hundreds-are-over-ninety-nine"),
        pytest.param("hundreds", "100", MET, MISSED, id="hundreds-are-over-one-hundred"),
        pytest.param("hundreds", "200", MET, UNCERTAIN, id="hundreds-are-two-at-least"),
        pytest.param("hundreds", "201", UNCERTAIN, UNCERTAIN, id="hundreds-may-be-just-two"),
    ],
)
def test_standing_against_an_exact_target(value, target, higher, lower):
    assert against(value, target, HIGHER) == higher
    assert against(value, target, LOWER) == lower
    assert against(value, target, NEUTRAL) == UNCERTAIN


POSSIBLE = {
    Bound.EXACTLY: lambda true, stated: true == stated,
    Bound.OVER: lambda true, stated: true > stated,
    Bound.AT_LEAST: lambda true, stated: true >= stated,
    Bound.UNDER: lambda true, stated: true < stated,
    Bound.AT_MOST: lambda true, stated: true <= stated,
}


@given(
    st.integers(-20, 20),
    st.integers(-20, 20),
    st.sampled_from(list(POSSIBLE)),
    st.sampled_from([HIGHER, LOWER]),
)
def test_standing_is_what_every_value_within_the_bound_agrees_on(stated, aim, bound, good):
    halves = [Decimal(half) / 2 for half in range(-100, 101)]
    possible = [true for true in halves if POSSIBLE[bound](true, stated)]
    meets = {true >= aim if good == HIGHER else true <= aim for true in possible}
    expected = {(True,): MET, (False,): MISSED}.get(tuple(meets), UNCERTAIN)

    value = Quantity(Decimal(stated), "children", bound)
    found = against(value, Quantity(Decimal(aim), "children"), good)

    assert found == expected


@pytest.mark.parametrize("target", ["over 40", "about 40", "hundreds", "at most 40"])
def test_a_target_that_is_another_bound_leaves_it_open(target):
    assert against("400", target, HIGHER) == UNCERTAIN


@pytest.mark.parametrize(
    ("value", "target", "good", "expected"),
    [
        pytest.param("40", "at least 40", HIGHER, MET, id="just-reached"),
        pytest.param("39", "at least 40", HIGHER, MISSED, id="not-reached"),
        pytest.param("40", "at most 40", LOWER, MET, id="just-kept-to"),
        pytest.param("41", "at most 40", LOWER, MISSED, id="exceeded"),
    ],
)
def test_a_target_may_say_from_where_on_it_is_met(value, target, good, expected):
    assert against(value, target, good) == expected


def test_without_a_target_there_is_no_standing():
    assert standing(figure("40", good=HIGHER), {}) == NO_TARGET


def test_a_target_that_is_no_figure_is_no_target():
    assert standing(figure("40", good=HIGHER, target="gone"), {}) == NO_TARGET


EXACT_COUNT = "A count of 5 or fewer: check that it points at no child before it is shared."


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        pytest.param(figure("6"), (), id="nothing-to-say"),
        pytest.param(figure("0"), (), id="nought-points-at-nobody"),
        pytest.param(figure("1"), (EXACT_COUNT,), id="one"),
        pytest.param(figure("5"), (EXACT_COUNT,), id="five"),
        pytest.param(figure("2.5"), (), id="no-count"),
        pytest.param(figure("4%", PERCENT), (), id="a-share-is-no-count"),
        pytest.param(figure("£3", POUNDS), (), id="money-is-no-count"),
        pytest.param(
            figure("over 7,000"),
            ("The source gives a bound, not the exact number: over 7,000.",),
            id="bound",
        ),
        pytest.param(
            figure("7000", rounded_to="1,000"), ("Rounded to the nearest 1,000.",), id="rounded"
        ),
        pytest.param(
            figure("70", period=None), ("The source gives no period or date.",), id="no-period"
        ),
    ],
)
def test_what_must_stand_beside_the_value(stated, said):
    assert warnings(stated, {}) == said


def test_a_comparator_of_another_date_is_said():
    other = figure("50", key="other", label="England", period=parse_period("2018/19"))
    compared = figure("48", comparator="other")

    assert warnings(compared, by_key([other])) == (
        "It is compared with a value of another date: England, 2018/19, while this is 2019/20.",
    )


@pytest.mark.parametrize("period", ["2019/20", "2020-03-31", "March 2020"])
def test_a_comparator_that_ends_on_the_same_day_needs_no_word(period):
    other = figure("50", key="other", period=parse_period(period))

    assert warnings(figure("48", comparator="other"), by_key([other])) == ()


def test_two_figures_of_one_key_are_refused():
    with pytest.raises(DuplicateFigure, match="'value'"):
        by_key([figure("5"), figure("6")])


def test_the_ledger_keeps_the_order_given():
    keys = ["c", "a", "b"]

    assert list(by_key(figure("6", key=key) for key in keys)) == keys


ROW = Beneath("finding", "f-1", "A finding", "one")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"key": "another"}, id="key"),
        pytest.param({"quantity": parse_quantity("7", "children")}, id="amount"),
        pytest.param({"quantity": parse_quantity("over 6", "children")}, id="bound"),
        pytest.param({"quantity": parse_quantity("6", "people")}, id="unit"),
        pytest.param({"of": ("other",)}, id="parts"),
        pytest.param({"beneath": ()}, id="no-rows"),
        pytest.param({"beneath": (ROW, ROW)}, id="one-row-more"),
        pytest.param({"beneath": (replace(ROW, key="f-2"),)}, id="another-row"),
        pytest.param({"beneath": (replace(ROW, label="Said otherwise"),)}, id="row-reworded"),
        pytest.param({"beneath": (replace(ROW, amount="two"),)}, id="row-of-another-amount"),
    ],
)
def test_the_fingerprint_changes_with_the_value_and_the_rows_beneath(changed):
    before = figure("6", beneath=(ROW,))

    assert replace(before, **changed).fingerprint != before.fingerprint


def test_the_fingerprint_does_not_change_with_the_words_around_the_value():
    before = figure("6", beneath=(ROW,))
    reworded = replace(before, label="Said otherwise", definition="At length", source="Page 9")

    assert reworded.fingerprint == before.fingerprint


def test_a_figure_that_counts_records_has_them_all_beneath_it():
    as_at = day_period(date(2020, 3, 31))

    counted = Counting("evidence", as_at).of("findings.all", "Findings", "findings", [ROW], "All.")

    assert (counted.text, counted.basis, counted.period) == ("1", Basis.COMPUTED, as_at)
    assert counted.beneath == (ROW,)
