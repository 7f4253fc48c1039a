"""Run charts: a median, shifts of six, and trends of five that pass over repeats."""

import pytest
from hypothesis import given

from sightline.core.control_charts import Rebase, Rule, Settings, run_chart
from sightline.core.figures import Direction
from tests.core.control_charts import oracle
from tests.core.control_charts.series import quarters, values


def _met(values, rule, **settings):
    chart = run_chart.chart(quarters(values), Settings(good=Direction.HIGHER, **settings))
    return [number for number, mark in enumerate(chart.marks, 1) if mark and rule in mark.rules]


@pytest.mark.parametrize(
    ("values", "median"),
    [
        pytest.param([3, 1, 2], 2, id="odd"),
        pytest.param([4, 1, 2, 3], 2.5, id="even"),
        pytest.param([0.1, None, 0.3, 0.2], 0.2, id="missing points are left out"),
        pytest.param([7], 7, id="one"),
        pytest.param([None], None, id="none"),
    ],
)
def test_the_line_is_the_median(values, median):
    chart = run_chart.chart(quarters(values), Settings())

    assert chart.segments[0].centre == median
    assert set(chart.limits) == {None}


@pytest.mark.parametrize(
    ("values", "shift"),
    [
        pytest.param([1, 9, 1, 9, 1, *[9, 8] * 2, 9, 1, 1], [], id="five are none"),
        pytest.param([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9], list(range(1, 13)), id="six are"),
        pytest.param(
            [1, 2, 1, 5, 2, 1, 2, 9, 8, 9, 8, 9, 8], [1, 2, 3, 5, 6, 7, *range(8, 14)],
            id="a point on the median is passed over and not marked",
        ),
        pytest.param(
            [1, 2, 1, None, 2, 1, 2, 9, 8, 9, 8, 9, 8], list(range(8, 14)),
            id="a missing point breaks it",
        ),
    ],
)  # fmt: skip
def test_a_shift_is_six_on_one_side_of_the_median(values, shift):
    assert _met(values, Rule.SHIFT) == shift


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        pytest.param([5, 1, 2, 3, 4, 0], [], id="four are none"),
        pytest.param([9, 1, 2, 3, 4, 5, 0], [2, 3, 4, 5, 6], id="five rising"),
        pytest.param([1, 5, 4, 3, 2, 1, 9], [2, 3, 4, 5, 6], id="five falling"),
        pytest.param([9, 1, 2, 2, 3, 4, 5, 0], [2, 3, 4, 5, 6, 7], id="a repeat counts once"),
        pytest.param([9, 1, 2, 2, 3, 4, 0], [], id="a repeat does not make the fifth"),
        pytest.param([9, 1, 2, None, 3, 4, 5, 0], [], id="a missing point breaks it"),
    ],
)
def test_a_trend_is_five_that_only_rise_or_only_fall(values, trend):
    assert _met(values, Rule.TREND) == trend


def test_points_all_alike_show_nothing():
    assert _met([4] * 11, Rule.SHIFT) == _met([4] * 11, Rule.TREND) == []


def test_a_rebase_begins_a_median_and_runs_of_its_own():
    chart = run_chart.chart(
        quarters([1, 2, 3, 14, 15]), Settings(rebases=(Rebase(3, "A new system"),))
    )

    assert [part.centre for part in chart.segments] == [2, 14.5]
    assert not any(mark.is_special for mark in chart.marks)


def test_the_median_can_be_fixed_on_the_first_points():
    assert _met([1, 3, 9, 9, 8, 9, 8, 9], Rule.SHIFT, fix_after=2) == [2, 3, 4, 5, 6, 7, 8]


def test_a_line_has_values_and_nothing_is_said_of_them():
    chart = run_chart.line(quarters([1, None, 3]), Settings())

    assert chart.values == (1, None, 3)
    assert set(chart.marks) == set(chart.limits) == {None}
    assert (chart.segments[0].count, chart.segments[0].centre) == (2, None)


def test_a_line_of_nothing_is_empty():
    assert run_chart.line((), Settings()).segments == ()


@given(values(most=30))
def test_every_run_chart_is_as_an_independent_reckoning_has_it(series):
    chart = run_chart.chart(quarters(series), Settings())

    middle, rules = oracle.run_chart(series)
    assert [mark and set(map(str, mark.rules)) for mark in chart.marks] == rules
    if middle is not None:
        assert chart.segments[0].centre == pytest.approx(float(middle), rel=1e-15, abs=1e-300)
