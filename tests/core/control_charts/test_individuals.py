"""XmR charts against known answers, against an independent oracle, and edge by edge."""

from decimal import Decimal

import pytest
from hypothesis import given

from sightline.core.control_charts import PointClass, Rebase, Rule, Settings, individuals
from sightline.core.figures import Direction
from tests.core.control_charts import oracle
from tests.core.control_charts.series import ONE_OUTLIER, RISEN, STEADY, charted, quarters


def _chart(values, **settings):
    return individuals.chart(quarters(values), Settings(good=Direction.HIGHER, **settings))


def _met(chart, rule):
    """Which points met the rule, counted from 1."""
    return [number for number, mark in enumerate(chart.marks, 1) if mark and rule in mark.rules]


def _classes(chart):
    return [mark and str(mark.kind) for mark in chart.marks]


# Twenty values drawn from a standard normal spread, as the tests of NHSRplotthedots draw them, and
# with the fifteenth made 10; the limits are those that its own tests expect.
DRAWN = (
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621,
    -1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272,
    -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
)  # fmt: skip
WITH_AN_OUTLIER = (*DRAWN[:14], 10, *DRAWN[15:])


@pytest.mark.parametrize(
    ("values", "screened", "expected"),
    [
        pytest.param(DRAWN, True, (-3.01138, 0.1416238, 3.294627), id="drawn"),
        pytest.param(
            WITH_AN_OUTLIER, True, (-2.383666, 0.6694159, 3.722497), id="an outlier, screened"
        ),
        pytest.param(
            WITH_AN_OUTLIER, False, (-4.596625, 0.6694159, 5.935457), id="an outlier, kept"
        ),
    ],
)
def test_limits_are_those_of_the_open_implementation(values, screened, expected):
    limits = _chart(values, screen_outliers=screened).limits[0]

    assert (limits.lower, limits.centre, limits.upper) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("values", "settings", "lower", "near_lower", "centre", "near_upper", "upper"),
    [
        pytest.param(
            ONE_OUTLIER, {}, -3.0626, -1.3936, 1.9444, 5.2825, 6.9515, id="one outlier"
        ),
        pytest.param(
            ONE_OUTLIER, {"screen_outliers": True}, -0.7156, 0.1711, 1.9444, 3.7178, 4.6044,
            id="one outlier, screened",
        ),
        pytest.param(RISEN, {}, 56.09, 58.61, 63.65, 68.69, 71.21, id="risen"),
        pytest.param(
            RISEN, {"fix_after": 12}, 52.579, 54.997, 59.833, 64.670, 67.088,
            id="risen, fixed on twelve",
        ),
    ],
)  # fmt: skip
def test_limits_are_as_the_method_gives_them(
    values, settings, lower, near_lower, centre, near_upper, upper
):
    limits = _chart(values, **settings).limits[-1]

    assert limits.lower == pytest.approx(lower, abs=0.0005)
    assert limits.near_lower == pytest.approx(near_lower, abs=0.0005)
    assert limits.centre == pytest.approx(centre, abs=0.0005)
    assert limits.near_upper == pytest.approx(near_upper, abs=0.0005)
    assert limits.upper == pytest.approx(upper, abs=0.0005)


def test_the_risen_series_is_a_low_shift_and_a_high_one_with_its_last_point_outside():
    chart = _chart(RISEN)

    assert chart.segments[0].mean_moving_range == pytest.approx(2.842, abs=0.0005)
    assert _met(chart, Rule.OUTSIDE) == [20]
    assert _met(chart, Rule.SHIFT) == list(range(1, 21))
    assert _classes(chart) == ["concern"] * 12 + ["improvement"] * 8


def test_limits_fixed_on_twelve_points_show_the_rise():
    chart = _chart(RISEN, fix_after=12)

    assert _met(chart, Rule.SHIFT) == list(range(12, 21))
    assert _met(chart, Rule.OUTSIDE) == [15, 17, 18, 19, 20]
    assert _met(chart, Rule.TWO_OF_THREE) == [13, 14, 16]
    assert (chart.segments[0].count, chart.segments[0].baseline) == (20, 12)


@given(charted())
def test_every_chart_is_as_an_independent_reckoning_has_it(case):
    points, settings = case

    chart = individuals.chart(points, settings)

    limits, rules, classes, _ = oracle.chart(
        [point.value for point in points],
        str(settings.good),
        settings.target,
        settings.screen_outliers,
        settings.fix_after,
        [rebase.starts_with for rebase in settings.rebases],
    )
    assert _classes(chart) == classes
    assert [mark and set(map(str, mark.rules)) for mark in chart.marks] == rules
    for segment, expected in zip(chart.segments, limits, strict=True):
        held = chart.limits[segment.first] if points else None
        if expected is None:
            assert held is None
        else:
            assert (held.lower, held.centre, held.upper) == pytest.approx(
                tuple(map(float, expected)), rel=1e-12, abs=1e-9
            )


def _about_five(*values, **settings):
    """The values after two that hold the mean at 5, near limits at 22.73 and limits at 31.6."""
    return _chart((0, 10, *values), fix_after=2, **settings)


def _met_after_two(values, rule):
    return [number - 2 for number in _met(_about_five(*values), rule) if number > 2]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([4, 6, 6, 6, 6, 6, 6], [], id="six are none"),
        pytest.param([4, 6, 7, 6, 7, 6, 7, 6], [2, 3, 4, 5, 6, 7, 8], id="seven are"),
        pytest.param([4, *[6, 7] * 5, 4], list(range(2, 12)), id="the whole of a longer run"),
        pytest.param([6, 4, 3, 4, 3, 4, 3, 4], list(range(2, 9)), id="below"),
        pytest.param([4, 6, 6, 6, 5, 6, 6, 6, 6], [], id="a point on the mean breaks it"),
        pytest.param([4, 6, 6, 6, None, 6, 6, 6, 6], [], id="a missing point breaks it"),
        pytest.param([4, *[6] * 7, *[4] * 7], list(range(2, 16)), id="two runs, side by side"),
    ],
)
def test_a_shift_is_seven_in_a_row_on_one_side_of_the_mean(values, expected):
    assert _met_after_two(values, Rule.SHIFT) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([9, 1, 2, 3, 4, 5, 6, 3], [], id="six are none"),
        pytest.param([9, 1, 2, 3, 4, 5, 6, 7, 3], list(range(2, 9)), id="seven rising"),
        pytest.param([1, 7, 6, 5, 4, 3, 2, 1, 3], list(range(2, 9)), id="seven falling"),
        pytest.param([9, 1, 2, 3, 4, 4, 5, 6, 7], [], id="two alike break it"),
        pytest.param([9, 1, 2, 3, None, 5, 6, 7, 8], [], id="a missing point breaks it"),
        pytest.param(
            [9, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1, 2], list(range(2, 15)),
            id="a turning point belongs to both",
        ),
    ],
)  # fmt: skip
def test_a_trend_is_seven_points_that_only_rise_or_only_fall(values, expected):
    assert _met_after_two(values, Rule.TREND) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([25, 6, 25], [1, 3], id="the middle one is not marked"),
        pytest.param([25, 25], [1, 2], id="the first of the three is a point before them"),
        pytest.param([4, 25, 25], [], id="all three must be on one side"),
        pytest.param([5, 25, 25], [], id="the mean is no side"),
        pytest.param([6, 25, -15], [], id="near limits of both sides"),
        pytest.param([25, 40, 25], [1, 3], id="one outside does not count, nor break"),
        pytest.param([6, 40, 25], [], id="one outside and one close are too few"),
        pytest.param([25, None, 25], [], id="a missing point breaks it"),
        pytest.param([-15, -15, 4], [1, 2], id="below"),
    ],
)
def test_two_of_three_near_a_limit_are_marked_if_all_lie_on_its_side(values, expected):
    assert _met_after_two(values, Rule.TWO_OF_THREE) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(31.6, [], id="on the upper limit"),
        pytest.param(31.61, [1], id="above it"),
        pytest.param(-21.6, [], id="on the lower limit"),
        pytest.param(-21.61, [1], id="below it"),
    ],
)
def test_only_a_point_beyond_a_limit_is_outside(value, expected):
    assert _met_after_two([value], Rule.OUTSIDE) == expected


def test_a_point_lies_on_the_mean_of_decimals_though_their_binary_sum_does_not():
    chart = _chart([0.1, 0.2, 0.3, *[0.2] * 7], fix_after=3)

    assert sum([0.1, 0.2, 0.3]) / 3 != 0.2
    assert chart.sides[3:] == (0,) * 7
    assert _met(chart, Rule.SHIFT) == []


@pytest.mark.parametrize("screened", [False, True], ids=["unscreened", "screened"])
@pytest.mark.parametrize("value", [0, 0.1, 78.3])
def test_a_constant_series_has_limits_on_its_mean_and_nothing_special(value, screened):
    chart = _chart([value] * 20, screen_outliers=screened, target=value + 1)

    limits = chart.limits[0]
    assert (limits.lower, limits.centre, limits.upper) == (value, value, value)
    assert {str(mark.kind) for mark in chart.marks} == {"common cause"}
    assert chart.target_lies == 1


@pytest.mark.parametrize(
    ("largest", "second", "expected"),
    [
        pytest.param("3.267", "0.733", Decimal("6.733") / 9, id="at the threshold it is dropped"),
        pytest.param("3.266", "0.734", 1, id="below the threshold it is kept"),
    ],
)
def test_screening_drops_ranges_of_3267_times_their_mean_or_more(largest, second, expected):
    ranges = [Decimal(largest), Decimal(second), *[Decimal("0.75")] * 8]  # of mean 1
    values = [sum(ranges[:end:2]) - sum(ranges[1:end:2]) for end in range(len(ranges) + 1)]

    chart = _chart(values, screen_outliers=True)

    assert chart.segments[0].mean_moving_range == pytest.approx(float(expected), rel=1e-12)


def test_no_moving_range_is_taken_over_a_missing_point_or_into_a_new_segment():
    gap = _chart([1, 3, None, 50, 52])
    cut = _chart([1, 3, 50, 52], rebases=(Rebase(2, "A new system"),))

    assert gap.segments[0].mean_moving_range == 2
    assert [part.mean_moving_range for part in cut.segments] == [2, 2]
    assert [part.centre for part in cut.segments] == [2, 51]


def test_runs_do_not_reach_over_a_rebase():
    values = [0, 10, *[6] * 8]

    whole = _chart(values, fix_after=2)
    cut = _chart(values, fix_after=2, rebases=(Rebase(6, "A new system"),))

    assert _met(whole, Rule.SHIFT) == list(range(2, 11))
    assert _met(cut, Rule.SHIFT) == []


def test_limits_are_fixed_anew_in_each_segment_on_its_first_points_with_a_value():
    chart = _chart([0, None, 10, 99, 20, 30, 99], fix_after=2, rebases=(Rebase(4, "New"),))

    assert [part.centre for part in chart.segments] == [5, 25]
    assert [part.baseline for part in chart.segments] == [2, 2]


def test_a_single_point_has_a_mean_and_no_limits():
    chart = _chart([7], target=5)

    assert (chart.segments[0].centre, chart.limits, chart.target_lies) == (7, (None,), None)
    assert chart.marks[0].kind == PointClass.COMMON_CAUSE


@pytest.mark.parametrize("values", [[], [None], [None, None]], ids=len)
def test_nothing_measured_makes_an_empty_chart(values):
    chart = _chart(values, target=5)

    assert (set(chart.limits), set(chart.marks)) == (set(values), set(values))
    assert chart.target_lies is None


@pytest.mark.parametrize(
    ("good", "expected"),
    [
        pytest.param(Direction.HIGHER, ["improvement", "concern"], id="higher is good"),
        pytest.param(Direction.LOWER, ["concern", "improvement"], id="lower is good"),
        pytest.param(Direction.NEUTRAL, ["neutral high", "neutral low"], id="neither"),
    ],
)
def test_the_class_follows_the_side_of_the_mean(good, expected):
    points = quarters([0, 10, 40, -40])

    chart = individuals.chart(points, Settings(good=good, fix_after=2))

    assert [str(mark.kind) for mark in chart.marks[2:]] == expected


@pytest.mark.parametrize(
    ("good", "kinds"),
    [
        pytest.param(Direction.HIGHER, ["concern"] * 4 + ["improvement"] * 3, id="higher is good"),
        pytest.param(Direction.LOWER, ["improvement"] * 3 + ["concern"] * 4, id="lower is good"),
        pytest.param(Direction.NEUTRAL, ["neutral low"] * 4 + ["neutral high"] * 3, id="neither"),
    ],
)
def test_a_point_of_a_trend_just_on_the_mean_is_on_no_improving_side(good, kinds):
    chart = individuals.chart(quarters([1, 2, 3, 4, 5, 6, 7]), Settings(good=good))

    assert _classes(chart) == kinds


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param(31.6, 0, id="on the upper limit"),
        pytest.param(31.61, 1, id="above it"),
        pytest.param(-21.6, 0, id="on the lower limit"),
        pytest.param(-21.61, -1, id="below it"),
        pytest.param(None, None, id="no target"),
    ],
)
def test_a_target_is_beyond_a_limit_or_not_to_the_last_decimal(target, expected):
    assert _about_five(target=target).target_lies == expected


def test_the_target_is_held_against_the_limits_of_the_last_segment():
    chart = _chart([0, 10, 50, 60], target=45, rebases=(Rebase(2, "New"),))

    assert (chart.limits[0].upper, chart.target_lies) == (pytest.approx(31.6), 0)


def test_values_of_every_type_of_number_are_one_series():
    from_decimals = _chart([Decimal("58.3"), 60, 59.1, Decimal(61)])
    from_floats = _chart([58.3, 60.0, 59.1, 61.0])

    assert from_decimals == from_floats


def test_a_steady_series_has_nothing_special():
    assert {str(mark.kind) for mark in _chart(STEADY).marks} == {"common cause"}
