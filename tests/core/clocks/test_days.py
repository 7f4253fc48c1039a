"""Clocks of days: the day of the event is day nought, and the due day is in time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.clocks import DayClock, Days, Direction, Months, Standing, WorkingDays
from tests.core.clocks.calendars import CALENDAR, timescale

SEVEN = timescale(Days(7))
START = date(2026, 11, 20)
DAYS = st.dates(date(2018, 6, 29), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("today", "left", "late", "standing"),
    [
        pytest.param(date(2026, 11, 20), 7, 0, Standing.RUNNING, id="the-day-itself"),
        pytest.param(date(2026, 11, 26), 1, 0, Standing.RUNNING, id="day-before"),
        pytest.param(date(2026, 11, 27), 0, 0, Standing.DUE_TODAY, id="last-day"),
        pytest.param(date(2026, 11, 28), -1, 1, Standing.OVERDUE, id="day-after"),
    ],
)
def test_a_running_clock_counts_to_its_due_day(today, left, late, standing):
    clock = DayClock(SEVEN, START)

    assert clock.due_on == date(2026, 11, 27)
    assert (clock.days_left(today), clock.days_late(today)) == (left, late)
    assert clock.standing(today) == standing


@pytest.mark.parametrize(
    ("done_on", "late", "standing"),
    [
        pytest.param(START, 0, Standing.MET, id="at-once"),
        pytest.param(date(2026, 11, 27), 0, Standing.MET, id="last-day"),
        pytest.param(date(2026, 11, 29), 2, Standing.MISSED, id="two-days-late"),
    ],
)
def test_a_clock_that_stopped_is_as_late_as_it_was_then(done_on, late, standing):
    clock = DayClock(SEVEN, START, done_on)

    assert clock.days_late(date(2030, 1, 1)) == late
    assert clock.standing(date(2030, 1, 1)) == standing


@pytest.mark.parametrize(
    ("length", "working"),
    [
        pytest.param(Days(7), "20 November 2026 and 7 days is 27 November 2026", id="days"),
        pytest.param(
            Days(84), "20 November 2026 and 84 days (12 weeks) is 12 February 2027", id="weeks"
        ),
        pytest.param(
            Months(6), "20 November 2026 and 6 calendar months is 20 May 2027", id="months"
        ),
        pytest.param(
            WorkingDays(5, calendar=CALENDAR),
            "20 November 2026 and 5 working days is 27 November 2026",
            id="working-days",
        ),
        pytest.param(
            Days(2, Direction.BEFORE), "20 November 2026 less 2 days is 18 November 2026", id="back"
        ),
    ],
)
def test_the_working_can_be_checked_by_hand(length, working):
    assert DayClock(timescale(length), START).working() == working


@given(start=DAYS, length=st.integers(1, 400), wait=st.integers(0, 800))
def test_no_clock_is_both_late_and_with_days_left(start, length, wait):
    clock = DayClock(timescale(Days(length)), start)
    today = start + timedelta(days=wait)

    assert clock.days_late(today) == max(0, -clock.days_left(today))


def test_a_duty_of_a_friday_done_on_the_saturday_is_a_day_late():
    clock = DayClock(timescale(WorkingDays(5, calendar=CALENDAR)), START, date(2026, 11, 28))

    assert (clock.days_late(START), clock.standing(START)) == (1, Standing.MISSED)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        pytest.param(date(2026, 12, 23), 4, id="over-christmas"),
        pytest.param(date(2026, 12, 26), 3, id="on-boxing-day"),
        pytest.param(date(2026, 12, 31), 0, id="last-day"),
        pytest.param(date(2027, 1, 20), 0, id="late"),
    ],
)
def test_working_days_left_are_those_still_to_come(today, left):
    clock = DayClock(timescale(WorkingDays(5, calendar=CALENDAR)), date(2026, 12, 22))

    assert clock.due_on == date(2026, 12, 31)
    assert clock.working_days_left(today) == left


def test_a_clock_of_other_days_has_no_working_days_left_to_tell():
    assert DayClock(SEVEN, START).working_days_left(START) is None


def test_a_clock_of_days_refuses_a_moment():
    with pytest.raises(TypeError, match="dates"):
        DayClock(SEVEN, datetime(2026, 11, 20, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize("number", [0, -1])
def test_a_length_is_at_least_one(number):
    with pytest.raises(ValueError, match="1 or more"):
        Days(number)


def test_every_day_of_a_count_of_days_counts_weekends_among_them():
    lines = DayClock(timescale(Days(3)), START).explain()

    assert [str(line) for line in lines] == [
        "Friday 20 November 2026: the event, day 0",
        "Saturday 21 November 2026: day 1",
        "Sunday 22 November 2026: day 2",
        "Monday 23 November 2026: day 3, the last day in time",
    ]
