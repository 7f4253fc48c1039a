"""Reviews of plans against a chain in plain Python, and the last day of each interval."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import join, plan_reviews
from sightline.core.periods import months_after
from tests.analytics.counting.returned import ASKED, FIRST, LAST, census_file, whole

REVIEWS = st.lists(
    st.sampled_from([date(2018, 6, 30), FIRST, LAST])
    | st.dates(FIRST - timedelta(days=200), LAST + timedelta(days=20)),
    max_size=6,
)
PLANS = st.lists(
    st.tuples(st.dates(FIRST - timedelta(days=400), LAST), REVIEWS), min_size=1, max_size=4
)


def _census(plans_and_reviews, year=2020):
    plans = [
        {"child_id": f"C{number}", "plan": number, "started_on": started_on}
        for number, (started_on, _) in enumerate(plans_and_reviews)
    ]
    reviews = [
        {"child_id": f"C{number}", "plan": number, "reviewed_on": day}
        for number, (_, held) in enumerate(plans_and_reviews)
        for day in held
    ]
    return census_file(year, protection_plans=plans, plan_reviews=reviews)


@given(PLANS)
def test_plans_reviewed_in_time_are_counted_as_by_hand(given_plans):
    found = plan_reviews.reviewed_in_time(join([_census(given_plans)]), ASKED)

    due = [each for each in given_plans if months_after(each[0], 3) <= LAST]
    assert whole(found) == (sum(_in_time(*each) for each in due), len(due))


@pytest.mark.parametrize(
    ("started_on", "held", "in_time"),
    [
        pytest.param(date(2019, 12, 31), [], 1, id="three-months-today-and-not-overdue"),
        pytest.param(date(2019, 12, 30), [], 0, id="overdue-since-yesterday"),
        pytest.param(date(2019, 11, 30), [date(2020, 2, 29)], 1, id="leap-day"),
        pytest.param(date(2019, 11, 30), [date(2020, 3, 1)], 0, id="the-day-after-leap-day"),
        pytest.param(date(2019, 5, 1), [date(2019, 8, 1), date(2020, 2, 1)], 1, id="to-the-day"),
        pytest.param(date(2019, 5, 1), [date(2019, 8, 1), date(2020, 2, 2)], 0, id="a-day-late"),
        pytest.param(date(2019, 5, 1), [date(2019, 8, 2), date(2020, 2, 1)], 0, id="first-late"),
        pytest.param(date(2019, 5, 1), [date(2019, 8, 1)], 0, id="second-never-held"),
        pytest.param(date(2019, 5, 1), [date(2019, 5, 1)], 0, id="on-the-first-day-is-none"),
        pytest.param(date(2018, 5, 1), [date(2019, 9, 1), LAST], 0, id="a-month-too-long-between"),
        pytest.param(date(2018, 5, 1), [date(2019, 10, 1), LAST], 1, id="before-what-was-read"),
        pytest.param(date(2018, 5, 1), [date(2019, 10, 2), LAST], 0, id="late-in-any-case"),
        pytest.param(
            date(2019, 1, 1), [date(2019, 4, 2), date(2019, 10, 2)], 0, id="due-as-reading-begins"
        ),
    ],
)
def test_the_last_day_of_an_interval_is_in_time(started_on, held, in_time):
    found = plan_reviews.reviewed_in_time(join([_census([(started_on, held)])]), ASKED)

    assert whole(found) == (in_time, 1)


def test_the_return_of_the_year_before_shows_that_a_review_was_late():
    before = _census([(date(2018, 5, 1), [date(2018, 9, 1), date(2019, 2, 1)])], year=2019)
    now = _census([(date(2018, 5, 1), [date(2019, 7, 1), date(2019, 12, 1)])])

    assert whole(plan_reviews.reviewed_in_time(join([now]), ASKED)) == (1, 1)
    assert whole(plan_reviews.reviewed_in_time(join([before, now]), ASKED)) == (0, 1)


def test_a_plan_of_less_than_three_months_is_not_asked_about():
    joined = join([_census([(date(2020, 1, 1), [])])])

    assert whole(plan_reviews.reviewed_in_time(joined, ASKED)) == (0, 0)


def _in_time(started_on, held):
    """Walks along the reviews up to the day. The return covers the year from `FIRST`."""
    due = months_after(started_on, 3)
    seen = sorted({day for day in held if started_on < day <= LAST})
    if due < FIRST and not any(day < FIRST for day in seen):
        due = months_after(FIRST, 6)
    for day in seen:
        if day > due:
            return False
        due = months_after(day, 6)
    return due >= LAST
