"""Working days of England, over Easter, Christmas and days that moved, against a count by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.clocks import Calendar, CalendarTooShort, DayClock, Direction, WorkingDays
from tests.core.clocks.calendars import BANK_HOLIDAYS, CALENDAR, timescale

DAYS = st.dates(date(2016, 6, 1), date(2027, 6, 1))
COUNTS = st.integers(1, 40)
ONE_DAY = timedelta(days=1)


def due(event, number, **more):
    return WorkingDays(number, calendar=CALENDAR, **more).due(event)


@pytest.mark.parametrize(
    ("event", "number", "expected"),
    [
        pytest.param(date(2026, 11, 23), 5, date(2026, 11, 30), id="over-a-weekend"),
        pytest.param(date(2026, 11, 20), 1, date(2026, 11, 23), id="from-a-friday"),
        pytest.param(date(2026, 11, 21), 1, date(2026, 11, 23), id="from-a-saturday"),
        pytest.param(date(2026, 11, 22), 5, date(2026, 11, 27), id="from-a-sunday"),
        pytest.param(date(2026, 4, 2), 1, date(2026, 4, 7), id="over-easter"),
        pytest.param(date(2026, 4, 3), 1, date(2026, 4, 7), id="from-good-friday"),
        pytest.param(date(2020, 4, 3), 15, date(2020, 4, 28), id="rapid-review-over-easter"),
        pytest.param(date(2019, 12, 20), 15, date(2020, 1, 15), id="rapid-review-over-christmas"),
        pytest.param(date(2021, 12, 24), 1, date(2021, 12, 29), id="both-substitute-days"),
        pytest.param(date(2020, 12, 24), 1, date(2020, 12, 29), id="substitute-boxing-day"),
        pytest.param(date(2021, 12, 31), 1, date(2022, 1, 4), id="substitute-new-year"),
        pytest.param(date(2020, 5, 1), 1, date(2020, 5, 4), id="early-may-had-moved"),
        pytest.param(date(2020, 5, 7), 1, date(2020, 5, 11), id="to-the-friday-of-ve-day"),
        pytest.param(date(2022, 6, 1), 1, date(2022, 6, 6), id="jubilee"),
        pytest.param(date(2022, 9, 16), 1, date(2022, 9, 20), id="state-funeral"),
        pytest.param(date(2023, 5, 5), 1, date(2023, 5, 9), id="coronation"),
        pytest.param(date(2024, 2, 28), 2, date(2024, 3, 1), id="over-a-leap-day"),
    ],
)
def test_weekends_and_bank_holidays_are_skipped(event, number, expected):
    assert due(event, number) == expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(date(2026, 11, 27), date(2026, 11, 19), id="over-a-weekend"),
        pytest.param(date(2026, 4, 9), date(2026, 3, 30), id="over-easter"),
        pytest.param(date(2026, 11, 29), date(2026, 11, 20), id="from-a-sunday"),
    ],
)
def test_they_are_counted_back_from_an_event_to_come(event, expected):
    assert due(event, 6, direction=Direction.BEFORE) == expected


@pytest.mark.parametrize(
    ("event", "at_once", "waiting"),
    [
        pytest.param(date(2026, 11, 20), date(2026, 11, 27), date(2026, 11, 27), id="friday"),
        pytest.param(date(2026, 11, 21), date(2026, 11, 27), date(2026, 11, 30), id="saturday"),
        pytest.param(date(2026, 4, 3), date(2026, 4, 13), date(2026, 4, 14), id="good-friday"),
    ],
)
def test_an_event_on_a_day_off_counts_from_that_day_unless_the_rule_waits(event, at_once, waiting):
    assert due(event, 5) == at_once
    assert due(event, 5, waits_for_working_day=True) == waiting


def test_a_count_back_waits_for_no_working_day():
    with pytest.raises(ValueError, match="count back"):
        due(date(2026, 4, 3), 5, direction=Direction.BEFORE, waits_for_working_day=True)


def test_each_day_says_why_it_counted_or_did_not():
    clock = DayClock(timescale(WorkingDays(3, calendar=CALENDAR)), date(2026, 4, 1))

    assert [str(line) for line in clock.explain()] == [
        "Wednesday 1 April 2026: the event, day 0",
        "Thursday 2 April 2026: working day 1",
        "Friday 3 April 2026: Good Friday, not counted",
        "Saturday 4 April 2026: weekend, not counted",
        "Sunday 5 April 2026: weekend, not counted",
        "Monday 6 April 2026: Easter Monday, not counted",
        "Tuesday 7 April 2026: working day 2",
        "Wednesday 8 April 2026: working day 3, the last day in time",
    ]


def test_a_rule_that_waits_shows_for_which_day():
    length = WorkingDays(1, calendar=CALENDAR, waits_for_working_day=True)

    assert [str(line) for line in length.explain(date(2026, 4, 4))] == [
        "Saturday 4 April 2026: the event, not worked (weekend): day 0 is the next working day",
        "Sunday 5 April 2026: weekend, not counted",
        "Monday 6 April 2026: Easter Monday, not counted",
        "Tuesday 7 April 2026: day 0",
        "Wednesday 8 April 2026: working day 1, the last day in time",
    ]


@pytest.mark.parametrize(
    ("event", "number", "more"),
    [
        pytest.param(date(2027, 12, 24), 1, {}, id="past-the-last-known"),
        pytest.param(date(2027, 12, 20), 400, {}, id="far-past-it"),
        pytest.param(date(2015, 12, 30), 1, {}, id="before-the-first-known"),
        pytest.param(date(2016, 1, 4), 2, {"direction": Direction.BEFORE}, id="back-before-it"),
        pytest.param(date(2028, 1, 3), 1, {"waits_for_working_day": True}, id="the-event-itself"),
    ],
)
def test_a_day_that_is_not_known_is_refused_and_not_guessed(event, number, more):
    with pytest.raises(CalendarTooShort, match="known from 1 January 2016 to 28 December 2027"):
        due(event, number, **more)


def test_the_last_known_day_can_still_be_reached():
    assert due(date(2027, 12, 23), 1) == date(2027, 12, 24)


def test_without_any_bank_holiday_no_working_day_is_known():
    with pytest.raises(CalendarTooShort, match="no bank holidays are known"):
        Calendar(date.max, date.min, {}).is_working(date(2026, 11, 20))


def test_due_days_of_ten_years_equal_an_independent_count():
    """Counted another way: in the list of all working days, by place."""
    first, last = date(2016, 1, 4), date(2026, 12, 31)
    every = (first + ONE_DAY * n for n in range((date(2027, 12, 28) - first).days))
    worked = [day for day in every if day.isoweekday() < 6 and day not in BANK_HOLIDAYS]
    wrong = {
        (day, number): found
        for place, day in enumerate(worked)
        if day <= last
        for number in (1, 5, 7, 10, 15)
        if (found := due(day, number)) != worked[place + number]
    }

    assert sum(day.year == 2026 for day in worked) == 261 - 8
    assert wrong == {}


@given(event=DAYS, number=COUNTS, waits=st.booleans())
def test_it_is_never_due_on_a_day_off_and_counts_just_so_many(event, number, waits):
    lines = WorkingDays(number, calendar=CALENDAR, waits_for_working_day=waits).explain(event)

    assert sum(line.counted for line in lines) == number
    assert all(CALENDAR.is_working(line.day) for line in lines if line.counted)
    assert [line.day for line in lines] == [event + ONE_DAY * n for n in range(len(lines))]


@given(first=DAYS, second=DAYS, number=COUNTS, direction=st.sampled_from(Direction))
def test_who_starts_no_later_is_due_no_later(first, second, number, direction):
    first, second = sorted((first, second))

    assert due(first, number, direction=direction) <= due(second, number, direction=direction)


@given(event=DAYS, number=COUNTS)
def test_one_more_is_due_on_a_later_day(event, number):
    assert due(event, number) < due(event, number + 1)


@given(event=DAYS, number=COUNTS)
def test_the_working_days_between_are_those_of_the_length(event, number):
    assert CALENDAR.working_days(event, due(event, number)) == number
