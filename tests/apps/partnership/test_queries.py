"""What of the partnership is read, by whom, and at what cost."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.partnership import queries
from sightline.kit.access import STRANGER, Actor
from sightline.kit.permission import Role
from tests.factories.partnership import (
    AgencyListingFactory,
    GroupFactory,
    LinkageFactory,
    NoteFactory,
    PartnershipFactory,
    PartnershipNameFactory,
    SeatFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db
PRACTITIONER = Actor("Practitioner", frozenset({Role.PRACTITIONER}), person=1)
ADMINISTRATOR = Actor("Accounts", frozenset({Role.ACCOUNTS_ADMINISTRATOR}), person=1)


@pytest.mark.parametrize("who", [STRANGER, ADMINISTRATOR], ids=["stranger", "administrator"])
@pytest.mark.parametrize(
    "ask",
    [queries.names, queries.numbered_names, queries.agencies, queries.groups, queries.linkages,
     queries.terms_of_reference, queries.notes],
    ids=lambda ask: ask.__name__,
)  # fmt: skip
def test_those_who_may_not_see_are_refused(ask, who):
    with pytest.raises(PermissionDenied):
        ask(who, YearFactory())


def test_anyone_at_work_may_see_the_partnership():
    AgencyListingFactory()

    assert queries.agencies(PRACTITIONER, YearFactory()).count() == 1


def test_before_a_year_is_loaded_there_is_nothing():
    assert queries.the_partnership() is None
    assert queries.newest_year() is None
    assert queries.year("2019-20") is None


def test_years_are_found_by_their_place_in_time():
    middle, oldest, newest = (YearFactory(first=first) for first in (2018, 2017, 2019))
    partnership = PartnershipFactory()

    assert queries.the_partnership() == partnership
    assert list(queries.years()) == [newest, middle, oldest]
    assert queries.newest_year() == newest
    assert queries.year("2018-19") == middle
    assert queries.year_before(newest) == middle
    assert queries.year_before(oldest) is None
    assert list(queries.years_up_to(middle)) == [middle, oldest]


def test_the_year_before_is_the_nearest_that_is_loaded():
    newest, oldest = YearFactory(first=2019), YearFactory(first=2015)

    assert queries.year_before(newest) == oldest


def test_the_name_shown_is_that_of_the_as_at_date():
    PartnershipNameFactory(name="The Board", valid_to=date(2020, 3, 30))
    PartnershipNameFactory(name="The Partnership", valid_from=date(2020, 3, 31))

    assert queries.shown_name(YearFactory()).name == "The Partnership"


def test_without_a_name_none_is_shown():
    assert queries.shown_name(YearFactory()) is None


def test_notes_are_found_by_what_they_are_about():
    first = NoteFactory(about="figure", about_key="a")
    second = NoteFactory(about="figure", about_key="b")
    NoteFactory(about="section", about_key="a")
    NoteFactory(about="figure", about_key="a", year=YearFactory(first=2018))

    def about(*keys):
        return list(queries.notes_about(PRACTITIONER, YearFactory(), "figure", *keys))

    assert about() == [first, second]
    assert about("a") == [first]
    assert about("a", "b") == [first, second]
    assert about("c") == []


def test_another_years_rows_are_not_shown():
    then = YearFactory(first=2018)
    for factory in (AgencyListingFactory, GroupFactory, LinkageFactory, NoteFactory):
        factory(year=then)

    now = YearFactory()

    assert not queries.agencies(PRACTITIONER, now).exists()
    assert not queries.groups(PRACTITIONER, now).exists()
    assert not queries.linkages(PRACTITIONER, now).exists()
    assert not queries.notes(PRACTITIONER, now).exists()


def test_groups_with_their_seats_cost_the_same_however_many(django_assert_num_queries):
    year = YearFactory()
    for group in GroupFactory.create_batch(20):
        SeatFactory.create_batch(2, group=group, agency=AgencyListingFactory())

    with django_assert_num_queries(2):  # groups, seats with their agencies
        for group in queries.groups(PRACTITIONER, year):
            assert all(seat.agency.name for seat in group.seats.all())


def test_agencies_cost_one_query(django_assert_num_queries):
    year = YearFactory()
    AgencyListingFactory.create_batch(20)

    with django_assert_num_queries(1):
        assert all(row.agency.key for row in queries.agencies(PRACTITIONER, year))
