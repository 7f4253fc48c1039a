"""Which findings are read, and at what cost."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.evidence import queries
from sightline.kit.access import STRANGER, Actor
from sightline.kit.permission import Role
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db
READER = Actor("Partner", frozenset({Role.PARTNER}), person=1)
PRACTITIONER = Actor("Practitioner", frozenset({Role.PRACTITIONER}), person=1)


@pytest.mark.parametrize("who", [STRANGER, PRACTITIONER], ids=["stranger", "practitioner"])
@pytest.mark.parametrize("ask", [queries.findings, queries.findings_up_to], ids=["year", "up-to"])
def test_those_who_may_not_see_are_refused(ask, who):
    with pytest.raises(PermissionDenied):
        ask(who, YearFactory())


def test_a_years_findings_are_its_own_in_the_order_of_its_pack():
    second, first = FindingFactory(position=2), FindingFactory(position=1)
    FindingFactory(year=YearFactory(first=2018))

    assert list(queries.findings(READER, YearFactory())) == [first, second]


@pytest.mark.parametrize(
    ("first", "observed_to", "counts"),
    [
        pytest.param(2019, date(2020, 3, 31), True, id="on-the-day"),
        pytest.param(2019, date(2020, 4, 1), False, id="the-day-after"),
        pytest.param(2018, date(2018, 6, 1), True, id="gathered-earlier"),
        pytest.param(2020, date(2019, 6, 1), False, id="gathered-later"),
    ],
)
def test_findings_up_to_a_year_were_gathered_and_observed_by_then(first, observed_to, counts):
    FindingFactory(year=YearFactory(first=first), observed_to=observed_to)

    assert queries.findings_up_to(READER, YearFactory()).exists() == counts


def test_agencies_named_are_each_listed_once():
    named, _ = AgencyListingFactory.create_batch(2)
    FindingFactory.create_batch(2, agencies=[named])

    assert list(queries.agencies_named(READER, YearFactory())) == [named]


def test_findings_with_their_agencies_cost_the_same_however_many(django_assert_num_queries):
    year = YearFactory()
    FindingFactory.create_batch(20, agencies=AgencyListingFactory.create_batch(2))

    with django_assert_num_queries(2):  # findings, agencies
        for finding in queries.findings_up_to(READER, year):
            assert finding.year.label
            assert len(finding.agencies.all()) == 2
