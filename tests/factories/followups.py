"""Follow-ups, open and without a date, and what is said of them."""

import factory

from sightline.apps.followups.models import FollowUp, FollowUpUpdate
from tests.factories.partnership import YearRowFactory, linked


class FollowUpFactory(YearRowFactory):
    class Meta:
        model = FollowUp

    key = factory.Sequence("follow-up-{}".format)
    title = "Share the plan"
    asked_by = "An audit"
    state = "open"
    concerns = linked("concerns")


class FollowUpUpdateFactory(YearRowFactory):
    class Meta:
        model = FollowUpUpdate

    key = factory.Sequence("update-{}".format)
    follow_up = factory.SubFactory(FollowUpFactory, year=factory.SelfAttribute("..year"))
    on = "2020-01-15"
    by = "Head of quality"
    update = "Half of the teams have the plan."
