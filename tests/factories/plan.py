"""The plan of this year: nothing is said of how far it has come, unless a test says it."""

import factory

from sightline.apps.plan import models
from tests.factories.partnership import YearRowFactory, linked


def if_progress_is(progress, words):
    """What that progress has to say; empty for any other."""
    return factory.LazyAttribute(lambda row: words if row.progress == progress else "")


class AimFactory(YearRowFactory):
    class Meta:
        model = models.Aim

    key = factory.Sequence("aim-{}".format)
    title = "Leadership"


class PriorityFactory(YearRowFactory):
    class Meta:
        model = models.Priority

    key = factory.Sequence("priority-{}".format)
    title = "Neglect"
    applies = "this_year"
    progress = "not_stated"
    progress_note = if_progress_is("little_or_no_progress", "Nobody had the time.")
    concerns = linked("concerns")


class ObjectiveFactory(YearRowFactory):
    class Meta:
        model = models.Objective

    key = factory.Sequence("objective-{}".format)
    title = "Help comes in time"
    priority = factory.SubFactory(PriorityFactory, year=factory.SelfAttribute("..year"))
    applies = "this_year"
    progress = "not_stated"
    progress_note = if_progress_is("little_or_no_progress", "Nobody had the time.")
    outcome_for_children = if_progress_is("achieved", "Help comes sooner.")


class PlanActionFactory(YearRowFactory):
    class Meta:
        model = models.PlanAction

    key = factory.Sequence("action-{}".format)
    title = "Publish the toolkit"
    applies = "this_year"
    progress = "not_stated"
    progress_note = if_progress_is("little_or_no_progress", "Nobody had the time.")
    outcome_for_children = if_progress_is("achieved", "Help comes sooner.")


class ProgressLineFactory(YearRowFactory):
    """A test says what it is about: a priority, an objective or a plan_action."""

    class Meta:
        model = models.ProgressLine

    key = factory.Sequence("line-{}".format)
    quarter = "2019/20 Q4"
    progress = "under_way"
    line = "The toolkit was tried out."


class StrengthOrChallengeFactory(YearRowFactory):
    class Meta:
        model = models.StrengthOrChallenge

    key = factory.Sequence("summing-up-{}".format)
    kind = "strength"
    statement = "Schools took part."
    concerns = linked("concerns")
