"""What the database itself refuses of a follow-up."""

import pytest
from django.db import IntegrityError

from sightline.apps.followups.types import STATE_NAMES, State
from tests.factories.followups import FollowUpFactory, FollowUpUpdateFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", State, ids=str)
def test_every_state_may_be_kept_and_has_a_name(state):
    made = FollowUpFactory(state=state.value, reason_not_accepted="No.", proof="Seen.")

    assert made.state_name == STATE_NAMES[state]
    assert str(made) == made.key


@pytest.mark.parametrize("state", ["", "late", "Open"])
def test_another_state_is_refused(state):
    with pytest.raises(IntegrityError):
        FollowUpFactory(state=state)


def test_what_is_verified_has_its_proof():
    with pytest.raises(IntegrityError):
        FollowUpFactory(state="verified")


def test_an_update_is_shown_by_its_key():
    assert str(FollowUpUpdateFactory(key="june")) == "june"


def test_what_is_not_accepted_says_why():
    with pytest.raises(IntegrityError):
        FollowUpFactory(state="not_accepted")
