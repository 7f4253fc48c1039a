"""Referrals against a count in plain Python, and the edges of twelve months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import join, referrals
from sightline.core.periods import months_after
from tests.analytics.counting.returned import (
    ASKED,
    CHILD,
    DAY_OR_NONE,
    FIRST,
    LAST,
    asked,
    by_cell,
    census,
    census_file,
    whole,
)

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "child_id": CHILD,
            "referred_on": DAY_OR_NONE,
            "no_further_action": st.sampled_from([True, False, None]),
        }
    ),
    max_size=12,
)


@given(ROWS)
def test_referrals_are_counted_by_their_day(rows):
    found = whole(referrals.referrals(census(referrals=rows), ASKED))

    expected = len(_in_year(rows))
    assert found == (expected, expected)


@given(ROWS)
def test_a_referral_within_twelve_months_of_another_is_a_re_referral(rows):
    found = whole(referrals.re_referrals(census(referrals=rows), ASKED, months=12))

    again = [row for row in _in_year(rows) if _has_one_before(row, rows)]
    assert found == (len(again), len(_in_year(rows)))


@given(ROWS)
def test_no_further_action_is_what_the_return_marks_so(rows):
    found = whole(referrals.no_further_action(census(referrals=rows), ASKED))

    assert found == (sum(row["no_further_action"] is True for row in _in_year(rows)),
                     len(_in_year(rows)))  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [
        pytest.param(date(2018, 5, 10), date(2019, 5, 10), 1, id="twelve-months-to-the-day"),
        pytest.param(date(2018, 5, 9), date(2019, 5, 10), 0, id="a-day-more"),
        pytest.param(date(2019, 5, 9), date(2019, 5, 10), 1, id="the-day-before"),
        pytest.param(date(2019, 5, 10), date(2019, 5, 10), 0, id="on-one-day"),
        pytest.param(date(2019, 2, 28), date(2020, 2, 28), 1, id="end-of-february"),
        pytest.param(date(2019, 2, 28), date(2020, 2, 29), 0, id="leap-day"),
        pytest.param(date(2019, 3, 31), date(2020, 3, 31), 1, id="last-day-of-the-year"),
    ],
)
def test_twelve_months_end_on_the_same_day_of_the_month(before, after, again):
    both = [{"child_id": "A", "referred_on": day} for day in (before, after)]

    found = whole(referrals.re_referrals(census(referrals=both), ASKED, months=12))

    assert found[0] == again


def test_twelve_months_from_a_leap_day_end_on_the_last_of_february():
    of_2020 = asked("2020/21")
    rows = [{"child_id": "A", "referred_on": date(2020, 2, 29)}]
    on_time = [*rows, {"child_id": "A", "referred_on": date(2021, 2, 28)}]
    late = [*rows, {"child_id": "A", "referred_on": date(2021, 3, 1)}]

    assert whole(referrals.re_referrals(census(referrals=on_time), of_2020, months=12)) == (1, 1)
    assert whole(referrals.re_referrals(census(referrals=late), of_2020, months=12)) == (0, 1)


def test_the_year_before_tells_of_earlier_referrals():
    before = census_file(2019, referrals=[{"child_id": "A", "referred_on": date(2019, 3, 1)}])
    now = census_file(2020, referrals=[{"child_id": "A", "referred_on": date(2019, 9, 1)}])

    assert whole(referrals.re_referrals(join([now]), ASKED, months=12)) == (0, 1)
    assert whole(referrals.re_referrals(join([now, before]), ASKED, months=12)) == (1, 1)


def test_a_case_in_the_returns_of_two_years_is_one_referral():
    open_case = {"child_id": "A", "referred_on": FIRST}
    years = [
        census_file(2020, referrals=[open_case]),
        census_file(2021, referrals=[{**open_case, "closed_on": date(2020, 6, 1)}]),
    ]

    assert whole(referrals.referrals(join(years), ASKED)) == (1, 1)
    assert whole(referrals.re_referrals(join(years), ASKED, months=12)) == (0, 1)


def test_two_children_without_an_identifier_are_not_one():
    rows = [{"child_id": None, "referred_on": day} for day in (FIRST, LAST)]

    assert whole(referrals.re_referrals(census(referrals=rows), ASKED, months=12)) == (0, 2)


def test_a_code_that_no_guide_prints_is_not_known():
    rows = [
        {"child_id": "A", "referred_on": FIRST, "primary_need": "N1", "source": "6"},
        {"child_id": "B", "referred_on": FIRST, "primary_need": "Smith", "source": None},
    ]

    found = referrals.referrals(census(referrals=rows), ASKED)

    assert by_cell(found, "need") == {"N1": 1, "not known": 1}
    assert by_cell(found, "referral source") == {"police": 1, "not known": 1}


def _in_year(rows):
    return [row for row in rows if row["referred_on"] and FIRST <= row["referred_on"] <= LAST]


def _has_one_before(row, rows):
    return row["child_id"] is not None and any(
        other["child_id"] == row["child_id"]
        and other["referred_on"] is not None
        and other["referred_on"] < row["referred_on"] <= months_after(other["referred_on"], 12)
        for other in rows
    )
