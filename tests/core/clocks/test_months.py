"""Calendar months: the same day of a later month, or its last day where it is shorter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.clocks import DayClock, Direction, Months
from tests.core.clocks.calendars import timescale

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
COUNTS = st.integers(1, 60)


@pytest.mark.parametrize(
    ("event", "months", "due"),
    [
        pytest.param(date(2027, 1, 31), 1, date(2027, 2, 28), id="into-february"),
        pytest.param(date(2028, 1, 31), 1, date(2028, 2, 29), id="into-a-leap-february"),
        pytest.param(date(2028, 2, 29), 12, date(2029, 2, 28), id="from-a-leap-day"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="leap-day-to-leap-day"),
        pytest.param(date(2026, 8, 31), 6, date(2027, 2, 28), id="six-months-over-the-year"),
        pytest.param(date(2027, 2, 28), 6, date(2027, 8, 28), id="not-to-the-end-of-a-longer-one"),
        pytest.param(date(2026, 5, 31), 1, date(2026, 6, 30), id="thirty-first-to-thirtieth"),
        pytest.param(date(2026, 12, 15), 1, date(2027, 1, 15), id="over-new-year"),
        pytest.param(date(2026, 11, 20), 3, date(2027, 2, 20), id="to-a-saturday"),
        pytest.param(date(2027, 1, 4), 3, date(2027, 4, 4), id="to-a-sunday"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(event, months, due):
    assert Months(months).due(event) == due


def test_months_are_counted_back_from_an_event_to_come():
    assert Months(1, Direction.BEFORE).due(date(2027, 3, 31)) == date(2027, 2, 28)


def test_each_month_is_counted_from_the_event_and_says_where_it_was_shorter():
    lines = DayClock(timescale(Months(3)), date(2026, 12, 31)).explain()

    assert [str(line) for line in lines] == [
        "Thursday 31 December 2026: the event, day 0",
        "Sunday 31 January 2027: month 1",
        "Sunday 28 February 2027: month 2, as February has no day 31",
        "Wednesday 31 March 2027: month 3, the last day in time",
    ]


@given(event=DAYS, months=COUNTS)
def test_a_month_is_counted_for_each_that_the_length_says(event, months):
    lines = Months(months).explain(event)

    assert sum(line.counted for line in lines) == months
    assert lines[-1].day == Months(months).due(event)


@given(event=DAYS, months=COUNTS)
def test_it_ends_in_the_month_that_many_later_and_never_on_a_later_day(event, months):
    due = Months(months).due(event)

    assert (due.year - event.year) * 12 + due.month - event.month == months
    assert due.day <= event.day


@given(first=DAYS, second=DAYS, months=COUNTS)
def test_who_starts_no_later_ends_no_later(first, second, months):
    first, second = sorted((first, second))

    assert Months(months).due(first) <= Months(months).due(second)
