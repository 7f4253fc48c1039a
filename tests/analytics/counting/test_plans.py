"""Child protection plans against a count in plain Python, and their edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import join, plans
from sightline.core.periods import months_after
from tests.analytics.counting.returned import (
    ASKED,
    DAY,
    DAY_OR_NONE,
    FIRST,
    LAST,
    asked,
    by_cell,
    census,
    census_file,
    whole,
)

CATEGORY = st.sampled_from(["NEG", "EMO", "MUL", None])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "child_id": st.sampled_from("ABCD"),
            "started_on": DAY,
            "ended_on": DAY_OR_NONE,
            "initial_category": CATEGORY,
            "latest_category": CATEGORY,
            "previous_plans": st.sampled_from([0, 1, None]),
        }
    ),
    max_size=10,
    unique_by=lambda row: (row["child_id"], row["started_on"]),
)
BORN = st.dictionaries(st.sampled_from("ABCD"), st.one_of(st.none(), DAY), max_size=4)
NAMES = {"NEG": "neglect", "EMO": "emotional abuse", "MUL": "multiple", None: "not known"}


def _census(rows, born=None):
    children = [
        {"child_id": child, "born_on": day, "expected_on": None if day else LAST}
        for child, day in (born or {}).items()
    ]
    return census(children=children, protection_plans=rows)


@given(ROWS, BORN, st.booleans())
def test_plans_on_a_day_are_counted_as_by_hand(rows, born, unborn):
    found = plans.at_date(_census(rows, born), ASKED, with_unborn=unborn)

    open_plans = _open(rows, born, unborn=unborn)
    assert whole(found) == (len(open_plans), len(open_plans))
    for which in ("initial", "latest"):
        names = [NAMES[row[f"{which}_category"]] for row in open_plans.values()]
        assert by_cell(found, f"{which} category") == {n: names.count(n) for n in set(names)}


@given(ROWS, BORN)
def test_shares_of_the_plans_on_a_day_are_counted_as_by_hand(rows, born):
    joined = _census(rows, born)

    neglect = plans.of_category(joined, ASKED, category="neglect", which="initial")
    long = plans.open_long(joined, ASKED, months=24)

    on_the_day = _open(rows, born).values()
    assert whole(neglect) == (
        sum(row["initial_category"] == "NEG" for row in on_the_day),
        len(on_the_day),
    )
    assert whole(long) == (
        sum(months_after(row["started_on"], 24) <= LAST for row in on_the_day),
        len(on_the_day),
    )


@given(ROWS)
def test_plans_started_and_those_after_an_earlier_one_are_counted_as_by_hand(rows):
    joined = _census(rows)

    of_the_year = [row for row in rows if FIRST <= row["started_on"] <= LAST]
    ever = [row for row in of_the_year if row["previous_plans"] == 1 or _before(row, rows)]
    soon = [row for row in of_the_year if _ended_soon_before(row, rows)]
    assert whole(plans.started(joined, ASKED)) == (len(of_the_year), len(of_the_year))
    assert whole(plans.second(joined, ASKED)) == (len(ever), len(of_the_year))
    assert whole(plans.second(joined, ASKED, months=24)) == (len(soon), len(of_the_year))


@given(ROWS)
def test_plans_ended_are_counted_as_by_hand(rows):
    joined = _census(rows)

    of_the_year = [row for row in rows if row["ended_on"] and FIRST <= row["ended_on"] <= LAST]
    long = [row for row in of_the_year if months_after(row["started_on"], 24) <= row["ended_on"]]
    assert whole(plans.ended(joined, ASKED)) == (len(of_the_year), len(of_the_year))
    assert whole(plans.ended_long(joined, ASKED, months=24)) == (len(long), len(of_the_year))


@pytest.mark.parametrize(
    ("started_on", "ended_on", "counts"),
    [
        pytest.param(LAST, None, 1, id="started-on-the-day"),
        pytest.param(LAST + timedelta(days=1), None, 0, id="the-day-after"),
        pytest.param(FIRST, LAST, 0, id="ended-on-the-day"),
        pytest.param(FIRST, LAST + timedelta(days=1), 1, id="ended-the-day-after"),
        pytest.param(LAST, LAST, 0, id="one-day"),
    ],
)
def test_a_plan_is_open_at_the_close_of_the_day(started_on, ended_on, counts):
    rows = [{"child_id": "A", "started_on": started_on, "ended_on": ended_on}]

    assert whole(plans.at_date(_census(rows), ASKED, with_unborn=False))[0] == counts


@pytest.mark.parametrize(
    ("started_on", "as_at", "long"),
    [
        pytest.param(date(2018, 3, 31), LAST, 1, id="two-years-to-the-day"),
        pytest.param(date(2018, 4, 1), LAST, 0, id="a-day-short"),
        pytest.param(date(2018, 2, 28), date(2020, 2, 28), 1, id="to-a-day-before-leap-day"),
        pytest.param(date(2018, 3, 1), date(2020, 2, 29), 0, id="on-leap-day-a-day-short"),
    ],
)
def test_two_years_end_on_the_same_day_of_the_month(started_on, as_at, long):
    rows = [{"child_id": "A", "started_on": started_on}]

    found = plans.open_long(_census(rows), asked(as_at=as_at), months=24)

    assert whole(found) == (long, 1)


@pytest.mark.parametrize(
    ("ended_on", "band"),
    [
        pytest.param(date(2019, 7, 1), "3 months or less", id="3-months"),
        pytest.param(date(2019, 7, 2), "more than 3 months, up to 6", id="a-day-more"),
        pytest.param(date(2019, 10, 1), "more than 3 months, up to 6", id="6-months"),
        pytest.param(date(2019, 10, 2), "more than 6 months, less than 1 year", id="over-6"),
        pytest.param(LAST, "more than 6 months, less than 1 year", id="a-day-short-of-a-year"),
        pytest.param(date(2020, 4, 1), "1 year, less than 2", id="a-year"),
        pytest.param(date(2021, 3, 31), "1 year, less than 2", id="a-day-short-of-two"),
        pytest.param(date(2021, 4, 1), "2 years or more", id="two-years"),
        pytest.param(None, "not known", id="still-open"),
    ],
)
def test_the_length_of_a_plan_is_in_the_published_bands(ended_on, band):
    rows = [{"child_id": "A", "started_on": FIRST, "ended_on": ended_on}]

    assert by_cell(plans.started(_census(rows), ASKED), "duration") == {band: 1}


def test_a_plan_of_two_returns_is_one_and_ends_as_the_later_says():
    plan = {"child_id": "A", "started_on": date(2019, 1, 1)}
    files = [
        census_file(2020, protection_plans=[{**plan, "ended_on": date(2019, 5, 1)}]),
        census_file(2019, protection_plans=[plan]),
    ]

    joined = join(files)

    assert whole(plans.ended(joined, ASKED)) == (1, 1)
    assert whole(plans.at_date(joined, ASKED, with_unborn=True)) == (0, 0)
    assert whole(plans.at_date(joined, asked("2018/19"), with_unborn=True)) == (1, 1)


def test_a_plan_listed_under_two_cases_of_one_child_is_one():
    plan = {"child_id": "A", "started_on": FIRST}

    assert whole(plans.started(_census([plan, {**plan, "episode": 7}]), ASKED)) == (1, 1)


def test_two_children_without_an_identifier_have_two_plans():
    rows = [{"child_id": None, "started_on": FIRST}] * 2

    assert whole(plans.at_date(_census(rows), ASKED, with_unborn=False)) == (2, 2)


def test_a_plan_carried_over_on_a_transfer_starts_anew():
    rows = [
        {"child_id": "A", "started_on": date(2018, 9, 1), "ended_on": date(2019, 6, 1)},
        {"child_id": "A", "started_on": date(2019, 6, 1), "previous_plans": 0},
    ]

    joined = _census(rows)

    assert whole(plans.at_date(joined, ASKED, with_unborn=False)) == (1, 1)
    assert whole(plans.second(joined, ASKED)) == (1, 1)


def _open(rows, born, unborn=False):
    """The plan that started last, by child."""
    at_close = {}
    for row in sorted(rows, key=lambda row: row["started_on"]):
        still = row["ended_on"] is None or row["ended_on"] > LAST
        if row["started_on"] <= LAST and still:
            at_close[row["child_id"]] = row
    return {
        child: row
        for child, row in at_close.items()
        if unborn or child not in born or (born[child] is not None and born[child] <= LAST)
    }


def _before(row, rows):
    return [
        other
        for other in rows
        if other["child_id"] == row["child_id"] and other["started_on"] < row["started_on"]
    ]


def _ended_soon_before(row, rows):
    ends = [other["ended_on"] for other in _before(row, rows) if other["ended_on"]]
    return bool(ends) and row["started_on"] <= months_after(max(ends), 24)
