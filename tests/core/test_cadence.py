"""Once for each day that it is due, over both changes of the clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.cadence import Daily, Weekly, following, latest, period

LONDON = ZoneInfo("Europe/London")
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001  # Hypothesis puts the zone on
    datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
CADENCES = st.builds(Daily, st.integers(0, 23)) | st.builds(
    Weekly, st.integers(0, 6), st.integers(0, 23)
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("cadence", "now", "last", "next_"),
    [
        pytest.param(
            Daily(7), "2026-11-25 06:59", "2026-11-24 07:00", "2026-11-25 07:00", id="before"
        ),
        pytest.param(
            Daily(7), "2026-11-25 07:00", "2026-11-25 07:00", "2026-11-26 07:00", id="on-the-dot"
        ),
        pytest.param(
            Weekly(0, 7), "2026-11-25 12:00", "2026-11-23 07:00", "2026-11-30 07:00", id="weekly"
        ),
        pytest.param(
            Daily(1), "2026-03-29 12:00", "2026-03-29 02:00", "2026-03-30 01:00", id="hour-left-out"
        ),
        pytest.param(
            Daily(1), "2026-10-25 12:00", "2026-10-25 01:00", "2026-10-26 01:00", id="hour-twice"
        ),
    ],
)
def test_when_it_was_last_and_is_next_due(cadence, now, last, next_):
    assert latest(cadence, at(now), LONDON) == at(last)
    assert following(cadence, at(now), LONDON) == at(next_)


@given(CADENCES, MOMENTS)
def test_now_lies_between_two_times_that_follow_each_other(cadence, now):
    last, next_ = latest(cadence, now, LONDON), following(cadence, now, LONDON)

    assert last <= now < next_
    assert latest(cadence, next_, LONDON) == next_
    assert latest(cadence, next_ - timedelta(seconds=1), LONDON) == last


def test_each_day_of_ten_years_has_one_time_and_none_is_left_out():
    now, end, found = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC), []
    while (now := following(Daily(1), now, LONDON)) < end:
        found.append(period(now))

    days = [(date(2026, 1, 1) + timedelta(days=each)).isoformat() for each in range(3652)]
    assert found == days


def test_it_says_how_often_in_words():
    assert (Daily(3).words, Weekly(6, 18).words) == ("every day at 03:00", "every Sunday at 18:00")
