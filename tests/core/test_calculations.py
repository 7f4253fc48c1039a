"""Figures worked out from figures: each operation, how it rounds, its order and its refusals."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.calculations import (
    Calculation,
    CannotCalculate,
    Operation,
    calculate,
    compute,
    in_order,
    round_to,
)
from sightline.core.figures import Basis, Direction, Figure, by_key
from sightline.core.periods import parse_period
from sightline.core.quantities import PERCENT, parse_quantity

YEAR = parse_period("2019/20")


def declared(key, value, unit="children", period=YEAR):
    quantity = parse_quantity(value, unit)
    return Figure(key, key, quantity, Basis.DECLARED, "", "A report", "indicators", period)


def worked_out(operation, *values, unit="children", **fields):
    parts = [declared(f"part-{at}", value, unit) for at, value in enumerate(values)]
    keys = tuple(part.key for part in parts)
    return calculate(Calculation("answer", "Answer", operation, keys, **fields), by_key(parts), "x")


@pytest.mark.parametrize(
    ("operation", "values", "text", "working"),
    [
        pytest.param(Operation.SUM, ["1,200", "30", "4"], "1,234", "1,200 + 30 + 4 = 1,234"),
        pytest.param(Operation.SUM, ["7"], "7", "7 = 7"),
        pytest.param(Operation.DIFFERENCE, ["9", "4"], "5", "9 − 4 = 5"),
        pytest.param(Operation.DIFFERENCE, ["4", "9"], "−5", "4 − 9 = −5"),
        pytest.param(Operation.SHARE, ["1", "3"], "33.3%", "1 ÷ 3 = 33.3%"),
        pytest.param(Operation.RATIO, ["5,121", "342"], "15.0", "5,121 ÷ 342 = 15.0"),
        pytest.param(Operation.CHANGE, ["100", "111"], "11.0%", "from 100 to 111 = 11.0%"),
        pytest.param(Operation.CHANGE, ["100", "86"], "−14.0%", "from 100 to 86 = −14.0%"),
        pytest.param(Operation.CHANGE, ["8", "0"], "−100.0%", "from 8 to 0 = −100.0%"),
    ],
)
def test_each_operation_shows_its_working(operation, values, text, working):
    answer = worked_out(operation, *values)

    assert (answer.text, answer.working) == (text, working)
    assert answer.basis == Basis.COMPUTED
    assert answer.of == tuple(f"part-{at}" for at in range(len(values)))


def test_money_keeps_its_unit():
    answer = worked_out(Operation.SHARE, "£63,013", "£445,333", unit="pounds")

    assert answer.working == "£63,013 ÷ £445,333 = 14.1%"
    assert answer.quantity.unit == PERCENT
    assert worked_out(Operation.SUM, "£1", "£2", unit="pounds").text == "£3"


@pytest.mark.parametrize(
    ("amount", "decimals", "rounded"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("2.4999", 0, "2"),
        ("14.149", 1, "14.1"),
        ("14.15", 1, "14.2"),
        ("0.005", 2, "0.01"),
        ("-2.5", 0, "-3"),
        ("7", 2, "7.00"),
    ],
)
def test_halves_round_away_from_nought(amount, decimals, rounded):
    assert round_to(Decimal(amount), decimals) == Decimal(rounded)


@pytest.mark.parametrize(
    ("decimals", "text", "rounded_to"),
    [(None, "66.7%", "0.1"), (0, "67%", "whole number"), (2, "66.67%", "0.01")],
)
def test_a_rounded_answer_says_to_what(decimals, text, rounded_to):
    answer = worked_out(Operation.SHARE, "2", "3", decimals=decimals)

    assert (answer.text, answer.rounded_to) == (text, rounded_to)


def test_an_answer_that_needed_no_rounding_does_not_say_so():
    assert worked_out(Operation.SHARE, "1", "4").rounded_to == ""


@pytest.mark.parametrize("operation", [o for o in Operation if o != Operation.SUM])
@pytest.mark.parametrize("values", [["4"], ["4", "5", "6"]], ids=["one", "three"])
def test_only_a_sum_takes_other_than_two(operation, values):
    with pytest.raises(CannotCalculate, match=f"a {operation} needs two figures, and has"):
        worked_out(operation, *values)


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        (Operation.SHARE, ["4", "0"]),
        (Operation.RATIO, ["4", "0"]),
        (Operation.CHANGE, ["0", "4"]),
        (Operation.SHARE, ["0", "0"]),
    ],
)
def test_nothing_is_divided_by_nought(operation, values):
    with pytest.raises(CannotCalculate, match="divide by nought"):
        worked_out(operation, *values)


@pytest.mark.parametrize(
    ("value", "said"),
    [("over 7,000", "over 7,000"), ("about 5", "about 5"), ("hundreds", "hundreds")],
)
def test_a_bound_is_never_computed_with(value, said):
    with pytest.raises(CannotCalculate, match=f"'part-0', which is a bound .{said}"):
        worked_out(Operation.SUM, value, "5")


def test_a_part_that_is_no_figure_is_named():
    with pytest.raises(CannotCalculate, match="'answer' is computed from 'gone', which is no figu"):
        calculate(Calculation("answer", "", Operation.SUM, ("gone",)), {}, "x")


def test_a_sum_of_nothing_is_refused():
    with pytest.raises(CannotCalculate):
        calculate(Calculation("answer", "", Operation.SUM, ()), {}, "x")


@pytest.mark.parametrize(
    ("periods", "period"),
    [
        pytest.param([YEAR, YEAR], YEAR, id="same"),
        pytest.param([YEAR, parse_period("2018/19")], None, id="different"),
        pytest.param([YEAR, None], None, id="one-without"),
        pytest.param([None, None], None, id="both-without"),
    ],
)
def test_the_answer_has_a_period_only_if_its_parts_share_one(periods, period):
    parts = [declared(f"part-{at}", "6", period=when) for at, when in enumerate(periods)]
    sum_of_both = Calculation("answer", "", Operation.SUM, ("part-0", "part-1"))

    assert calculate(sum_of_both, by_key(parts), "x").period == period


def test_what_the_pack_says_of_the_answer_is_kept():
    answer = worked_out(
        Operation.RATIO, "9", "2", unit="x", definition="In short.", good=Direction.LOWER
    )

    assert (answer.definition, answer.good) == ("In short.", Direction.LOWER)


def ring(*of):
    return [Calculation(key, "", Operation.SUM, parts) for key, parts in of]


def test_calculations_follow_what_they_are_computed_from():
    given_order = ring(("c", ("b", "x")), ("b", ("a",)), ("a", ("x", "y")))

    assert [calculation.key for calculation in in_order(given_order)] == ["a", "b", "c"]


def test_a_ring_comes_last_and_each_of_it_is_refused():
    ledger = by_key([declared("x", "6")])
    ordered = in_order(ring(("a", ("b",)), ("b", ("a",)), ("c", ("x",))))

    assert [calculation.key for calculation in ordered] == ["c", "a", "b"]
    for calculation in ordered[1:]:
        with pytest.raises(CannotCalculate, match="which is no figure"):
            calculate(calculation, ledger, "x")


def test_a_calculation_from_itself_is_a_ring():
    assert [c.key for c in in_order(ring(("a", ("a",)), ("b", ("x",))))] == ["b", "a"]


@given(st.permutations(range(8)), st.data())
def test_any_order_of_writing_gives_an_order_that_can_be_computed(order, data):
    made = []
    for at in order:
        earlier = [f"c{done}" for done in order[: order.index(at)]]
        some = data.draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        made.append(Calculation(f"c{at}", "", Operation.SUM, ("x", *some)))
    shuffled = data.draw(st.permutations(made))

    known = {"x"}
    for calculation in in_order(shuffled):
        assert known.issuperset(calculation.of)
        known.add(calculation.key)
    assert len(known) == 9


amounts = st.integers(-(10**9), 10**9).map(Decimal)


@given(st.lists(amounts, min_size=1))
def test_a_sum_is_the_same_in_any_order(parts):
    assert compute(Operation.SUM, parts) == compute(Operation.SUM, sorted(parts)) == sum(parts)


@given(amounts, st.integers(1, 10**9).map(Decimal))
def test_a_change_undoes_into_its_end(first, second):
    percent = compute(Operation.CHANGE, [second, first])

    assert round(second + second * percent / 100) == first


@pytest.mark.parametrize("operation", ["sum", "difference", "share", "change"])
def test_pounds_and_children_are_never_added_or_compared(operation):
    ledger = by_key([declared("cost", "400", "pounds"), declared("children", "4", "children")])
    mixed = Calculation("answer", "Answer", Operation(operation), ("cost", "children"))

    with pytest.raises(CannotCalculate, match="different units"):
        calculate(mixed, ledger, "x")


def test_pounds_may_be_set_for_each_child():
    ledger = by_key([declared("cost", "400", "pounds"), declared("children", "4", "children")])
    ratio = Calculation("answer", "Answer", Operation.RATIO, ("cost", "children"))

    assert calculate(ratio, ledger, "x").text == "£100"


def test_a_change_from_below_nought_is_refused():
    with pytest.raises(CannotCalculate, match="below nought"):
        compute(Operation.CHANGE, [Decimal(-5), Decimal(5)])


def test_the_fingerprint_of_an_answer_names_its_parts():
    one = worked_out(Operation.SUM, "3", "4")

    assert replace(one, of=("part-0",)).fingerprint != one.fingerprint
