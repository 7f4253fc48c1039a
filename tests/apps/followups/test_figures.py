"""The list of follow-ups counted: all, still to do, overdue, closed with nothing to show."""

from datetime import date

import pytest

from sightline.apps.followups import figures
from sightline.core.figures import by_key
from sightline.kit.access import COMMAND_LINE
from tests.factories.followups import FollowUpFactory
from tests.factories.partnership import YearFactory

pytestmark = pytest.mark.django_db


def test_each_figure_counts_its_follow_ups_and_has_them_beneath_it():
    FollowUpFactory(key="late", due=date(2020, 3, 30))
    FollowUpFactory(key="on-the-day", due=date(2020, 3, 31), state="in_progress")
    FollowUpFactory(key="done-late", due=date(2020, 3, 1), state="done")
    FollowUpFactory(key="proven", due=date(2020, 4, 1), state="verified", proof="Minutes")

    found = by_key(figures.offered(COMMAND_LINE, YearFactory()))

    assert {key: [row.key for row in figure.beneath] for key, figure in found.items()} == {
        "follow-ups.all": ["done-late", "late", "on-the-day", "proven"],
        "follow-ups.to-do": ["late", "on-the-day"],
        "follow-ups.overdue": ["late"],
        "follow-ups.closed-without-proof": ["done-late"],
    }
