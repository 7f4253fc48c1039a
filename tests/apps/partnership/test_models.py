"""What the database itself refuses of a partnership and its years."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from sightline.core.periods import parse_period
from tests.factories.partnership import (
    AgencyFactory,
    AgencyListingFactory,
    GroupFactory,
    LinkageFactory,
    NoteFactory,
    PartnershipFactory,
    PartnershipNameFactory,
    SeatFactory,
    TermsOfReferenceFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("fields", [{"key": "oakshire"}, {"key": "oakshire", "only": False}])
def test_there_is_one_partnership(fields):
    PartnershipFactory()

    with pytest.raises(IntegrityError):
        PartnershipFactory(**fields)


@pytest.mark.parametrize("ends_on", [date(2019, 4, 1), date(2019, 3, 31)])
def test_a_year_ends_after_it_starts(ends_on):
    with pytest.raises(IntegrityError):
        YearFactory(ends_on=ends_on)


def test_a_key_stands_once_in_a_year_and_again_in_another():
    AgencyListingFactory(key="police", agency=AgencyFactory(key="police"))
    other = YearFactory(first=2018)
    AgencyListingFactory(key="police", agency=AgencyFactory(key="police-2"), year=other)

    with pytest.raises(IntegrityError):
        AgencyListingFactory(key="police", agency=AgencyFactory(key="police-3"))


@pytest.mark.parametrize(
    ("valid_from", "valid_to"),
    [
        pytest.param(None, None, id="always"),
        pytest.param(date(2020, 4, 1), None, id="from-a-day"),
        pytest.param(None, date(2020, 4, 1), id="to-a-day"),
        pytest.param(date(2020, 4, 1), date(2020, 4, 1), id="for-a-day"),
    ],
)
def test_a_name_holds_from_one_day_to_another(valid_from, valid_to):
    assert PartnershipNameFactory(valid_from=valid_from, valid_to=valid_to).pk


def test_a_name_does_not_end_before_it_starts():
    with pytest.raises(IntegrityError):
        PartnershipNameFactory(valid_from=date(2020, 4, 2), valid_to=date(2020, 4, 1))


def test_an_agency_that_a_year_lists_cannot_be_deleted():
    listing = AgencyListingFactory()

    with pytest.raises(ProtectedError):
        listing.agency.delete()


def test_meetings_are_not_fewer_than_none():
    with pytest.raises(IntegrityError):
        GroupFactory(meetings_a_year=-1)


def test_terms_are_not_to_be_looked_at_again_before_they_were_approved():
    with pytest.raises(IntegrityError):
        TermsOfReferenceFactory(approved="2019-09-12", review_by="2019-09-11")


def test_a_year_knows_its_period():
    assert YearFactory().period == parse_period("2019/20")


def test_each_is_shown_by_its_name():
    shown = [
        str(made)
        for made in (
            PartnershipFactory(), YearFactory(), PartnershipNameFactory(name="The Board"),
            AgencyFactory(key="police"), AgencyListingFactory(name="Police"),
            GroupFactory(name="Executive"), SeatFactory(title="Chair"),
            TermsOfReferenceFactory(key="t-1"), LinkageFactory(body="Health board"),
            NoteFactory(key="n-1"),
        )
    ]  # fmt: skip

    assert shown == [
        "thornshire", "2019/20", "The Board", "police", "Police", "Executive", "Chair",
        "t-1", "Health board", "n-1",
    ]  # fmt: skip
