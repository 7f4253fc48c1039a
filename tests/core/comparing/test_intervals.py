"""Intervals against examples that others published, and against another implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sightline.core.comparing import Interval, poisson, wilson


@pytest.mark.parametrize(
    ("events", "out_of", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 1998;17:857, table I, method 3.
        pytest.param(81, 263, 0.2553, 0.3662, id="newcombe-81-of-263"),
        pytest.param(15, 148, 0.0624, 0.1605, id="newcombe-15-of-148"),
        pytest.param(0, 20, 0.0, 0.1611, id="newcombe-none-of-20"),
        pytest.param(1, 29, 0.0061, 0.1718, id="newcombe-1-of-29"),
    ],
)
def test_wilson_gives_the_published_examples(events, out_of, low, high):
    found = wilson(events, out_of)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        # Exact Poisson limits as tables of them give: Breslow and Day 1987, table 2.10.
        pytest.param(0, 0.0, 3.69, id="none"),
        pytest.param(1, 0.0253, 5.57, id="one"),
        pytest.param(5, 1.62, 11.67, id="five"),
        pytest.param(9, 4.12, 17.08, id="nine"),
        pytest.param(10, 4.79, 18.39, id="ten-by-byar"),
        pytest.param(100, 81.36, 121.63, id="hundred-by-byar"),
    ],
)
def test_poisson_gives_the_tabled_limits(count, low, high):
    found = poisson(count)

    assert found.low == pytest.approx(low, abs=0.005)
    assert found.high == pytest.approx(high, abs=0.005)


@given(st.integers(1, 5000))
def test_poisson_is_the_exact_interval_or_within_half_a_hundredth_of_the_count(count):
    found = poisson(count)

    assert found.low == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2, rel=0.005)
    assert found.high == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2, rel=0.005)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_what_another_implementation_gives(shares):
    events, out_of = shares
    theirs = stats.binomtest(events, out_of).proportion_ci(method="wilson")

    found = wilson(events, out_of)

    assert found.low == pytest.approx(theirs.low, abs=1e-9)
    assert found.high == pytest.approx(theirs.high, abs=1e-9)


@pytest.mark.parametrize(("events", "out_of"), [(1, 0), (0, 0), (5, 4), (-1, 4)])
def test_what_is_no_share_is_refused(events, out_of):
    with pytest.raises(ValueError, match="is no share"):
        wilson(events, out_of)


def test_a_count_below_nought_is_refused():
    with pytest.raises(ValueError, match="is no count"):
        poisson(-1)


@pytest.mark.parametrize(
    ("one", "other", "overlaps"),
    [
        pytest.param(Interval(1, 2), Interval(3, 4), False, id="apart"),
        pytest.param(Interval(1, 3), Interval(3, 4), True, id="touching"),
        pytest.param(Interval(1, 9), Interval(3, 4), True, id="one-within-the-other"),
    ],
)
def test_intervals_overlap_where_they_share_a_value(one, other, overlaps):
    assert one.overlaps(other) is overlaps
    assert other.overlaps(one) is overlaps
