"""What the plan says of itself in words, and what the database refuses of it."""

import pytest
from django.db import IntegrityError

from sightline.apps.plan.types import PROGRESS_NAMES, Applies, Progress
from tests.factories.partnership import AgencyListingFactory, GroupFactory
from tests.factories.plan import (
    AimFactory,
    ObjectiveFactory,
    PlanActionFactory,
    PriorityFactory,
    ProgressLineFactory,
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
    assert str(ObjectiveFactory(title="Help in time")) == "Help in time"
    assert str(ProgressLineFactory(key="q4", priority=PriorityFactory())) == "q4"
    assert str(StrengthOrChallengeFactory(key="schools")) == "schools"


@pytest.mark.parametrize(
    "factory",
    [PriorityFactory, ObjectiveFactory, PlanActionFactory],
    ids=lambda each: each.__name__,
)
def test_little_or_no_progress_says_why(factory):
    with pytest.raises(IntegrityError):
        factory(progress="little_or_no_progress", progress_note="")


@pytest.mark.parametrize(
    "factory", [ObjectiveFactory, PlanActionFactory], ids=lambda each: each.__name__
)
def test_what_is_achieved_says_what_came_of_it(factory):
    with pytest.raises(IntegrityError):
        factory(progress="achieved", outcome_for_children="")


@pytest.mark.parametrize("count", [0, 2])
def test_a_line_is_about_one_thing(count):
    things = {"priority": PriorityFactory(), "objective": ObjectiveFactory()}

    with pytest.raises(IntegrityError):
        ProgressLineFactory(**dict(list(things.items())[:count]))


def test_a_line_says_what_it_is_about():
    priority, objective = PriorityFactory(title="Neglect"), ObjectiveFactory(title="In time")
    action = PlanActionFactory(title="Publish", objective=objective)
    lines = [
        ProgressLineFactory(**about)
        for about in ({"priority": priority}, {"objective": objective}, {"plan_action": action})
    ]

    assert [(line.kind_name, line.about) for line in lines] == [
        ("Priority", "Neglect"),
        ("Objective", "In time"),
        ("Action", "Publish"),
    ]


def test_an_action_serves_the_priority_of_its_objective():
    objective = ObjectiveFactory()

    assert PlanActionFactory(objective=objective).serves == objective.priority
    assert PlanActionFactory().serves is None
