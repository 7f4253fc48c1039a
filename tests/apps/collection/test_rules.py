"""How a return may move, when it is due, and how it stands against that day."""

from datetime import date
from itertools import product

import pytest

from sightline.analytics.dictionary import Frequency as Counted
from sightline.apps.collection import rules
from sightline.apps.collection.types import (
    CannotDo,
    Frequency,
    RequestEntry,
    Standing,
    State,
    Timing,
)
from sightline.core.periods import parse_period

Q2 = parse_period("2026/27 Q2")
TODAY = date(2026, 11, 30)
ALLOWED = {
    ("requested", "reminded"),
    ("requested", "received"),
    ("reminded", "received"),
    ("received", "validated"),
    ("received", "queried"),
    ("validated", "received"),
    ("validated", "queried"),
    ("validated", "accepted"),
    ("queried", "received"),
    ("queried", "validated"),
    ("accepted", "commentary in"),
    ("commentary in", "signed"),
    ("signed", "published"),
}


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_a_return_moves_only_as_agreed(before, after):
    assert rules.may_move(before, after) == ((before, after) in ALLOWED)


@pytest.mark.parametrize(
    ("before", "after"),
    [pair for pair in product(State, State) if pair not in ALLOWED],
)
def test_a_move_that_is_not_agreed_is_refused_with_words(before, after):
    with pytest.raises(CannotDo, match="."):
        rules.check_move(before, after)


def test_every_state_but_the_first_can_be_reached_and_only_the_last_leads_nowhere():
    reached = {after for moves in rules.MOVES.values() for after in moves}

    assert set(State) - reached == {State.REQUESTED}
    assert [state for state, moves in rules.MOVES.items() if not moves] == [State.PUBLISHED]


@pytest.mark.parametrize(
    ("received", "today", "standing"),
    [
        pytest.param(None, date(2026, 11, 14), Standing(Timing.NOT_DUE), id="due-day-itself"),
        pytest.param(None, date(2026, 11, 15), Standing(Timing.NOT_RECEIVED, 1), id="day-after"),
        pytest.param(date(2026, 11, 14), TODAY, Standing(Timing.ON_TIME), id="on-the-last-day"),
        pytest.param(date(2026, 10, 1), TODAY, Standing(Timing.ON_TIME), id="early"),
        pytest.param(date(2026, 11, 15), TODAY, Standing(Timing.LATE, 1), id="a-day-late"),
        pytest.param(date(2027, 11, 14), TODAY, Standing(Timing.LATE, 365), id="a-year-late"),
    ],
)
def test_a_return_is_late_from_the_day_after_it_was_due(received, today, standing):
    assert rules.standing(rules.due_on(Q2, 45), received, today) == standing


@pytest.mark.parametrize(
    ("first", "frequency", "day", "codes"),
    [
        pytest.param("2026/27 Q1", Frequency.QUARTERLY, date(2026, 6, 30), [], id="still-running"),
        pytest.param(
            "2026/27 Q1", Frequency.QUARTERLY, date(2026, 7, 1), ["2026/27 Q1"], id="just-over"
        ),
        pytest.param(
            "2025/26 Q3",
            Frequency.QUARTERLY,
            date(2026, 7, 1),
            ["2025/26 Q3", "2025/26 Q4", "2026/27 Q1"],
            id="over-the-year-end",
        ),
        pytest.param(
            "2024/25 Q1",
            Frequency.YEARLY,
            date(2026, 7, 1),
            ["2024/25 Q4", "2025/26 Q4"],
            id="once-a-year",
        ),
    ],
)
def test_a_return_opens_when_its_quarter_is_over(first, frequency, day, codes):
    found = rules.ended_quarters(parse_period(first), frequency, day)

    assert [each.code for each in found] == codes


@pytest.mark.parametrize(
    ("frequency", "months"),
    [
        (Counted.MONTHLY, {3, 6, 9, 12}),
        (Counted.QUARTERLY, {3, 6, 9, 12}),
        (Counted.TERMLY, {3, 9, 12}),
        (Counted.ANNUAL, {3}),
    ],
)
def test_an_indicator_is_asked_for_when_it_is_counted_anew(frequency, months):
    quarters = [parse_period(f"2026/27 Q{number}") for number in (1, 2, 3, 4)]

    assert {q.ends_on.month for q in quarters if rules.is_counted(frequency, q)} == months


@pytest.mark.parametrize(
    ("of", "before", "last_year"),
    [
        ("2026/27 Q1", "2025/26 Q4", "2025/26 Q1"),
        ("2026/27 Q4", "2026/27 Q3", "2025/26 Q4"),
        ("2023/24 Q4", "2023/24 Q3", "2022/23 Q4"),
        ("2024/25 Q1", "2023/24 Q4", "2023/24 Q1"),
    ],
)
def test_quarters_know_their_neighbours(of, before, last_year):
    found = parse_period(of)

    assert rules.quarter_before(found).code == before
    assert rules.same_quarter_last_year(found).code == last_year
    assert rules.quarter_after(rules.quarter_before(found)) == found


def entry(**changes):
    return RequestEntry(
        **{
            "agency": "thornshire-council",
            "indicators": ("mash-contacts",),
            "frequency": Frequency.QUARTERLY,
            "supplier": "Performance manager",
            "first_quarter": "2026/27 Q1",
            "due_days": 45,
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"agency": ""}, "agency", id="nobody"),
        pytest.param({"indicators": ()}, "indicators", id="nothing"),
        pytest.param({"indicators": ("gossip",)}, "indicators", id="not-in-the-dictionary"),
        pytest.param({"indicators": ("mash-contacts",) * 81}, "indicators", id="far-too-many"),
        pytest.param({"supplier": "  "}, "supplier", id="sent-by-nobody"),
        pytest.param({"due_days": 0}, "due_days", id="due-before-it-is-over"),
        pytest.param({"due_days": 184}, "due_days", id="due-half-a-year-later"),
        pytest.param({"first_quarter": "2026/27"}, "first_quarter", id="a-year"),
        pytest.param({"first_quarter": "soon"}, "first_quarter", id="no-period"),
        pytest.param({"first_quarter": "2010/11 Q1"}, "first_quarter", id="long-ago"),
        pytest.param({"first_quarter": "2028/29 Q1"}, "first_quarter", id="far-away"),
    ],
)
def test_a_request_that_nobody_could_answer_is_refused_at_its_field(changes, field):
    with pytest.raises(CannotDo) as refused:
        rules.check_request(entry(**changes), {"mash-contacts"}, TODAY)

    assert refused.value.field == field


def test_a_request_in_order_is_taken():
    rules.check_request(entry(), {"mash-contacts"}, TODAY)
