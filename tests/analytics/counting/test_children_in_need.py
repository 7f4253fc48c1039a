"""Episodes of need against a count in plain Python, and what is no episode of need."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import children_in_need, join
from tests.analytics.counting.returned import (
    ASKED,
    CHILD,
    DAY_OR_NONE,
    FIRST,
    LAST,
    census,
    census_file,
    whole,
)

REASONS = "RC8 RC9"
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "child_id": CHILD,
            "referred_on": DAY_OR_NONE,
            "closed_on": DAY_OR_NONE,
            "closure_reason": st.sampled_from(["RC1", "RC8", "RC9", None]),
            "no_further_action": st.sampled_from([True, False, None]),
        }
    ),
    max_size=12,
)


@given(ROWS)
def test_episodes_of_need_are_counted_as_by_hand(rows):
    joined = census(referrals=rows)

    found = {
        rule.__name__: whole(rule(joined, ASKED, not_in_need=REASONS))[0]
        for rule in (
            children_in_need.at_date,
            children_in_need.at_any_point,
            children_in_need.started,
            children_in_need.ended,
        )
    }

    needed = [row for row in rows if row["referred_on"] and _is_of_need(row)]
    of_closure = [row for row in rows if _is_of_need(row)]
    assert found == {
        "at_date": sum(row["referred_on"] <= LAST and _open_after(row, LAST) for row in needed),
        "at_any_point": sum(
            row["referred_on"] <= LAST and _open_after(row, FIRST - timedelta(days=1))
            for row in needed
        ),
        "started": sum(FIRST <= row["referred_on"] <= LAST for row in needed),
        "ended": sum(
            row["closed_on"] is not None and FIRST <= row["closed_on"] <= LAST for row in of_closure
        ),
    }


@pytest.mark.parametrize(
    ("row", "at_date"),
    [
        pytest.param({"referred_on": LAST}, 1, id="referred-on-the-day"),
        pytest.param({"referred_on": LAST + timedelta(days=1)}, 0, id="the-day-after"),
        pytest.param({"referred_on": FIRST, "closed_on": LAST}, 0, id="closed-on-the-day"),
        pytest.param(
            {"referred_on": FIRST, "closed_on": LAST + timedelta(days=1)}, 1, id="closed-after"
        ),
        pytest.param({"referred_on": FIRST, "no_further_action": True}, 0, id="nothing-done"),
        pytest.param(
            {"referred_on": FIRST, "closed_on": date(2020, 4, 9), "closure_reason": "RC8"},
            1,
            id="not-known-by-then-that-no-need-was-found",
        ),
        pytest.param({"referred_on": None}, 0, id="without-a-day"),
    ],
)
def test_who_is_in_need_at_the_end_of_the_year(row, at_date):
    joined = census(referrals=[{"child_id": "A", **row}])

    assert whole(children_in_need.at_date(joined, ASKED, not_in_need=REASONS))[0] == at_date


def test_a_case_opened_again_under_its_referral_is_open_as_the_later_return_says():
    case = {"child_id": "A", "referred_on": date(2018, 6, 1)}
    closed = census_file(2019, referrals=[{**case, "closed_on": date(2019, 3, 1)}])
    opened_again = census_file(2020, referrals=[case])

    found = children_in_need.at_date(join([opened_again, closed]), ASKED, not_in_need=REASONS)

    assert whole(found) == (1, 1)


def _is_of_need(row):
    dismissed = row["no_further_action"] is True
    unneeded = (
        row["closed_on"] is not None
        and row["closed_on"] <= LAST
        and row["closure_reason"] in REASONS.split()
    )
    return not dismissed and not unneeded


def _open_after(row, day):
    return row["closed_on"] is None or row["closed_on"] > day
