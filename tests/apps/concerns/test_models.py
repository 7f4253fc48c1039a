"""What the database itself refuses of the register and its codings."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from tests.factories.accounts import PersonFactory
from tests.factories.concerns import CodingFactory, ConcernGroupFactory, ConcernListingFactory
from tests.factories.partnership import AgencyListingFactory, GroupFactory

pytestmark = pytest.mark.django_db
THEN = datetime(2020, 6, 2, 9, 0, tzinfo=UTC)


def test_a_standing_coding_stands_once():
    coding = CodingFactory()

    with pytest.raises(IntegrityError):
        CodingFactory(finding=coding.finding, concern=coding.concern)


def test_withdrawn_codings_may_stand_beside_the_standing_one():
    coding = CodingFactory()

    for _ in range(2):
        CodingFactory(finding=coding.finding, concern=coding.concern, withdrawn=True)


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param({"withdrawn_at": None}, id="when"),
        pytest.param({"withdrawn_by": None}, id="who"),
        pytest.param({"withdrawn_reason": ""}, id="why"),
        pytest.param({"withdrawn_by": None, "withdrawn_reason": ""}, id="who-and-why"),
        pytest.param({"withdrawn_at": None, "withdrawn_reason": ""}, id="when-and-why"),
    ],
)
def test_a_withdrawal_says_who_when_and_why(missing):
    whole = {"withdrawn_at": THEN, "withdrawn_by": PersonFactory(), "withdrawn_reason": "Adults."}

    with pytest.raises(IntegrityError):
        CodingFactory(**(whole | missing))


def test_an_earlier_year_has_its_source():
    ConcernListingFactory(earlier_year="2017/18", earlier_year_source="Page 9")

    with pytest.raises(IntegrityError):
        ConcernListingFactory(earlier_year="2017/18", earlier_year_source="")


def test_a_year_lists_a_concern_once():
    listing = ConcernListingFactory()

    with pytest.raises(IntegrityError):
        ConcernListingFactory(key=listing.key, concern=listing.concern)


def test_a_person_who_coded_cannot_be_deleted():
    coding = CodingFactory(by_a_person=True)

    with pytest.raises(ProtectedError):
        coding.coded_by.delete()


def test_the_group_comes_before_the_agency_as_owner():
    agency, group = AgencyListingFactory(name="The council"), GroupFactory(name="The board")

    assert ConcernListingFactory().owner == ""
    assert ConcernListingFactory(owner_agency=agency).owner == "The council"
    assert ConcernListingFactory(owner_agency=agency, owner_group=group).owner == "The board"


def test_each_is_shown_by_its_name():
    listing = ConcernListingFactory(key="neglect", title="Neglect")

    assert str(listing) == "Neglect"
    assert str(listing.concern) == "neglect"
    assert str(ConcernGroupFactory(title="Harm")) == "Harm"
    assert str(CodingFactory()).startswith("coding ")
