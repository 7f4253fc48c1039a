"""Moves, stability and distance against a walk in plain Python through each child's placements."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.counting import Uncountable, placements
from sightline.core.periods import months_after
from tests.analytics.counting.returned import ASKED, FIRST, LAST, looked_after, whole

TEMPORARY = "T0 T1 T2 T3 T4"
STABLE = {"care_months": 30, "placement_months": 24, "age": 16, "temporary": TEMPORARY}
YOUNG = date(2010, 1, 1)
STEPS = st.lists(
    st.tuples(
        st.sampled_from([20, 100, 300, 800]),  # days it lasts
        st.sampled_from(["P", "L", "T", "B", "U"]),
        st.sampled_from(["U1", "K2", "T1", "A3", "P1"]),
    ),
    min_size=1,
    max_size=6,
)
ENDS = st.sampled_from([FIRST, LAST, LAST + timedelta(days=1), None])


def _episodes(steps, last_ends):
    """Laid out backwards from the last episode, which started in the days before `LAST`."""
    lengths = [length for length, _, _ in steps]
    day = LAST - timedelta(days=sum(lengths) - 10)
    rows = []
    for number, (length, reason, placement) in enumerate(steps):
        ends = day + timedelta(days=length) if number < len(steps) - 1 else last_ends
        if ends is not None and ends <= day:
            ends = None
        rows.append(
            {
                "child_id": "A",
                "started_on": day,
                "ended_on": ends,
                "reason_started": reason if number else "S",
                "legal_status": "C2",
                "placement": placement,
            }
        )
        day += timedelta(days=length)
    return rows


@given(STEPS, ENDS, st.sampled_from([YOUNG, date(2004, 3, 31), date(2004, 4, 1), None]))
def test_moves_and_stability_are_counted_as_by_hand(steps, last_ends, born_on):
    rows = _episodes(steps, last_ends)
    given_return = looked_after(episodes=rows, children=[{"child_id": "A", "born_on": born_on}])

    moved = placements.moves(given_return, ASKED, placements=3, temporary=TEMPORARY)
    stable = placements.long_term_stability(given_return, ASKED, **STABLE)

    stays = _stays([row for row in rows if row["started_on"] <= LAST])
    looked = any(_is_open(row) for row in rows)
    in_year = [began for began, end in stays if end is None or end > date(2019, 4, 1)]
    assert whole(moved) == (int(looked and len(in_year) >= 3), int(looked))
    asked_about = (
        looked
        and born_on is not None
        and months_after(born_on, 12 * 16) > LAST
        and months_after(rows[0]["started_on"], 30) <= LAST
    )
    long_enough = asked_about and _with_carer_from(rows, stays) is not None and (
        months_after(_with_carer_from(rows, stays), 24) <= LAST
    )  # fmt: skip
    assert whole(stable) == (int(long_enough), int(asked_about))


def _row(started_on, ended_on, reason, placement, **more):
    return {
        "child_id": "A",
        "started_on": started_on,
        "ended_on": ended_on,
        "reason_started": reason,
        "placement": placement,
        **more,
    }


SPRING, SUMMER, AUTUMN = date(2019, 5, 1), date(2019, 7, 1), date(2019, 10, 1)


@pytest.mark.parametrize(
    ("rows", "three"),
    [
        pytest.param(
            [
                _row(date(2018, 1, 1), SPRING, "S", "U1"),
                _row(SPRING, SUMMER, "P", "U1", urn="1"),
                _row(SUMMER, None, "P", "K2"),
            ],
            1,
            id="the-one-at-the-start-counts",
        ),
        pytest.param(
            [
                _row(date(2018, 1, 1), FIRST, "S", "U1"),
                _row(FIRST, SUMMER, "P", "K2"),
                _row(SUMMER, None, "P", "U1"),
            ],
            0,
            id="one-that-ended-as-the-year-began-does-not",
        ),
        pytest.param(
            [
                _row(date(2018, 1, 1), SPRING, "S", "U1"),
                _row(SPRING, SUMMER, "P", "T1"),
                _row(SUMMER, AUTUMN, "P", "U1"),
                _row(AUTUMN, None, "P", "K2"),
            ],
            0,
            id="back-from-a-stay-in-hospital",
        ),
        pytest.param(
            [
                _row(date(2018, 1, 1), SPRING, "S", "U1"),
                _row(SPRING, SUMMER, "P", "T1"),
                _row(SUMMER, AUTUMN, "P", "K2"),
                _row(AUTUMN, None, "P", "U1"),
            ],
            1,
            id="from-hospital-to-another-placement",
        ),
        pytest.param(
            [
                _row(date(2018, 1, 1), SPRING, "S", "U1"),
                _row(SPRING, SUMMER, "L", "U1"),
                _row(SUMMER, AUTUMN, "T", "U4"),
                _row(AUTUMN, None, "P", "K2"),
            ],
            0,
            id="a-change-with-the-same-carer",
        ),
    ],
)
def test_three_placements_are_three_carers_in_the_year(rows, three):
    found = placements.moves(looked_after(episodes=rows), ASKED, placements=3, temporary=TEMPORARY)

    assert whole(found) == (three, 1)


def test_placed_for_adoption_counts_the_placement_before():
    rows = [
        _row(date(2017, 1, 1), date(2019, 12, 1), "S", "U1"),
        _row(date(2019, 12, 1), None, "P", "A3"),
    ]
    children = [{"child_id": "A", "born_on": YOUNG}]

    found = placements.long_term_stability(
        looked_after(episodes=rows, children=children), ASKED, **STABLE
    )

    assert whole(found) == (1, 1)


@pytest.mark.parametrize(
    ("miles", "counts", "of"),
    [
        pytest.param(20.0, 1, 1, id="twenty"),
        pytest.param(19.9, 0, 1, id="less"),
        pytest.param(0.0, 0, 1, id="at-home"),
    ],
)
def test_twenty_miles_themselves_are_far(miles, counts, of):
    rows = [_row(FIRST, None, "S", "U1", distance=miles)]

    assert whole(placements.distance(looked_after(episodes=rows), ASKED, miles=20)) == (counts, of)


def test_a_distance_that_is_not_recorded_is_in_neither_number():
    rows = [
        _row(FIRST, None, "S", "U1", distance=25.0),
        {**_row(FIRST, None, "S", "U1"), "child_id": "B"},
    ]

    assert whole(placements.distance(looked_after(episodes=rows), ASKED, miles=20)) == (1, 1)


def test_a_return_without_distances_is_refused():
    rows = [_row(FIRST, None, "S", "U1")]

    with pytest.raises(Uncountable, match="no distance of a placement from home"):
        placements.distance(looked_after(episodes=rows), ASKED, miles=20)


def _is_open(row):
    return row["started_on"] <= LAST and (row["ended_on"] is None or row["ended_on"] > LAST)


def _stays(rows):
    """Begin and end of each stay with one carer, temporary placements apart."""
    stays, last_placement, was_away = [], None, False
    for row in rows:
        if row["placement"] in TEMPORARY.split():
            was_away = True
            continue
        back = was_away and row["placement"] == last_placement
        moved = row["reason_started"] in ("S", "P", "B") and not back
        if moved or not stays:
            stays.append((row["started_on"], row["ended_on"]))
        else:
            stays[-1] = (stays[-1][0], row["ended_on"])
        last_placement, was_away = row["placement"], False
    return stays


def _with_carer_from(rows, stays):
    if not stays:
        return None
    settled = [
        row for row in rows
        if row["started_on"] <= LAST and row["placement"] not in TEMPORARY.split()
    ]  # fmt: skip
    adoptive = settled[-1]["placement"] == "A3" and len(stays) > 1
    return stays[-2 if adoptive else -1][0]
