"""When an answer is due, and what is refused."""

from datetime import date

import pytest

from sightline.apps.subject_access import rules
from sightline.apps.subject_access.types import (
    OTHER,
    Asker,
    CannotDo,
    Decision,
    DecisionEntry,
    RequestEntry,
)
from sightline.core.clocks import Calendar, Months

HOLIDAYS = {date(2026, 12, 25): "Christmas Day", date(2026, 12, 28): "Boxing Day"}
CALENDAR = Calendar(date(2026, 1, 1), date(2026, 12, 31), HOLIDAYS)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        pytest.param(date(2026, 9, 3), date(2026, 10, 5), id="a-saturday-goes-to-monday"),
        pytest.param(date(2026, 10, 30), date(2026, 11, 30), id="a-working-day-stays"),
        pytest.param(date(2026, 8, 31), date(2026, 9, 30), id="a-shorter-month-ends-at-its-end"),
        pytest.param(date(2026, 11, 25), date(2026, 12, 29), id="over-christmas"),
        pytest.param(
            date(2026, 12, 2), date(2027, 1, 2), id="past-what-is-known-nothing-is-guessed"
        ),
    ],
)
def test_an_answer_is_due_a_month_later_on_a_working_day(received, last):
    assert rules.last_day(Months(1).due(received), CALENDAR) == last


def request(**changes):
    return RequestEntry(
        **{"about": "Jo Quux", "terms": "Jo Quux", "asker": Asker.SUBJECT, **changes}
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"about": "  "}, "about"),
        ({"terms": " \n "}, "terms"),
        ({"terms": "Jo Quux\nJo"}, "terms"),
        ({"terms": "\n".join(f"name {number}" for number in range(21))}, "terms"),
        ({"terms": "x" * 2001}, "terms"),
    ],
)
def test_a_request_that_cannot_be_looked_for_is_refused_at_its_field(changes, field):
    with pytest.raises(CannotDo) as refused:
        rules.check_request(request(**changes))

    assert refused.value.field == field


def test_terms_are_one_a_line_and_each_once():
    assert rules.terms_of(" Jo Quux \r\n\r\nJQ-17\nJo Quux\n") == ["Jo Quux", "JQ-17"]


@pytest.mark.parametrize(
    ("decision", "marked", "exemption", "why", "field"),
    [
        (Decision.UNDECIDED, "Of Jo and Al", "", "", "decision"),
        (Decision.GIVE, "Of [[Jo and Al", "", "", "marked"),
        (Decision.GIVE, "Of Jo", "", "", "marked"),
        (Decision.GIVE, "Of Jo and [[Al]]", "", "", "exemption"),
        (Decision.WITHHOLD, "Of Jo and Al", "", "", "exemption"),
        (Decision.WITHHOLD, "Of Jo and Al", OTHER, " ", "why"),
        (Decision.NOT_ABOUT, "Of Jo and Al", "", "", "why"),
    ],
)
def test_a_decision_without_its_ground_is_refused_at_its_field(
    decision, marked, exemption, why, field
):
    with pytest.raises(CannotDo) as refused:
        rules.check_decision(DecisionEntry(decision, marked, exemption, why), "Of Jo and Al")

    assert refused.value.field == field


@pytest.mark.parametrize(
    "entry",
    [
        DecisionEntry(Decision.GIVE, "Of Jo and Al", "", ""),
        DecisionEntry(Decision.GIVE, "Of Jo and [[Al]]", "others", ""),
        DecisionEntry(Decision.WITHHOLD, "Of Jo and Al", "harm", ""),
        DecisionEntry(Decision.NOT_ABOUT, "Of Jo and Al", "", "Another Jo"),
    ],
)
def test_a_decision_with_its_ground_is_taken(entry):
    rules.check_decision(entry, "Of Jo and Al")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"found": 0}, "Look first"),
        ({"undecided": 1}, "1 of 3"),
        ({"person": 7}, "somebody else"),
        ({"person": None}, "somebody else"),
        ({"sealed": 1}, "sealed"),
    ],
)
def test_a_second_check_that_would_be_none_is_refused(changes, says):
    standing = {"person": 9, "deciders": {7}, "undecided": 0, "found": 3, "sealed": 0}

    rules.check_second(**standing)
    with pytest.raises(CannotDo, match=says):
        rules.check_second(**{**standing, **changes})
