"""Follow-ups: open, and without a date."""

import factory

from sightline.apps.followups.models import FollowUp
from tests.factories.partnership import YearRowFactory, linked


class FollowUpFactory(YearRowFactory):
    class Meta:
        model = FollowUp

    key = factory.Sequence("follow-up-{}".format)
    title = "Share the plan"
    asked_by = "An audit"
    state = "open"
    concerns = linked("concerns")
