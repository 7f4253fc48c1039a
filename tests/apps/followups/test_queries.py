"""Which follow-ups are read, in what order, and at what cost."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.followups import queries
from sightline.kit.access import STRANGER, Actor
from sightline.kit.permission import Role
from tests.factories.concerns import ConcernListingFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.partnership import AgencyListingFactory, GroupFactory, YearFactory

pytestmark = pytest.mark.django_db
READER = Actor("Partner", frozenset({Role.PARTNER}), person=1)


def test_those_who_may_not_see_are_refused():
    with pytest.raises(PermissionDenied):
        queries.follow_ups(STRANGER, YearFactory())


def test_the_first_due_come_first_and_those_without_a_date_last():
    none_b = FollowUpFactory(position=2)
    none_a = FollowUpFactory(position=1)
    may = FollowUpFactory(due=date(2020, 5, 1), position=4)
    april_b = FollowUpFactory(due=date(2020, 4, 1), position=9)
    april_a = FollowUpFactory(due=date(2020, 4, 1), position=3)
    FollowUpFactory(year=YearFactory(first=2018))

    found = list(queries.follow_ups(READER, YearFactory()))

    assert found == [april_a, april_b, may, none_a, none_b]


def test_still_to_do_is_what_is_open_or_in_progress():
    for state in ("open", "done", "in_progress", "verified"):
        FollowUpFactory(proof="Seen", state=state, key=state)

    found = [row.key for row in queries.still_to_do(READER, YearFactory())]

    assert found == ["open", "in_progress"]


def test_a_concern_has_its_follow_ups():
    concern, other = ConcernListingFactory.create_batch(2)
    both = FollowUpFactory(concerns=[concern, other])
    FollowUpFactory(concerns=[other])

    assert list(queries.for_concern(READER, YearFactory(), concern.key)) == [both]


def test_the_list_costs_the_same_however_long(django_assert_num_queries):
    year = YearFactory()
    agency, group = AgencyListingFactory(), GroupFactory()
    FollowUpFactory.create_batch(
        20, agency=agency, group=group, concerns=ConcernListingFactory.create_batch(2)
    )

    with django_assert_num_queries(2):  # follow-ups, concerns
        for row in queries.follow_ups(READER, year):
            assert row.agreed_by
            assert len(row.concerns.all()) == 2
