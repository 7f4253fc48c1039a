import csv
import io

import pytest

from sightline.kit.permission import Role
from tests.factories.concerns import CodingFactory, ConcernGroupFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory
from tests.factories.plan import PriorityFactory
from tests.reading_pages import having, main, only, page_of, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/concerns/"


def coded(listing, **finding):
    return CodingFactory(concern=listing.concern, finding=FindingFactory(**finding))


def table_rows(answer):
    """The words of each concern's row, the heading rows left out."""
    bodies = having(page_of(answer), "app-matrix__concern")
    return [[words(cell) for cell in body.findall(".//tr/*")] for body in bodies]


def test_each_cell_reads_as_words(sign_in):
    listing = ConcernListingFactory(title="Neglect")
    coded(listing, origin="audit", observed="March 2020")
    coded(listing, origin="audit", observed="2018-01-31")
    coded(listing, origin="audit", polarity="strength")

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    cells = table_rows(answer)[0]
    assert cells[0] == "Neglect"
    assert cells[1] == "Audits: 2 of concern, latest March 2020; +1 strength"
    assert cells[2] == "Data: nothing coded·"


def test_an_old_cell_says_its_age(sign_in):
    coded(ConcernListingFactory(), observed="2018-01-31")

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    assert table_rows(answer)[0][1].endswith("31 January 2018, over 24 months old")


def test_a_concern_without_coded_findings_says_only_that(sign_in):
    ConcernListingFactory(title="Neglect")

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    [row] = table_rows(answer)
    assert row[:2] == ["Neglect", "Listed by the partnership, evidence not coded"]
    assert "Single source" not in " ".join(row)


def test_a_row_ends_with_its_owner_and_its_priority(sign_in):
    owner = AgencyListingFactory(name="Thornshire Council")
    listing = ConcernListingFactory(owner_agency=owner)
    PriorityFactory(title="Act early", concerns=[listing])
    coded(listing)

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    assert table_rows(answer)[0][-3:] == ["Single source", "Thornshire Council", "Act early"]


def test_groups_head_their_concerns(sign_in):
    ConcernListingFactory(group=ConcernGroupFactory(title="Repeat themes"))

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    assert [words(row) for row in having(page_of(answer), "app-matrix__group")] == ["Repeat themes"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("?stream=data", ["Seen in data"], id="stream"),
        pytest.param("?agency=police", ["Seen in data"], id="agency"),
        pytest.param("?weight=3", ["Heavy"], id="strength"),
        pytest.param("?weight=not-stated", ["Seen in data"], id="strength-not-stated"),
        pytest.param("?group=second", ["Heavy", "Silent"], id="group"),
        pytest.param("?stream=none-such", ["Seen in data", "Heavy", "Silent"], id="not-on-offer"),
    ],
)
def test_the_matrix_can_be_narrowed(sign_in, query, titles):
    police = AgencyListingFactory(key="police")
    second = ConcernGroupFactory(key="second")
    finding = coded(ConcernListingFactory(title="Seen in data"), origin="data").finding
    finding.agencies.add(police)
    coded(ConcernListingFactory(title="Heavy", group=second), weight=3)
    ConcernListingFactory(title="Silent", group=second)

    answer = sign_in(Role.PARTNER).get(ADDRESS + query)

    assert [row[0] for row in table_rows(answer)] == titles


def test_when_nothing_is_of_the_kind_the_page_says_so_and_leads_back(sign_in):
    ConcernListingFactory()

    page = main(sign_in(Role.PARTNER).get(f"{ADDRESS}?stream=data"))

    assert "No concern has evidence of this kind. Show all concerns" in words(page)


def test_one_year_alone_offers_no_change_and_no_choice_of_year(sign_in):
    ConcernListingFactory()

    page = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "Change since" not in page
    assert "Year of evidence" not in page


def test_with_an_earlier_year_the_matrix_shows_what_changed(sign_in):
    earlier = YearFactory(first=2018)
    for year in (earlier, YearFactory()):
        listing = ConcernListingFactory(key="neglect", title="Neglect", year=year)
    ConcernListingFactory(title="Left behind", year=earlier)
    coded(listing, year=earlier, observed="2018/19")
    coded(listing)

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}?show=change")

    assert table_rows(answer)[0][1].endswith("1 more")
    assert "Listed in 2018/19 and no longer Left behind" in words(main(answer))


def test_findings_coded_to_nothing_wait_below_with_a_way_to_code_them(sign_in):
    ConcernListingFactory()
    FindingFactory(key="waiting", statement="Nobody has read this.")

    page = page_of(sign_in(Role.ANALYST).get(ADDRESS))

    [item] = having(page, "app-waiting__item")
    assert words(item).startswith("Nobody has read this.")
    assert item.find(".//a").get("href") == "/2019-20/concerns/coding/waiting/"


def test_those_who_may_not_code_are_led_to_read(sign_in):
    FindingFactory(key="waiting")

    page = page_of(sign_in(Role.PARTNER).get(ADDRESS))

    [item] = having(page, "app-waiting__item")
    assert item.find(".//a").get("href") == "/2019-20/evidence/waiting/"


def test_before_a_register_is_loaded_the_page_says_how_to_begin(sign_in):
    YearFactory()

    page = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "No concern is listed for 2019/20. Add a heading" in page


def test_the_matrix_downloads_with_one_column_a_fact(sign_in):
    listing = ConcernListingFactory(title="=Neglect")
    coded(listing, observed="March 2020")

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}?download=csv")

    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["Concern"] == "'=Neglect"
    assert row["Audits: findings of concern"] == "1"
    assert row["Audits: latest"] == "March 2020"
    assert row["Taken together"] == "Single source"
    assert 'filename="matrix-of-concerns-2019-20.csv"' in answer["Content-Disposition"]


def test_the_download_holds_what_is_shown(sign_in):
    coded(ConcernListingFactory(title="Neglect"), origin="data")
    ConcernListingFactory(title="Elsewhere", group=ConcernGroupFactory(key="second"))

    page = page_of(sign_in(Role.PARTNER).get(f"{ADDRESS}?group=second"))

    links = [a.get("href") for a in page.findall(".//main//a[@download]")]
    assert links == ["?group=second&download=csv", "?group=second&download=xlsx"]


def test_the_matrix_opens_to_readers_of_the_year_alone(sign_in):
    YearFactory()

    assert sign_in(Role.PRACTITIONER).get(ADDRESS).status_code == 403
    assert sign_in(Role.PARTNER).get("/2031-32/concerns/").status_code == 404
    assert sign_in(Role.PARTNER).post(ADDRESS).status_code == 405


def test_the_matrix_costs_the_same_however_many_concerns(sign_in, django_assert_max_num_queries):
    for place in range(40):
        listing = ConcernListingFactory()
        coded(listing, key=f"f{place}")
        FindingFactory()
        PriorityFactory(concerns=[listing])
    client = sign_in(Role.PARTNER)

    with django_assert_max_num_queries(25):
        answer = client.get(ADDRESS)

    assert len(table_rows(answer)) == 40
    assert only(page_of(answer), ".//h1").text == "Concerns and their evidence"
