import csv
import io

import pytest

from sightline.kit.permission import Role
from tests.factories.concerns import CodingFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import AgencyListingFactory, NoteFactory, YearFactory
from tests.reading_pages import facts, having, main, only, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/evidence/"


def statements(answer):
    """What is listed, in its order."""
    return [words(row.find("th")) for row in main(answer).findall(".//tbody/tr")]


def coded(finding, **listing):
    return CodingFactory(finding=finding, concern=ConcernListingFactory(**listing).concern)


def test_the_first_line_counts_findings_and_those_that_wait(sign_in):
    coded(FindingFactory())
    FindingFactory.create_batch(2, polarity="strength")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    assert "3 findings in 2019/20, 1 of concern. 2 are coded to nothing yet." in words(page)


def test_a_row_says_what_a_finding_rests_on_and_what_it_is_coded_to(sign_in):
    finding = FindingFactory(key="f", statement="Plans were not shared.", origin="inspection")
    finding.agencies.add(AgencyListingFactory(name="Thornshire Council"))
    coded(finding, title="Neglect")

    [row] = main(sign_in(Role.PARTNER).get(ADDRESS)).findall(".//tbody/tr")

    assert [words(cell) for cell in row] == [
        "Plans were not shared.",
        "Inspection",
        "Concern",
        "31 March 2020",
        "Thornshire Council",
        "Neglect",
        "Page 4",
    ]
    assert row.find(".//a").get("href") == "/2019-20/evidence/f/"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        pytest.param("?stream=other", ["voice"], id="stream"),
        pytest.param("?origin=data", ["data"], id="origin"),
        pytest.param("?polarity=strength", ["data"], id="polarity"),
        pytest.param("?agency=police", ["audit"], id="agency"),
        pytest.param("?coded=yes", ["audit"], id="coded"),
        pytest.param("?coded=no", ["data", "voice"], id="not-coded"),
        pytest.param("?coded=no&stream=data", ["data"], id="both"),
        pytest.param("?find=VOICE", ["voice"], id="words"),
        pytest.param("?sort=-statement", ["voice", "data", "audit"], id="sorted"),
        pytest.param("?origin=gossip", ["audit", "data", "voice"], id="not-on-offer"),
    ],
)
def test_the_list_can_be_narrowed_and_sorted(sign_in, query, left):
    audit = FindingFactory(statement="audit")
    audit.agencies.add(AgencyListingFactory(key="police"))
    coded(audit)
    FindingFactory(statement="data", origin="data", polarity="strength")
    FindingFactory(statement="voice", origin="voice")

    assert statements(sign_in(Role.PARTNER).get(ADDRESS + query)) == left


def test_a_choice_that_leaves_nothing_says_so(sign_in):
    FindingFactory()

    page = words(main(sign_in(Role.PARTNER).get(f"{ADDRESS}?origin=data")))

    assert "No finding is of this kind. Show all, or choose otherwise." in page


def test_before_findings_are_loaded_the_page_says_where_they_come_from(sign_in):
    YearFactory()

    page = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "No finding is loaded for 2019/20 yet." in page
    assert "No finding is kept for this year yet" in page


def test_25_findings_stand_on_a_page(sign_in):
    FindingFactory.create_batch(30)
    client = sign_in(Role.PARTNER)

    first, second = (statements(client.get(f"{ADDRESS}?page={n}")) for n in (1, 2))

    assert (len(first), len(second)) == (25, 5)


def test_the_list_downloads_as_it_is_narrowed(sign_in):
    FindingFactory(statement="=SUM(A1)", origin="data")
    FindingFactory()

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}?origin=data&download=csv")

    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["What it says"] == "'=SUM(A1)"
    assert row["Coded to"] == "Nothing yet"


def test_the_list_costs_the_same_however_many_findings(sign_in, django_assert_max_num_queries):
    for _ in range(40):
        finding = FindingFactory()
        finding.agencies.add(AgencyListingFactory())
        coded(finding)
    client = sign_in(Role.PARTNER)

    with django_assert_max_num_queries(25):
        client.get(ADDRESS)


def test_findings_open_to_readers_of_the_year_alone(sign_in):
    FindingFactory(key="f")

    for address in (ADDRESS, f"{ADDRESS}f/"):
        assert sign_in(Role.PRACTITIONER).get(address).status_code == 403


def test_a_finding_shows_what_it_rests_on(sign_in):
    FindingFactory(key="f", statement="Plans were not shared.", origin="voice", record="Survey")
    NoteFactory(about="finding", about_key="f", note="It has no date.")

    page = main(sign_in(Role.PARTNER).get(f"{ADDRESS}f/"))

    assert words(only(page, ".//h1")) == (
        "A finding of concern, children's and families' voice Plans were not shared."
    )
    assert facts(page)["Kind of evidence"] == "Other sources: counted in no cell of the matrix"
    assert facts(page)["Strength"] == "Not stated"
    assert facts(page)["Agencies"] == "None named"
    assert facts(page)["Record"] == "Survey"
    assert "It has no date." in words(page)


def test_a_finding_keeps_the_history_of_its_codings(sign_in):
    finding = FindingFactory(key="f")
    listing = ConcernListingFactory(title="Neglect")
    CodingFactory(finding=finding, concern=listing.concern, by_a_person=True, withdrawn=True)
    CodingFactory(finding=finding, concern=ConcernListingFactory(title="Homes").concern)

    standing, withdrawn = having(
        main(sign_in(Role.PARTNER).get(f"{ADDRESS}f/")), "app-findings__item"
    )

    assert "Homes Coded by the pack on 1 June 2020" in words(standing)
    assert "Withdrawn" not in words(standing)
    assert "Neglect Withdrawn Coded by Data analyst on 1 June 2020" in words(withdrawn)
    assert "on 2 June 2020: It speaks of adults." in words(withdrawn)


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        pytest.param(Role.ANALYST, 2, id="may-code-and-withdraw"),
        pytest.param(Role.PARTNER, 0, id="may-only-read"),
    ],
)
def test_only_those_who_may_code_are_offered_it(sign_in, role, ways):
    coded(FindingFactory(key="f"))

    page = main(sign_in(role).get(f"{ADDRESS}f/"))

    addresses = [link.get("href") for link in page.findall(".//a")]
    assert sum("/concerns/coding" in address for address in addresses) == ways


def test_a_finding_of_another_year_is_not_found(sign_in):
    YearFactory()
    FindingFactory(key="f", year=YearFactory(first=2018))
    client = sign_in(Role.PARTNER)

    assert client.get(f"{ADDRESS}f/").status_code == 404
    assert client.get("/2018-19/evidence/f/").status_code == 200
