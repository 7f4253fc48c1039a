"""When a follow-up is due, and when it was closed with nothing to show."""

from datetime import date

import pytest

from sightline.apps.followups import rules
from sightline.apps.followups.types import Due, State

AS_AT = date(2020, 3, 31)


@pytest.mark.parametrize("state", [State.OPEN, State.IN_PROGRESS])
@pytest.mark.parametrize(
    ("due_on", "due"),
    [
        pytest.param(None, Due.NO_DATE, id="no-date"),
        pytest.param(date(2020, 3, 30), Due.OVERDUE, id="yesterday"),
        pytest.param(date(2020, 3, 31), Due.SOON, id="today-is-not-overdue"),
        pytest.param(date(2020, 5, 1), Due.SOON, id="in-thirty-one-days"),
        pytest.param(date(2020, 5, 2), Due.LATER, id="in-thirty-two-days"),
    ],
)
def test_what_is_still_to_do_is_due_by_its_date(state, due_on, due):
    assert rules.due(state=state, due_on=due_on, as_at=AS_AT) == due


@pytest.mark.parametrize("state", [State.DONE, State.VERIFIED, State.NOT_ACCEPTED])
@pytest.mark.parametrize("due_on", [None, date(2019, 1, 1), date(2021, 1, 1)])
def test_what_is_closed_is_never_overdue(state, due_on):
    assert rules.due(state=state, due_on=due_on, as_at=AS_AT) == Due.CLOSED


@pytest.mark.parametrize(
    ("state", "proof", "without"),
    [
        pytest.param(State.DONE, "", True, id="done"),
        pytest.param(State.VERIFIED, " \n", True, id="verified-by-nothing"),
        pytest.param(State.DONE, "Minutes of May", False, id="with-proof"),
        pytest.param(State.OPEN, "", False, id="open-needs-none"),
        pytest.param(State.IN_PROGRESS, "", False, id="in-progress-needs-none"),
        pytest.param(State.NOT_ACCEPTED, "", False, id="not-accepted-needs-none"),
    ],
)
def test_closed_without_proof(state, proof, without):
    assert rules.closed_without_proof(state=state, proof=proof) == without
