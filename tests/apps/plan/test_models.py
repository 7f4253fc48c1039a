"""What the plan says of itself in words."""

import pytest

from sightline.apps.plan.types import PROGRESS_NAMES, Applies, Progress
from tests.factories.partnership import AgencyListingFactory, GroupFactory
from tests.factories.plan import (
    AimFactory,
    PlanActionFactory,
    PriorityFactory,
    StrengthOrChallengeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("applies", "this_year", "coming_year"),
    [
        (Applies.THIS_YEAR, True, False),
        (Applies.COMING_YEAR, False, True),
        (Applies.BOTH, True, True),
    ],
)
def test_a_priority_is_of_this_year_or_of_the_coming_one_or_of_both(
    applies, this_year, coming_year
):
    made = PriorityFactory(applies=applies.value)

    assert made.is_of_this_year == this_year
    assert made.is_of_the_coming_year == coming_year


@pytest.mark.parametrize("progress", Progress, ids=str)
def test_progress_has_a_name(progress):
    assert PlanActionFactory(progress=progress.value).progress_name == PROGRESS_NAMES[progress]


def test_the_group_comes_before_the_agency_as_lead():
    agency, group = AgencyListingFactory(name="Police"), GroupFactory(name="The board")

    assert PlanActionFactory().lead == ""
    assert PlanActionFactory(lead_agency=agency).lead == "Police"
    assert PlanActionFactory(lead_agency=agency, lead_group=group).lead == "The board"


def test_each_is_shown_by_its_name():
    assert str(AimFactory(title="Leadership")) == "Leadership"
    assert str(PriorityFactory(title="Neglect")) == "Neglect"
    assert str(PlanActionFactory(key="toolkit")) == "toolkit"
    assert str(StrengthOrChallengeFactory(key="schools")) == "schools"
