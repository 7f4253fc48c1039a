"""Section 47 enquiries and initial conferences against a count in plain Python."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import enquiries
from tests.analytics.counting.returned import (
    ASKED,
    CALENDAR,
    CHILD,
    DAY_OR_NONE,
    FIRST,
    LAST,
    by_cell,
    census,
    frame,
    whole,
)

ENQUIRIES = st.lists(
    st.fixed_dictionaries(
        {"child_id": CHILD, "started_on": DAY_OR_NONE, "conference_on": DAY_OR_NONE}
    ),
    max_size=10,
)
OF_THE_CASE = st.lists(
    st.fixed_dictionaries(
        {"child_id": st.sampled_from("ABC"), "initial_conference_on": DAY_OR_NONE}
    ),
    max_size=4,
)
BANDS = {"0 to 10": range(11), "11 to 15": range(11, 16), "16 to 20": range(16, 21)}


@given(ENQUIRIES)
def test_each_enquiry_of_the_year_counts(rows):
    found = whole(enquiries.enquiries(census(enquiries=rows), ASKED))

    expected = sum(row["started_on"] is not None and FIRST <= row["started_on"] <= LAST
                   for row in rows)  # fmt: skip
    assert found == (expected, expected)


@given(ENQUIRIES, OF_THE_CASE)
def test_conferences_are_counted_and_timed_as_by_hand(rows, of_the_case):
    joined = census(enquiries=rows, referrals=of_the_case)

    in_time = enquiries.conferences_in_time(joined, ASKED, days=15)
    all_held = enquiries.conferences(joined, ASKED)

    days = list(_working_days_taken(rows, of_the_case).values())
    assert whole(in_time) == (sum(each is not None and each <= 15 for each in days), len(days))
    assert whole(all_held) == (len(days), len(days))
    assert by_cell(all_held, "working days") == _banded(days)


@pytest.mark.parametrize(
    ("started_on", "held_on", "in_time"),
    [
        pytest.param(date(2019, 4, 4), date(2019, 4, 29), 1, id="15th-day-over-easter"),
        pytest.param(date(2019, 4, 4), date(2019, 4, 30), 0, id="16th-day-over-easter"),
        pytest.param(date(2019, 12, 9), date(2020, 1, 2), 1, id="15th-day-over-christmas"),
        pytest.param(date(2019, 12, 9), date(2020, 1, 3), 0, id="16th-day-over-christmas"),
        pytest.param(date(2019, 6, 3), date(2019, 6, 3), 1, id="same-day"),
        pytest.param(date(2020, 3, 20), LAST, 1, id="last-day-of-the-year"),
        pytest.param(date(2019, 6, 4), date(2019, 6, 3), 0, id="before-the-enquiry"),
        pytest.param(None, date(2019, 6, 3), 0, id="no-start"),
    ],
)
def test_a_conference_stays_in_the_total_whatever_its_duration(started_on, held_on, in_time):
    rows = [{"child_id": "A", "started_on": started_on, "conference_on": held_on}]

    found = enquiries.conferences_in_time(census(enquiries=rows), ASKED, days=15)

    assert whole(found) == (in_time, 1)


def test_of_two_enquiries_before_a_conference_the_later_counts():
    rows = [
        {"child_id": "A", "started_on": day, "conference_on": date(2019, 6, 24)}
        for day in (date(2019, 5, 1), date(2019, 6, 3))
    ]

    found = enquiries.conferences_in_time(census(enquiries=rows), ASKED, days=15)

    assert whole(found) == (1, 1)


def test_twins_at_one_conference_are_two():
    rows = [
        {"child_id": child, "started_on": FIRST, "conference_on": date(2019, 4, 10)}
        for child in ("A", "B")
    ]

    assert whole(enquiries.conferences(census(enquiries=rows), ASKED)) == (2, 2)


def test_a_conference_on_a_transfer_has_no_enquiry_and_counts():
    rows = [{"child_id": "A", "initial_conference_on": FIRST}]

    found = enquiries.conferences_in_time(census(referrals=rows), ASKED, days=15)

    assert whole(found) == (0, 1)
    assert found.frame["working days"].to_list() == ["not known"]


@given(ENQUIRIES)
def test_the_basis_of_the_strategy_discussion_counts_from_it(rows):
    schema = {"child_id": pl.String, "strategy_discussion_on": pl.Date, "conference_on": pl.Date}
    named = [{**row, "child_id": row["child_id"] or "D"} for row in rows]
    strategy = frame(
        schema, [{**row, "strategy_discussion_on": row["started_on"]} for row in named]
    )

    found = enquiries.conferences_in_time_of_strategy(strategy, ASKED, days=15)

    days = list(_working_days_taken(named, []).values())
    assert whole(found) == (sum(each is not None and each <= 15 for each in days), len(days))


@pytest.mark.parametrize(
    ("plan_on", "counts"),
    [
        pytest.param(date(2019, 6, 3), 1, id="on-the-day"),
        pytest.param(date(2019, 6, 4), 0, id="a-day-later"),
    ],
)
def test_a_conference_leads_to_the_plan_of_its_day(plan_on, counts):
    joined = census(
        enquiries=[{"child_id": "A", "started_on": FIRST, "conference_on": date(2019, 6, 3)}],
        protection_plans=[{"child_id": "A", "started_on": plan_on}],
    )

    assert whole(enquiries.conversion(joined, ASKED)) == (counts, 1)


def _working_days_taken(rows, of_the_case):
    """By child and day of conference; the latest enquiry up to it. None: no valid duration."""
    starts = {}
    for number, row in enumerate(rows):
        starts.setdefault((row["child_id"] or number, row["conference_on"]), []).append(
            row["started_on"]
        )
    for row in of_the_case:
        starts.setdefault((row["child_id"], row["initial_conference_on"]), [])
    return {
        (child, held): max(
            (each for each in started if each is not None and each <= held), default=None
        )
        and CALENDAR.working_days(max(e for e in started if e is not None and e <= held), held)
        for (child, held), started in starts.items()
        if held is not None and FIRST <= held <= LAST
    }


def _banded(days):
    bands = [
        "not known"
        if each is None
        else next((name for name, band in BANDS.items() if each in band), "21 or more")
        for each in days
    ]
    return {name: bands.count(name) for name in set(bands)}
