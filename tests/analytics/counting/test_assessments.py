"""Assessments against a count in plain Python: how many, in time, and what they found."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import assessments, join
from tests.analytics.counting.returned import (
    ASKED,
    CALENDAR,
    CHILD,
    DAY_OR_NONE,
    FIRST,
    LAST,
    by_cell,
    census,
    census_file,
    whole,
)

CODES = st.lists(st.sampled_from(["3A", "3B", "16A", "21", "??"]), max_size=3)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "child_id": CHILD,
            "referred_on": DAY_OR_NONE,
            "started_on": DAY_OR_NONE,
            "completed_on": DAY_OR_NONE,
            "factors": CODES,
        }
    ),
    max_size=12,
)


def _census(rows):
    return census(referrals=rows, assessments=rows)


@given(ROWS)
def test_assessments_are_counted_by_their_completion(rows):
    found = whole(assessments.completed(_census(rows), ASKED))

    assert found == (len(_in_year(rows)), len(_in_year(rows)))


@given(ROWS, st.sampled_from(["referral", "start"]))
def test_in_time_is_forty_five_working_days_from_either_basis(rows, basis):
    found = assessments.in_time(_census(rows), ASKED, days=45, basis=basis)

    begun = {"referral": "referred_on", "start": "started_on"}[basis]
    in_time = [row for row in _in_year(rows) if _days(row, begun) in range(46)]
    assert whole(found) == (len(in_time), len(_in_year(rows)))


@given(ROWS)
def test_factors_are_counted_once_an_episode(rows):
    found = assessments.factors(_census(rows), ASKED, codes="3A 3B")

    episodes = {}
    for number, row in enumerate(rows):
        if row in _in_year(rows) and row["factors"]:
            key = (row["child_id"] or number, row["referred_on"])
            episodes.setdefault(key, set()).update(row["factors"])
    with_any = [codes for codes in episodes.values() if codes & {"3A", "3B"}]
    assert whole(found) == (len(with_any), len(episodes))
    by_code = {code: sum(code in codes for codes in with_any) for code in ("3A", "3B")}
    assert by_cell(found, "factor") == {code: each for code, each in by_code.items() if each}


@pytest.mark.parametrize(
    ("referred_on", "completed_on", "counts"),
    [
        pytest.param(date(2019, 6, 3), date(2019, 8, 5), 1, id="45th-day"),
        pytest.param(date(2019, 6, 3), date(2019, 8, 6), 0, id="46th-day"),
        pytest.param(date(2019, 10, 28), date(2020, 1, 2), 1, id="45th-day-over-christmas"),
        pytest.param(date(2019, 10, 28), date(2020, 1, 3), 0, id="46th-day-over-christmas"),
        pytest.param(date(2019, 6, 3), date(2019, 6, 3), 1, id="same-day"),
        pytest.param(date(2019, 6, 3), date(2019, 6, 2), 0, id="before-the-referral"),
        pytest.param(None, date(2019, 6, 2), 0, id="without-a-referral"),
        pytest.param(date(1998, 6, 3), date(2019, 6, 3), 0, id="long-open"),
    ],
)
def test_the_forty_fifth_day_is_the_last_in_time(referred_on, completed_on, counts):
    row = {"child_id": "A", "referred_on": referred_on, "completed_on": completed_on}

    found = assessments.in_time(_census([row]), ASKED, days=45, basis="referral")

    assert whole(found) == (counts, 1)


def test_an_assessment_that_goes_on_into_the_next_return_is_one():
    row = {"child_id": "A", "referred_on": date(2019, 3, 1), "started_on": date(2019, 3, 2)}
    done = {**row, "completed_on": FIRST}
    files = [
        census_file(2019, referrals=[row], assessments=[row]),
        census_file(2020, referrals=[row], assessments=[done]),
    ]

    assert whole(assessments.completed(join(files), ASKED)) == (1, 1)


def _in_year(rows):
    return [row for row in rows if row["completed_on"] and FIRST <= row["completed_on"] <= LAST]


def _days(row, begun):
    if row[begun] is None or row[begun] > row["completed_on"]:
        return None
    return CALENDAR.working_days(row[begun], row["completed_on"])
