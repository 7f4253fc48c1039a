"""g and t charts of rare events."""

from datetime import date
from math import sqrt

import pytest

from sightline.core.control_charts import (
    Frequency,
    Measure,
    Rebase,
    Rule,
    Settings,
    UnfitSeries,
    days_between,
    rare,
)
from sightline.core.figures import Direction
from tests.core.control_charts.series import quarters

SETTINGS = Settings(
    good=Direction.HIGHER, measure=Measure.DAYS_BETWEEN, frequency=Frequency.BY_EVENT
)


def test_each_event_after_the_first_is_a_point_with_the_days_since_the_one_before():
    events = [date(2020, 3, 4), date(2020, 1, 1), date(2020, 3, 4)]

    points = days_between(events)

    assert [(point.label, point.value) for point in points] == [
        ("4 March 2020", 63),
        ("4 March 2020", 0),
    ]


@pytest.mark.parametrize("events", [[], [date(2020, 1, 1)]], ids=["none", "one"])
def test_fewer_than_two_events_have_nothing_between_them(events):
    assert days_between(events) == ()


def test_limits_of_days_are_those_of_their_powers_told_in_days_again():
    """The powers alternate between 1 and 2: mean 1.5, each moving range 1."""
    days = [1.0, 2**3.6] * 8

    chart = rare.days(quarters(days), SETTINGS)

    limits = chart.limits[0]
    assert limits.centre == pytest.approx(1.5**3.6)
    assert limits.upper == pytest.approx((1.5 + 2.66) ** 3.6)
    assert (limits.lower, limits.near_lower) == (0, 0)
    assert chart.segments[0].centre == limits.centre
    assert chart.values == tuple(days)


def test_a_single_gap_has_a_line_and_no_limits():
    chart = rare.days(quarters([30]), SETTINGS)

    assert chart.segments[0].centre == pytest.approx(30)
    assert chart.limits == (None,)


def test_a_gap_much_longer_than_the_others_is_outside():
    chart = rare.days(quarters([10, 12, 9, 14, 11, 13, 10, 9, 12, 11, 10, 13, 400]), SETTINGS)

    assert Rule.OUTSIDE in chart.marks[-1].rules
    assert str(chart.marks[-1].kind) == "improvement"


def test_events_of_one_day_are_no_error_and_a_missing_gap_is_none():
    chart = rare.days(quarters([0, 0, None, 5]), SETTINGS)

    assert chart.values == (0, 0, None, 5)
    assert chart.marks[2] is None


def test_the_target_of_a_t_chart_is_in_days():
    days = [1.0, 2**3.6] * 8
    above = (1.5 + 2.66) ** 3.6 + 1

    lies = [
        rare.days(quarters(days), Settings(good=Direction.HIGHER, target=target)).target_lies
        for target in (above, above - 2)
    ]

    assert lies == [1, 0]


def test_limits_of_cases_are_of_a_geometric_spread_about_the_mean_and_the_line_is_the_median():
    chart = rare.cases(quarters([2, 4, 12, 2]), SETTINGS)

    limits = chart.limits[0]
    assert limits.centre == 3
    assert limits.upper == pytest.approx(5 + 3 * sqrt(5 * 6))
    assert limits.near_upper == pytest.approx(5 + 2 * sqrt(5 * 6))
    assert (limits.lower, limits.near_lower) == (0, 0)
    assert chart.sides == (-1, 1, 1, -1)


def test_the_limits_of_cases_start_anew_with_a_rebase():
    points = quarters([1, 1, 5, 5])

    chart = rare.cases(points, Settings(rebases=(Rebase(2, "New"),)))

    assert [part.centre for part in chart.segments] == [1, 5]


def test_cases_far_above_the_limit_and_near_it_are_marked():
    chart = rare.cases(quarters([5] * 12 + [18, 5.5, 18, 40]), Settings(fix_after=12))

    assert [mark.rules for mark in chart.marks[12:]] == [
        (Rule.TWO_OF_THREE,),
        (),
        (Rule.TWO_OF_THREE,),
        (Rule.OUTSIDE,),
    ]


def test_only_missing_cases_have_no_limits():
    chart = rare.cases(quarters([None, None]), SETTINGS)

    assert (chart.limits, chart.segments[0].centre) == ((None, None), None)


@pytest.mark.parametrize("draw", [rare.days, rare.cases])
def test_less_than_nothing_between_two_events_is_refused(draw):
    with pytest.raises(UnfitSeries, match="'Q2 2021/22' lies less than nothing after"):
        draw(quarters([3, -1]), SETTINGS)
