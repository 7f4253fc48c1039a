"""p and u charts: limits by denominator, sides that are exact, and Laney's correction."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.control_charts import (
    Correction,
    Measure,
    Point,
    Rebase,
    Rule,
    Settings,
    UnfitSeries,
    attributes,
    individuals,
)
from sightline.core.figures import Direction
from tests.core.control_charts.series import quarters

PERCENT = Settings(good=Direction.HIGHER, measure=Measure.PERCENT)
RATE = Settings(good=Direction.LOWER, measure=Measure.RATE)
ALTERNATING = tuple((40 if n % 2 else 60, 100) for n in range(20))


def _rates(*cases):
    return tuple(
        Point(point.label, point.ends_on, None if case is None else 1, *(case or ()))
        for point, case in zip(quarters([None] * len(cases)), cases, strict=True)
    )


def test_the_centre_is_all_that_was_counted_over_all_that_it_was_counted_from():
    chart = attributes.proportions(quarters([(10, 100), (90, 300)]), PERCENT)

    assert chart.segments[0].centre == 25
    assert chart.values == (10, 30)


@pytest.mark.parametrize(("below", "wide"), [(100, 3 * 5.0), (400, 3 * 2.5)])
def test_limits_of_a_share_are_three_standard_deviations_of_its_own_denominator(below, wide):
    points = quarters([(50, 100), (200, 400), (50, 100), (200, 400)])

    chart = attributes.proportions(points, PERCENT)

    limits = chart.limits[0 if below == 100 else 1]
    assert (limits.lower, limits.centre, limits.upper) == pytest.approx((50 - wide, 50, 50 + wide))
    assert limits.near_upper == pytest.approx(50 + wide * 2 / 3)


def test_limits_of_a_rate_are_those_of_counts_that_fall_by_chance():
    points = _rates((90, 30_000), (110, 30_000), (40, 15_000))

    chart = attributes.rates(points, replace(RATE, correction=Correction.NEVER))

    assert chart.segments[0].centre == pytest.approx(32)
    assert chart.limits[2].upper == pytest.approx(32 + 3 * 10_000 * sqrt(0.0032 / 15_000))


def test_limits_are_not_clipped_to_what_a_share_can_be():
    chart = attributes.proportions(quarters([(1, 20), (0, 20), (1, 20)]), PERCENT)

    assert chart.limits[0].lower < 0


def test_a_point_beyond_the_limits_of_its_own_denominator_is_outside():
    points = quarters([(50, 100)] * 12 + [(65, 100), (650, 1000)])

    chart = attributes.proportions(points, replace(PERCENT, fix_after=12))

    assert [number for number, mark in enumerate(chart.marks, 1) if Rule.OUTSIDE in mark.rules] == [
        14
    ]


def test_a_share_lies_on_the_centre_line_when_the_fractions_are_the_same():
    chart = attributes.proportions(quarters([(1, 3), (2, 6), (333, 999)] * 4), PERCENT)

    assert set(chart.sides) == {0}
    assert {str(mark.kind) for mark in chart.marks} == {"common cause"}


@pytest.mark.parametrize("cases", [(0, 40), (40, 40)], ids=["nobody", "everybody"])
def test_nobody_or_everybody_has_limits_on_the_line_and_nothing_special(cases):
    chart = attributes.proportions(quarters([cases] * 14), PERCENT)

    assert {(held.lower, held.upper) for held in chart.limits} == {(cases[0] * 2.5,) * 2}
    assert {str(mark.kind) for mark in chart.marks} == {"common cause"}
    assert chart.spread is None


def test_a_missing_value_is_missing_whatever_its_cases():
    gap = Point("Q", quarters([1])[0].ends_on, None, 5, 10)

    chart = attributes.proportions((gap,), PERCENT)

    assert (chart.values, chart.limits, chart.marks) == ((None,), (None,), (None,))


def test_a_rebase_has_a_centre_of_its_own():
    points = quarters([(10, 100)] * 3 + [(30, 100)] * 3)

    chart = attributes.proportions(points, replace(PERCENT, rebases=(Rebase(3, "New"),)))

    assert [part.centre for part in chart.segments] == [10, 30]


@pytest.mark.parametrize(
    ("target", "lies"),
    [
        pytest.param(66, 1, id="above the last upper limit, 65"),
        pytest.param(64, 0, id="within"),
        pytest.param(34, -1, id="below the last lower limit, 35"),
    ],
)
def test_the_target_is_held_against_the_limits_of_the_last_point(target, lies):
    points = quarters([(500, 1000), (50, 100)])

    assert attributes.proportions(points, replace(PERCENT, target=target)).target_lies == lies


def test_laneys_correction_with_equal_denominators_gives_the_limits_of_an_xmr_chart():
    settings = replace(PERCENT, correction=Correction.ALWAYS)
    points = quarters([(n * 7 % 23 + 30, 100) for n in range(24)])

    corrected, plain = attributes.proportions(points, settings), individuals.chart(points, settings)

    for one, other in zip(corrected.limits, plain.limits, strict=True):
        assert one.centre == pytest.approx(other.centre)
        assert one.upper - one.centre == pytest.approx(other.upper - other.centre, rel=3e-4)


@pytest.mark.parametrize(
    ("times", "correction", "corrected"),
    [
        pytest.param(1, Correction.AS_NEEDED, False, id="few cases"),
        pytest.param(10, Correction.AS_NEEDED, True, id="many cases that spread too much"),
        pytest.param(10, Correction.NEVER, False, id="never"),
        pytest.param(1, Correction.ALWAYS, True, id="always"),
    ],
)
def test_limits_are_widened_where_many_cases_spread_more_than_chance(times, correction, corrected):
    points = quarters([(above * times, below * times) for above, below in ALTERNATING])

    chart = attributes.proportions(points, replace(PERCENT, correction=correction))

    assert (chart.spread is not None) == corrected
    if corrected:
        assert chart.spread == pytest.approx(20 / (5 / sqrt(times)) / 1.128)


def test_many_cases_that_spread_no_more_than_chance_are_left_as_they_are():
    points = quarters([(500 + (n % 2) * 20, 1000) for n in range(20)])

    assert attributes.proportions(points, PERCENT).spread is None


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        pytest.param((None, 10), "no numerator", id="no numerator"),
        pytest.param((5, None), "no denominator", id="no denominator"),
        pytest.param((0, 0), "no denominator above nought", id="out of nothing"),
        pytest.param((-1, 10), "fewer than none", id="fewer than none"),
        pytest.param((11, 10), "numerator above its denominator", id="more than all"),
    ],
)
def test_what_is_no_share_is_refused_by_the_name_of_its_point(point, reason):
    series = (Point("Q1 2019/20", quarters([1])[0].ends_on, 50, *point),)

    with pytest.raises(UnfitSeries, match=rf"'Q1 2019/20'.*{reason}"):
        attributes.proportions(series, PERCENT)


def test_a_rate_may_count_more_than_the_population():
    assert attributes.rates(_rates((12, 10)), RATE).values == (12_000,)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(60, 900)), min_size=1, max_size=30))
def test_sides_and_limits_are_as_fractions_have_them(cases):
    chart = attributes.proportions(quarters(cases), replace(PERCENT, correction=Correction.NEVER))

    centre = Fraction(sum(above for above, _ in cases), sum(below for _, below in cases))
    for (above, below), side, limits in zip(cases, chart.sides, chart.limits, strict=True):
        share = Fraction(above, below)
        assert side == (share > centre) - (share < centre)
        wide = 3 * sqrt(float(centre * (1 - centre)) / below) * 100
        assert limits.upper - limits.centre == pytest.approx(wide, abs=1e-9)


def test_cases_in_decimals_are_exact_too():
    point = Point("Q", quarters([1])[0].ends_on, 1, Decimal("2.5"), Decimal("7.5"))

    assert attributes.rates((point,), Settings()).values == (1 / 3,)
