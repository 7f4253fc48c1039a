"""The plan of this year: nothing is said of how far it has come."""

import factory

from sightline.apps.plan import models
from tests.factories.partnership import YearRowFactory, linked


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
    concerns = linked("concerns")


class PlanActionFactory(YearRowFactory):
    class Meta:
        model = models.PlanAction

    key = factory.Sequence("action-{}".format)
    title = "Publish the toolkit"
    applies = "this_year"
    progress = "not_stated"


class StrengthOrChallengeFactory(YearRowFactory):
    class Meta:
        model = models.StrengthOrChallenge

    key = factory.Sequence("summing-up-{}".format)
    kind = "strength"
    statement = "Schools took part."
    concerns = linked("concerns")
