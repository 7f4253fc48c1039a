"""Children looked after against a walk in plain Python through each child's episodes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import looked_after as rules
from tests.analytics.counting.returned import (
    ASKED,
    FIRST,
    LAST,
    asked,
    by_cell,
    looked_after,
    whole,
)

A_DAY = timedelta(days=1)
LEGAL = st.sampled_from(["C2", "V2", "V3", "V4", None])
STEPS = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 0, 1, 40]),  # days after the one before ended
        st.sampled_from([1, 30, 90, 365, None]),  # days it lasts
        st.sampled_from(["S", "P", "L"]),
        LEGAL,
    ),
    max_size=5,
)
CHILDREN = st.dictionaries(
    st.sampled_from("ABC"), st.tuples(st.dates(FIRST - 400 * A_DAY, LAST), STEPS), max_size=3
)


def _episodes(children):
    """One after another; after one without an end there is none."""
    rows = []
    for child, (day, steps) in children.items():
        for gap, length, reason, legal_status in steps:
            started_on = day + gap * A_DAY
            ended_on = started_on + length * A_DAY if length else None
            rows.append(
                {
                    "child_id": child,
                    "started_on": started_on,
                    "ended_on": ended_on,
                    "reason_started": reason,
                    "legal_status": legal_status,
                }
            )
            if ended_on is None:
                break
            day = ended_on
    return rows


@given(CHILDREN)
def test_children_looked_after_are_counted_as_by_hand(children):
    rows = _episodes(children)
    given_return = looked_after(episodes=rows)

    found = {
        rule.__name__: whole(rule(given_return, ASKED))[0]
        for rule in (rules.at_date, rules.started, rules.ceased)
    }

    periods = {child: _periods(rows, child) for child in children}
    assert found == {
        "at_date": sum(
            any(began <= LAST and (end is None or end > LAST) for began, end, _ in each)
            for each in periods.values()
        ),
        "started": sum(
            any(seen and FIRST <= began <= LAST for began, _, seen in each)
            for each in periods.values()
        ),
        "ceased": sum(
            any(end is not None and FIRST <= end <= LAST for _, end, _ in each)
            for each in periods.values()
        ),
    }


def _row(started_on, ended_on=None, reason="S", **more):
    return {
        "child_id": "A",
        "started_on": started_on,
        "ended_on": ended_on,
        "reason_started": reason,
        "legal_status": "C2",
        **more,
    }


@pytest.mark.parametrize(
    ("rows", "at_date", "started", "ceased"),
    [
        pytest.param([_row(LAST)], 1, 1, 0, id="started-on-the-last-day"),
        pytest.param([_row(FIRST, LAST)], 0, 1, 1, id="ceased-on-the-last-day"),
        pytest.param([_row(FIRST - A_DAY, LAST + A_DAY)], 1, 0, 0, id="all-year"),
        pytest.param([_row(FIRST, legal_status="V4")], 0, 0, 0, id="short-breaks"),
        pytest.param(
            [_row(FIRST, date(2019, 5, 1)), _row(date(2019, 7, 1), date(2019, 8, 1))],
            0,
            1,
            1,
            id="came-in-and-left-twice",
        ),
        pytest.param(
            [_row(FIRST, LAST, reason_ended="X1"), _row(LAST, reason="P")], 1, 1, 0, id="moved"
        ),
        pytest.param(
            [_row(FIRST, date(2019, 5, 1), reason_ended="X1")], 0, 1, 0, id="goes-on-elsewhere"
        ),
        pytest.param([_row(FIRST, reason="L")], 1, 0, 0, id="goes-on-from-a-return-not-read"),
        pytest.param(
            [_row(FIRST, date(2019, 5, 1), legal_status="V3"), _row(date(2019, 5, 1), reason="L")],
            1,
            1,
            0,
            id="from-short-breaks-into-care",
        ),
    ],
)
def test_a_child_counts_once(rows, at_date, started, ceased):
    given_return = looked_after(episodes=rows)

    assert whole(rules.at_date(given_return, ASKED))[0] == at_date
    assert whole(rules.started(given_return, ASKED))[0] == started
    assert whole(rules.ceased(given_return, ASKED))[0] == ceased


def test_starts_and_ends_do_not_add_up_to_the_stock():
    rows = [_row(FIRST, date(2019, 5, 1)), _row(date(2019, 6, 1))]
    given_return = looked_after(episodes=rows)

    assert [whole(rule(given_return, ASKED))[0] for rule in (rules.started, rules.ceased)] == [1, 1]
    assert whole(rules.at_date(given_return, ASKED))[0] == 1


def test_unaccompanied_children_are_shown_apart_until_the_day_they_cease_to_be():
    rows = [{**_row(FIRST), "child_id": child} for child in "ABC"]
    given_return = looked_after(
        episodes=rows,
        unaccompanied=[
            {"child_id": "A", "ceased_on": None},
            {"child_id": "B", "ceased_on": LAST},
            {"child_id": "A", "ceased_on": LAST + A_DAY},
        ],
    )

    found = rules.at_date(given_return, ASKED)

    assert by_cell(found, "unaccompanied") == {"unaccompanied": 1, "not unaccompanied": 2}
    assert whole(rules.unaccompanied_at_date(given_return, ASKED)) == (1, 1)


def test_a_quarter_counts_its_own_starts():
    given_return = looked_after(episodes=[_row(date(2019, 8, 1))])

    assert whole(rules.started(given_return, asked("2019/20 Q1")))[0] == 0
    assert whole(rules.started(given_return, asked("2019/20 Q2")))[0] == 1


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "child_id": st.sampled_from("AB"),
                "kind": st.sampled_from(["M", "A", None]),
                "started_on": st.one_of(
                    st.none(), st.sampled_from([FIRST - A_DAY, FIRST, LAST, LAST + A_DAY])
                ),
            }
        ),
        max_size=8,
    )
)
def test_missing_episodes_and_children_are_counted_as_by_hand(rows):
    given_return = looked_after(missing=rows)

    missing = [
        row["child_id"]
        for row in rows
        if row["kind"] == "M" and row["started_on"] and FIRST <= row["started_on"] <= LAST
    ]
    assert whole(rules.missing_episodes(given_return, ASKED))[0] == len(missing)
    assert whole(rules.children_missing(given_return, ASKED))[0] == len(set(missing))


def _periods(rows, child):
    """Begin, end and whether the beginning was seen, of each period of care."""
    periods, before = [], False
    once = {row["started_on"]: row for row in rows if row["child_id"] == child}  # the last given
    for row in sorted(once.values(), key=lambda row: row["started_on"]):
        if row["legal_status"] not in ("V3", "V4"):
            goes_on = periods and (
                row["reason_started"] != "S" and periods[-1][1] == row["started_on"]
            )
            if goes_on:
                periods[-1] = (periods[-1][0], row["ended_on"], periods[-1][2])
            else:
                seen = row["reason_started"] == "S" or before
                periods.append((row["started_on"], row["ended_on"], seen))
        before = True
    return periods
