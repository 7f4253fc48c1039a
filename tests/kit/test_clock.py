"""Days are London's, moments say their offset."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from sightline.kit import clock


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        pytest.param(datetime(2020, 6, 30, 22, 59, tzinfo=UTC), date(2020, 6, 30), id="summer"),
        pytest.param(datetime(2020, 6, 30, 23, 0, tzinfo=UTC), date(2020, 7, 1), id="summer-night"),
        pytest.param(datetime(2020, 12, 31, 23, 59, tzinfo=UTC), date(2020, 12, 31), id="winter"),
    ],
)
def test_today_is_the_day_in_london(moment, today):
    with time_machine.travel(moment, tick=False):
        assert clock.today() == today
        assert clock.now() == moment


def test_now_says_its_offset():
    assert clock.now().utcoffset() is not None
