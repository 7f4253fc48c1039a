"""Which name holds on a day, which terms are in force, and what is overdue."""

from datetime import date

import pytest

from sightline.apps.partnership import rules
from sightline.apps.partnership.types import NameEntry, Terms

LAST_AS_BOARD = date(2020, 9, 30)


def name(text, valid_from=None, valid_to=None):
    return NameEntry(text, text, text, text, valid_from, valid_to)


BOARD = name("board", valid_to=LAST_AS_BOARD)
PARTNERSHIP = name("partnership", valid_from=date(2020, 10, 1))


@pytest.mark.parametrize(
    ("day", "names", "holds"),
    [
        pytest.param(date(2020, 9, 30), [BOARD, PARTNERSHIP], BOARD, id="last-day"),
        pytest.param(date(2020, 10, 1), [BOARD, PARTNERSHIP], PARTNERSHIP, id="first-day"),
        pytest.param(date(1990, 1, 1), [BOARD], BOARD, id="open-at-the-start"),
        pytest.param(date(2090, 1, 1), [PARTNERSHIP], PARTNERSHIP, id="open-at-the-end"),
        pytest.param(date(2020, 10, 1), [BOARD], None, id="after-the-last"),
        pytest.param(date(2020, 9, 30), [PARTNERSHIP], None, id="before-the-first"),
        pytest.param(date(2020, 1, 1), [name("always")], name("always"), id="no-dates"),
        pytest.param(date(2020, 1, 1), [], None, id="no-names"),
    ],
)
def test_the_name_that_holds_on_a_day(day, names, holds):
    assert rules.name_on(day, names) == holds


FIRST, SECOND, THIRD = date(2018, 5, 1), date(2020, 3, 31), date(2020, 4, 1)


@pytest.mark.parametrize(
    ("approvals", "standings"),
    [
        pytest.param([FIRST, SECOND, THIRD], ["earlier", "in force", "to come"], id="all-three"),
        pytest.param([THIRD, FIRST], ["to come", "in force"], id="in-no-order"),
        pytest.param([THIRD], ["to come"], id="none-yet"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_the_latest_terms_approved_by_the_day_are_in_force(approvals, standings):
    words = {Terms.EARLIER: "earlier", Terms.IN_FORCE: "in force", Terms.TO_COME: "to come"}

    found = rules.terms_on(date(2020, 3, 31), approvals)

    assert [words[each] for each in found] == standings


@pytest.mark.parametrize(
    ("due", "overdue"),
    [(date(2020, 3, 30), True), (date(2020, 3, 31), False), (None, False)],
    ids=["the-day-before", "the-day", "no-day"],
)
def test_the_day_itself_is_not_overdue(due, overdue):
    assert rules.is_overdue(due, date(2020, 3, 31)) is overdue
