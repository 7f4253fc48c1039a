"""Clocks of calendar days: the day of the event is day nought, and the due day is in time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.clocks import Clock, Timescale

SEVEN = Timescale("To the Panel", days=7, source="A source", valid_from=date(2018, 6, 29))
START = date(2026, 11, 20)
DAYS = st.dates(date(2018, 6, 29), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("today", "left", "late"),
    [
        pytest.param(date(2026, 11, 20), 7, 0, id="the-day-itself"),
        pytest.param(date(2026, 11, 27), 0, 0, id="last-day"),
        pytest.param(date(2026, 11, 28), -1, 1, id="day-after"),
    ],
)
def test_a_running_clock_counts_to_its_due_day(today, left, late):
    clock = Clock(SEVEN, START)

    assert clock.due_on == date(2026, 11, 27)
    assert (clock.days_left(today), clock.days_late(today)) == (left, late)


@pytest.mark.parametrize(
    ("done_on", "late"),
    [
        pytest.param(START, 0, id="at-once"),
        pytest.param(date(2026, 11, 27), 0, id="last-day"),
        pytest.param(date(2026, 11, 29), 2, id="two-days-late"),
    ],
)
def test_a_clock_that_stopped_is_as_late_as_it_was_then(done_on, late):
    assert Clock(SEVEN, START, done_on).days_late(date(2030, 1, 1)) == late


def test_the_working_can_be_checked_by_hand():
    assert Clock(SEVEN, START).working() == "20 November 2026 and 7 days is 27 November 2026"


@given(start=DAYS, length=st.integers(0, 400), wait=st.integers(0, 800))
def test_no_clock_is_both_late_and_with_days_left(start, length, wait):
    clock = Clock(Timescale("", length, "", start), start)
    today = start + timedelta(days=wait)

    assert clock.days_late(today) == max(0, -clock.days_left(today))
