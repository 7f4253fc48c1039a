"""What of the register is read, in what order, and at what cost."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.concerns import queries
from sightline.apps.concerns.types import NOT_STATED, Only, Repeat
from sightline.kit.access import STRANGER, Actor
from sightline.kit.permission import Role
from tests.factories.concerns import CodingFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db
ANALYST = Actor("Data analyst", frozenset({Role.ANALYST}), person=1)
READER = Actor("Partner", frozenset({Role.PARTNER}), person=2)


def coded(listing, **finding):
    return CodingFactory(concern=listing.concern, finding=FindingFactory(**finding))


def rows(only=None):
    found = queries.matrix(READER, YearFactory(), only)
    return {row.concern.key: row for row in found.rows}


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda year: queries.matrix(STRANGER, year), id="matrix"),
        pytest.param(lambda year: queries.concerns(STRANGER, year), id="concerns"),
        pytest.param(lambda year: queries.groups(STRANGER, year), id="groups"),
        pytest.param(lambda year: queries.codings(STRANGER, year), id="codings"),
        pytest.param(lambda year: queries.years_of(STRANGER, year, "a"), id="years"),
        pytest.param(lambda year: queries.findings_not_coded(STRANGER, year), id="not-coded"),
        pytest.param(lambda year: queries.history_of_finding(STRANGER, None), id="history"),
        pytest.param(lambda year: queries.standing_coding(READER, year, 1), id="to-withdraw"),
    ],
)
def test_those_who_may_not_see_are_refused(ask):
    with pytest.raises(PermissionDenied):
        ask(YearFactory())


def test_a_withdrawn_coding_is_in_no_cell():
    listing = ConcernListingFactory()
    CodingFactory(concern=listing.concern, withdrawn=True)

    assert not rows()[listing.key].coded


def test_findings_of_earlier_years_count_and_later_ones_do_not():
    listing = ConcernListingFactory(key="neglect")
    coded(listing, key="earlier", year=YearFactory(first=2018))
    coded(listing, key="now")
    coded(listing, key="later", year=YearFactory(first=2020))

    row = rows()["neglect"]

    assert row.cells[0].concerns == ("earlier", "now")
    assert row.repeat == Repeat.EVIDENCED


def test_what_was_observed_after_the_as_at_date_waits():
    listing = ConcernListingFactory()
    coded(listing, observed="2020-04-01", observed_to=date(2020, 4, 1))

    assert not rows()[listing.key].coded


def test_an_earlier_years_listing_is_not_in_this_years_matrix():
    ConcernListingFactory(key="then", year=YearFactory(first=2018))
    ConcernListingFactory(key="now")

    assert list(rows()) == ["now"]


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        pytest.param(Only(), {"a", "b", "c"}, id="all"),
        pytest.param(Only(stream="data"), {"b"}, id="stream"),
        pytest.param(Only(agency="police"), {"a"}, id="agency"),
        pytest.param(Only(weight="2"), {"b"}, id="weight"),
        pytest.param(Only(weight=NOT_STATED), {"a", "c"}, id="weight-not-stated"),
        pytest.param(Only(year="2018-19"), {"c"}, id="year"),
        pytest.param(Only(stream="audit", year="2019-20"), {"a"}, id="two-at-once"),
        pytest.param(Only(stream="case_review"), set(), id="none"),
    ],
)
def test_only_some_findings_may_be_counted(only, kept):
    listing = ConcernListingFactory(key="neglect")
    coded(listing, key="a", agencies=[AgencyListingFactory(key="police")])
    coded(listing, key="b", origin="data", weight=2)
    coded(listing, key="c", year=YearFactory(first=2018))

    row = rows(only)["neglect"]

    assert {key for cell in row.cells for key in cell.concerns} == kept


def test_a_finding_of_two_agencies_counts_once_for_each():
    both = AgencyListingFactory.create_batch(2)
    listing = ConcernListingFactory()
    coded(listing, agencies=both)

    assert rows()[listing.key].findings_of_concern == 1
    assert rows(Only(agency=both[1].key))[listing.key].findings_of_concern == 1


def test_a_cell_opens_its_findings():
    listing = ConcernListingFactory(key="neglect")
    audit, _ = coded(listing, key="a"), coded(listing, key="d", origin="data")

    assert list(queries.codings_of_cell(READER, YearFactory(), "neglect", "audit")) == [audit]


def test_findings_that_nobody_has_coded_wait():
    waiting, withdrawn = FindingFactory(key="waiting"), FindingFactory(key="withdrawn")
    CodingFactory(finding=withdrawn, withdrawn=True)
    CodingFactory()
    FindingFactory(year=YearFactory(first=2018))

    assert list(queries.findings_not_coded(READER, YearFactory())) == [waiting, withdrawn]


def test_a_findings_history_shows_what_was_withdrawn():
    finding = FindingFactory()
    CodingFactory(finding=finding, withdrawn=True)
    CodingFactory(finding=finding)

    assert queries.history_of_finding(READER, finding).count() == 2


def test_only_a_standing_coding_of_the_year_can_be_withdrawn():
    year = YearFactory()
    standing, gone = CodingFactory(), CodingFactory(withdrawn=True)
    elsewhere = CodingFactory(finding=FindingFactory(year=YearFactory(first=2018)))

    assert queries.standing_coding(ANALYST, year, standing.pk) == standing
    assert queries.standing_coding(ANALYST, year, gone.pk) is None
    assert queries.standing_coding(ANALYST, year, elsewhere.pk) is None


def test_a_concern_has_its_years_so_far_the_oldest_first():
    for first in (2019, 2017, 2020, 2018):
        ConcernListingFactory(key="neglect", year=YearFactory(first=first))

    found = [row.year.label for row in queries.years_of(READER, YearFactory(), "neglect")]

    assert found == ["2017/18", "2018/19", "2019/20"]


def test_the_matrix_costs_the_same_however_large(django_assert_num_queries):
    year = YearFactory()
    for listing in ConcernListingFactory.create_batch(20):
        coded(listing, agencies=AgencyListingFactory.create_batch(2))

    with django_assert_num_queries(2):  # concerns, codings
        queries.matrix(READER, year)


def test_a_concerns_page_costs_the_same_however_many_findings(django_assert_num_queries):
    year, listing = YearFactory(), ConcernListingFactory(key="neglect")
    for _ in range(20):
        coded(listing, agencies=AgencyListingFactory.create_batch(2))

    with django_assert_num_queries(2):  # codings, agencies
        for row in queries.codings_of_concern(READER, year, "neglect"):
            _ = (row.finding.year.label, row.concern.key, row.coded_by)
            assert len(row.finding.agencies.all()) == 2


def test_the_register_costs_one_query(django_assert_num_queries):
    year = YearFactory()
    ConcernListingFactory.create_batch(20, owner_agency=AgencyListingFactory())

    with django_assert_num_queries(1):
        assert all(row.owner and row.group.title for row in queries.concerns(READER, year))
