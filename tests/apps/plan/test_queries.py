"""What of the plan is read, and at what cost."""

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.plan import queries
from sightline.apps.plan.types import Kind
from sightline.kit.access import COMMAND_LINE, STRANGER
from tests.factories.concerns import ConcernListingFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory
from tests.factories.plan import (
    AimFactory,
    PlanActionFactory,
    PriorityFactory,
    StrengthOrChallengeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "ask",
    [
        queries.aims,
        queries.priorities,
        queries.objectives,
        queries.plan_actions,
        queries.progress_lines,
        queries.strengths_and_challenges,
    ],
    ids=lambda ask: ask.__name__,
)
def test_those_who_may_not_see_are_refused(ask):
    with pytest.raises(PermissionDenied):
        ask(STRANGER, YearFactory())


def test_a_concern_has_its_priorities():
    concern, other = ConcernListingFactory.create_batch(2)
    both = PriorityFactory(concerns=[concern, other])
    PriorityFactory(concerns=[other])

    found = queries.priorities_for_concern(COMMAND_LINE, YearFactory(), concern.key)

    assert list(found) == [both]


def test_strengths_and_challenges_come_together_or_apart():
    challenge = StrengthOrChallengeFactory(kind="challenge", position=1)
    strength = StrengthOrChallengeFactory(kind="strength", position=2)

    def found(*kind):
        return list(queries.strengths_and_challenges(COMMAND_LINE, YearFactory(), *kind))

    assert found() == [challenge, strength]
    assert found(Kind.STRENGTH) == [strength]


def test_the_plan_costs_the_same_however_long(django_assert_num_queries):
    year, aim = YearFactory(), AimFactory()
    for priority in PriorityFactory.create_batch(
        20, aim=aim, concerns=ConcernListingFactory.create_batch(2)
    ):
        PlanActionFactory(priority=priority, aim=aim, lead_agency=AgencyListingFactory())

    with django_assert_num_queries(4):  # aims, priorities, their concerns, actions
        assert queries.aims(COMMAND_LINE, year).get() == aim
        for priority in queries.priorities(COMMAND_LINE, year):
            assert priority.aim.title
            assert len(priority.concerns.all()) == 2
        for action in queries.plan_actions(COMMAND_LINE, year):
            assert action.lead
            assert action.priority.title
