"""The side and foot of a chart over time: round numbers, and periods that do not meet."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.control_charts import Frequency, Measure
from sightline.core.drawing import axes


def _numbers(text):
    return [Decimal(number) for number in text.split()]


@pytest.mark.parametrize(
    ("values", "measure", "expected"),
    [
        pytest.param([57, 80], Measure.PERCENT, "50 60 70 80 90", id="tens"),
        pytest.param([95, 100], Measure.PERCENT, "94 96 98 100", id="no percentage above 100"),
        pytest.param([0, 3], Measure.PERCENT, "0 1 2 3 4", id="none below nought"),
        pytest.param([95, 124], Measure.PERCENT, "90 100 110 120 130", id="a share of a target"),
        pytest.param([0, 0], Measure.COUNT, "0 1", id="nothing"),
        pytest.param([78.3, 78.3], Measure.DAYS, "74 76 78 80 82 84", id="all alike"),
        pytest.param([-5, 3], Measure.DAYS, "-6 -4 -2 0 2 4", id="below nought"),
        pytest.param([1200, 1862], Measure.COUNT, "1000 1200 1400 1600 1800 2000", id="hundreds"),
        pytest.param(
            [0.045, 0.067], Measure.DAYS, "0.04 0.045 0.05 0.055 0.06 0.065 0.07", id="thousandths"
        ),
        pytest.param([1e-200, 2e-200], Measure.DAYS, "0 0.0001", id="finer than any indicator"),
    ],
)
def test_the_side_has_round_numbers_that_hold_the_values(values, measure, expected):
    assert axes.ticks(values, measure) == _numbers(expected)


@given(st.lists(st.floats(-1e12, 1e12), min_size=1), st.sampled_from(Measure))
def test_every_value_lies_between_the_marks_of_the_side(values, measure):
    marks = axes.ticks(values, measure)

    assert 2 <= len(marks) <= 10
    assert marks[0] <= Decimal(str(min(values)))
    assert marks[-1] >= Decimal(str(max(values)))


@pytest.mark.parametrize(
    ("value", "measure", "places", "expected"),
    [
        pytest.param(78.05, Measure.PERCENT, 1, "78.1%", id="halves up"),
        pytest.param(0.25, Measure.RATE, 1, "0.3", id="halves up, which binary rounds to even"),
        pytest.param(1862, Measure.COUNT, 0, "1,862", id="thousands"),
        pytest.param(-3.06, Measure.DAYS, 1, "−3.1", id="a true minus sign"),
        pytest.param(Decimal("1E+3"), Measure.COUNT, 0, "1,000", id="as a mark has it"),
    ],
)
def test_values_are_written_as_a_reader_sees_them(value, measure, places, expected):
    assert axes.written(value, measure, places) == expected


@pytest.mark.parametrize(
    ("marks", "places"),
    [("0 10", 0), ("0.0 0.5", 1), ("76.00 76.05", 2), ("1E+2 2E+2", 0), ("5", 0)],
)
def test_marks_are_written_with_the_decimals_that_tell_them_apart(marks, places):
    assert axes.places_of(_numbers(marks)) == places


@pytest.mark.parametrize(
    ("labels", "frequency", "named"),
    [
        pytest.param(["2013"] * 13, Frequency.ANNUAL, range(13), id="each year"),
        pytest.param(["Q1 2020/21"] * 20, Frequency.QUARTERLY, range(3, 20, 4), id="each year's"),
        pytest.param(["March 2020"] * 60, Frequency.MONTHLY, range(5, 60, 6), id="half years"),
        pytest.param(["W" * 200] * 9, Frequency.QUARTERLY, [8], id="the last alone"),
        pytest.param(["Q1"], Frequency.QUARTERLY, [0], id="the only one"),
    ],
)
def test_as_many_periods_are_named_as_fit_the_last_among_them(labels, frequency, named):
    across = [40 + (index + 0.5) * 560 / len(labels) for index in range(len(labels))]

    found = axes.period_labels(labels, across, frequency)

    assert [label.index for label in found] == list(named)
