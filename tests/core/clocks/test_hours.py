"""Hours that pass, whatever the clock on the wall does in March and in October."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.clocks import Direction, HourClock, Hours, Standing
from sightline.core.clocks.moments import NoSuchMoment, local_moment
from tests.core.clocks.calendars import timescale

LONDON = ZoneInfo("Europe/London")
THREE_DAYS = timescale(Hours(72))
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2016, 2030))
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(LONDON))


def at(*parts, fold=0):
    return datetime(*parts, tzinfo=LONDON, fold=fold)


@pytest.mark.parametrize(
    ("event", "due"),
    [
        pytest.param(at(2026, 11, 20, 14, 30), at(2026, 11, 23, 14, 30), id="winter"),
        pytest.param(at(2026, 7, 1, 9, 0), at(2026, 7, 4, 9, 0), id="summer"),
        pytest.param(at(2026, 3, 27, 14, 30), at(2026, 3, 30, 15, 30), id="clocks-go-forward"),
        pytest.param(at(2026, 10, 23, 14, 30), at(2026, 10, 26, 13, 30), id="clocks-go-back"),
        pytest.param(at(2026, 10, 25, 1, 30), at(2026, 10, 28, 0, 30), id="first-half-past-one"),
        pytest.param(
            at(2026, 10, 25, 1, 30, fold=1), at(2026, 10, 28, 1, 30), id="second-half-past-one"
        ),
        pytest.param(at(2026, 12, 30, 0, 0), at(2027, 1, 2, 0, 0), id="over-new-year"),
    ],
)
def test_seventy_two_hours_are_seventy_two_hours(event, due):
    found = HourClock(THREE_DAYS, event).due_at

    assert found == due
    assert found.astimezone(UTC) - event.astimezone(UTC) == timedelta(hours=72)


@pytest.mark.parametrize(
    ("now", "standing", "late"),
    [
        pytest.param(at(2026, 3, 29, 23, 59), Standing.RUNNING, 0, id="the-day-before"),
        pytest.param(at(2026, 3, 30, 9, 0), Standing.DUE_TODAY, 0, id="on-the-day"),
        pytest.param(at(2026, 3, 30, 15, 30), Standing.DUE_TODAY, 0, id="the-last-moment"),
        pytest.param(at(2026, 3, 30, 16, 30), Standing.OVERDUE, 1, id="an-hour-after"),
        pytest.param(datetime(2026, 3, 30, 15, 30, tzinfo=UTC), Standing.OVERDUE, 1, id="in-utc"),
    ],
)
def test_a_running_clock_stands_as_the_hours_passed(now, standing, late):
    clock = HourClock(THREE_DAYS, at(2026, 3, 27, 14, 30))

    assert clock.standing(now) == standing
    assert clock.time_late(now) == timedelta(hours=late)
    assert clock.time_left(now) <= timedelta(hours=72)


@pytest.mark.parametrize(
    ("done", "standing", "late"),
    [
        pytest.param(at(2026, 10, 26, 13, 30), Standing.MET, 0, id="the-last-moment"),
        pytest.param(at(2026, 10, 26, 14, 0), Standing.MISSED, 30, id="half-an-hour-late"),
    ],
)
def test_a_clock_that_stopped_is_as_late_as_it_was_then(done, standing, late):
    clock = HourClock(THREE_DAYS, at(2026, 10, 23, 14, 30), done)

    assert clock.standing(at(2030, 1, 1)) == standing
    assert clock.time_late(at(2030, 1, 1)) == timedelta(minutes=late)


def test_the_hour_that_comes_twice_is_not_taken_for_one():
    """Python subtracts two moments of one zone by the clock on the wall."""
    clock = HourClock(timescale(Hours(1)), at(2026, 10, 25, 1, 15))

    assert clock.time_left(at(2026, 10, 25, 1, 45, fold=1)) == timedelta(minutes=-30)


def test_each_day_says_how_many_hours_of_it_counted():
    clock = HourClock(THREE_DAYS, at(2026, 3, 27, 14, 30))

    assert [str(line) for line in clock.explain()] == [
        "Friday 27 March 2026: 9 hours 30 minutes, 9 hours 30 minutes in all",
        "Saturday 28 March 2026: 24 hours, 33 hours 30 minutes in all",
        "Sunday 29 March 2026: 23 hours (the clocks go forward), 56 hours 30 minutes in all",
        (
            "Monday 30 March 2026: 15 hours 30 minutes, 72 hours in all: "
            "due at 15:30 on Monday 30 March 2026"
        ),
    ]
    assert clock.working() == "14:30 on 27 March 2026 and 72 hours is 15:30 on 30 March 2026"


def test_the_day_on_which_the_clocks_go_back_has_an_hour_more():
    lines = Hours(48).explain(at(2026, 10, 25, 0, 0))

    assert lines[0].why == "25 hours (the clocks go back), 25 hours in all"
    assert lines[-1].why == "23 hours, 48 hours in all: due at 23:00 on Monday 26 October 2026"


def test_what_is_due_at_midnight_says_of_which_day():
    (only,) = Hours(1).explain(at(2026, 11, 20, 23, 0))

    assert only.why == "1 hour, 1 hour in all: due at 00:00 on Saturday 21 November 2026"


def test_a_moment_without_its_zone_is_refused():
    naive = at(2026, 11, 20, 14, 30).replace(tzinfo=None)

    with pytest.raises(ValueError, match="time zone"):
        HourClock(THREE_DAYS, naive)
    with pytest.raises(ValueError, match="time zone"):
        Hours(72).due(naive)


def test_hours_run_forwards_only():
    with pytest.raises(ValueError, match="not before"):
        Hours(72, Direction.BEFORE)


def test_a_time_that_the_clocks_skip_is_no_moment():
    with pytest.raises(NoSuchMoment, match="no 01:30 on 29 March 2026"):
        local_moment(date(2026, 3, 29), time(1, 30), LONDON)


def test_of_a_time_that_comes_twice_the_earlier_is_meant():
    moment = local_moment(date(2026, 10, 25), time(1, 30), LONDON)

    assert moment.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(event=MOMENTS, number=st.integers(1, 500))
def test_the_hours_of_the_days_make_those_of_the_length(event, number):
    lines = Hours(number).explain(event)

    assert f"{number} hour{'' if number == 1 else 's'} in all: due at" in lines[-1].why
    assert len({line.day for line in lines}) == len(lines)


@given(first=MOMENTS, second=MOMENTS, number=st.integers(1, 500))
def test_who_starts_no_later_is_due_no_later(first, second, number):
    first, second = sorted((first, second), key=lambda moment: moment.astimezone(UTC))
    length = Hours(number)

    assert length.due(first).astimezone(UTC) <= length.due(second).astimezone(UTC)
