"""Loading the plan."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.plan import actions
from sightline.apps.plan.models import (
    Objective,
    PlanAction,
    Priority,
    ProgressLine,
    StrengthOrChallenge,
)
from sightline.apps.plan.types import (
    ActionEntry,
    AimEntry,
    Applies,
    Kind,
    LineEntry,
    ObjectiveEntry,
    PriorityEntry,
    Progress,
    SummingUpEntry,
)
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.keyed import Levelling
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.concerns import ConcernListingFactory
from tests.factories.partnership import AgencyListingFactory, GroupFactory, YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)


def priority(key, **fields):
    plain = {
        "title": "Neglect", "applies": Applies.BOTH, "aim": "lead", "concerns": (),
        "progress": Progress.UNDER_WAY, "progress_note": "", "source": "",
    }  # fmt: skip
    return PriorityEntry(key, **(plain | fields))


TOOLKIT = ActionEntry(
    "toolkit", "Publish the toolkit", "p", "o", "", Applies.THIS_YEAR, "police", "board",
    date(2020, 5, 1), "seen", Progress.ACHIEVED, "", "Help comes sooner.", "",
)  # fmt: skip
OBJECTIVE = ObjectiveEntry(
    "o", "Help comes in time", "p", "", Applies.BOTH, Progress.UNDER_WAY, "", "", ""
)
LINE = LineEntry("q4", "2019/20 Q4", "", "o", "", Progress.UNDER_WAY, "It was tried.", "")
SCHOOLS = SummingUpEntry("schools", Kind.STRENGTH, "", "Schools took part.", ("neglect",), "")


def load(*priorities, others=True, who=COMMAND_LINE):
    levelling = Levelling(YearFactory())
    tables = actions.Tables(
        aims=[AimEntry("lead", "Leadership", "", "")],
        priorities=priorities,
        objectives=[OBJECTIVE] if others else [],
        actions=[TOOLKIT] if others else [],
        lines=[LINE] if others else [],
        summing_up=[SCHOOLS] if others else [],
    )
    actions.load(actor=who, tables=tables, levelling=levelling, now=NOW)
    levelling.removals.carry_out()
    return {each.table: each for each in levelling.changes}


@pytest.fixture
def year():
    AgencyListingFactory(key="police", name="Police")
    GroupFactory(key="board", name="The board")
    ConcernListingFactory(key="neglect", title="Neglect")
    return YearFactory()


@pytest.mark.usefixtures("year")
def test_the_plan_hangs_together():
    load(priority("p", concerns=("neglect",)))

    kept, action = Priority.objects.get(), PlanAction.objects.get()
    assert (kept.aim.title, kept.progress_name) == ("Leadership", "Under way")
    assert [concern.title for concern in kept.concerns.all()] == ["Neglect"]
    assert (action.priority, action.aim, action.lead) == (kept, None, "The board")
    assert (action.objective.title, action.objective.priority) == ("Help comes in time", kept)
    assert ProgressLine.objects.get().about == "Help comes in time"
    assert StrengthOrChallenge.objects.get().concerns.count() == 1
    assert Entry.objects.get().event == "plan.loaded"


@pytest.mark.usefixtures("year")
def test_a_second_load_changes_only_what_differs():
    load(priority("p"), priority("q"), priority("gone"))

    changes = load(priority("p"), priority("q", concerns=("neglect",)), others=False)

    found = changes["priorities"]
    assert (found.changed, found.removed, found.unchanged) == (("q",), ("gone",), 1)
    assert changes["plan_actions"].removed == ("toolkit",)
    assert changes["aims"].unchanged == 1


@pytest.mark.usefixtures("year")
def test_an_action_outlives_the_priority_it_served():
    load(priority("p"))

    levelling = Levelling(YearFactory())
    tables = actions.Tables([], [], [], [replace(TOOLKIT, priority="", objective="")], [], [])
    actions.load(actor=COMMAND_LINE, tables=tables, levelling=levelling, now=NOW)
    levelling.removals.carry_out()

    assert PlanAction.objects.get().priority is None
    assert not Objective.objects.exists()
    assert not ProgressLine.objects.exists()


def test_only_those_who_may_load_do(year):
    with pytest.raises(PermissionDenied):
        load(who=Actor("Analyst", frozenset({Role.ANALYST}), person=1))
