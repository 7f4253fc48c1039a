"""Working days of a table are those of the clocks, day by day."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting.lengths import refuse_unknown_days, working_days
from sightline.core.clocks import CalendarTooShort
from tests.analytics.counting.returned import CALENDAR, FIRST, LAST

ANY_DAY = st.dates(date(2019, 1, 1), date(2020, 12, 31))


@given(st.lists(st.tuples(ANY_DAY, ANY_DAY), min_size=1, max_size=20))
def test_working_days_are_counted_as_the_clocks_count_them(pairs):
    table = pl.DataFrame(pairs, {"after": pl.Date, "to": pl.Date}, orient="row")

    found = table.select(working_days(pl.col("after"), pl.col("to"), CALENDAR)).to_series()

    assert found.to_list() == [
        CALENDAR.working_days(after, to) if after <= to else None for after, to in pairs
    ]


def test_what_has_no_day_has_no_length():
    table = pl.DataFrame([[None, LAST], [LAST, None]], {"after": pl.Date, "to": pl.Date},
                         orient="row")  # fmt: skip

    found = table.select(working_days(pl.col("after"), pl.col("to"), CALENDAR)).to_series()

    assert found.to_list() == [None, None]


@pytest.mark.parametrize(
    ("after", "to", "days"),
    [
        pytest.param(date(2019, 4, 4), date(2019, 4, 29), 15, id="fifteenth-over-easter"),
        pytest.param(date(2019, 12, 9), date(2020, 1, 2), 15, id="fifteenth-over-christmas"),
        pytest.param(date(2019, 6, 3), date(2019, 6, 24), 15, id="fifteenth-in-june"),
        pytest.param(date(2019, 6, 1), date(2019, 6, 3), 1, id="from-a-saturday"),
        pytest.param(date(2019, 6, 7), date(2019, 6, 9), 0, id="to-a-sunday"),
        pytest.param(date(2019, 6, 3), date(2019, 6, 3), 0, id="same-day"),
    ],
)
def test_the_day_of_the_event_is_day_nought(after, to, days):
    table = pl.DataFrame({"after": [after], "to": [to]})

    found = table.select(working_days(pl.col("after"), pl.col("to"), CALENDAR)).item()

    assert found == days


def test_from_a_day_before_those_known_at_least_the_known_ones_passed():
    table = pl.DataFrame({"after": [date(1999, 1, 1)], "to": [FIRST]})

    found = table.select(working_days(pl.col("after"), pl.col("to"), CALENDAR)).item()

    assert found == CALENDAR.working_days(CALENDAR.known_from - timedelta(days=1), FIRST)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(date(2012, 3, 1), date(2013, 3, 31), id="too-early"),
        pytest.param(date(2028, 4, 1), date(2029, 3, 31), id="too-late"),
    ],
)
def test_a_period_whose_bank_holidays_are_not_known_is_refused(first, last):
    with pytest.raises(CalendarTooShort, match="bank holidays are known from 2 January 2012"):
        refuse_unknown_days(CALENDAR, first, last)


def test_the_first_year_of_which_all_are_known_is_counted():
    refuse_unknown_days(CALENDAR, date(2012, 4, 1), date(2013, 3, 31))
