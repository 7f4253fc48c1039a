import pytest

from sightline.kit.permission import Role
from tests.factories.concerns import CodingFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.finance import BudgetLineFactory, BudgetTotalFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.indicators import DeclaredFigureFactory
from tests.factories.partnership import YearFactory
from tests.factories.plan import PriorityFactory
from tests.reading_pages import having, main, only, page_of, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/"


def tile(answer, heading):
    found = [
        each for each in having(page_of(answer), "app-tile") if heading in words(each.find("h2"))
    ]
    return found[0] if found else None


def test_home_leads_to_the_newest_year(sign_in):
    for first in (2018, 2019):
        YearFactory(first=first)

    assert sign_in(Role.PARTNER).get("/")["Location"] == "/2019-20/"


def test_before_a_year_is_there_home_says_who_begins_it_and_nothing_else(sign_in):
    page = main(sign_in(Role.PARTNER).get("/"))

    assert words(only(page, ".//h1")) == "No year is here yet"
    assert "The business unit begins the first year" in words(page)


def test_the_first_line_says_what_the_evidence_says(sign_in):
    listing = ConcernListingFactory()
    for origin in ("audit", "data", "case_review"):
        CodingFactory(finding=FindingFactory(origin=origin), concern=listing.concern)
    ConcernListingFactory()

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    said = "2 concerns · 1 seen by three or more kinds of evidence · 2 that nobody owns"
    assert said in words(page)
    links = [link.get("href") for link in having(page, "app-figure")]
    assert links[0] == "/2019-20/figures/concerns.listed/"


def test_the_small_matrix_names_what_most_kinds_of_evidence_speak_of_first(sign_in):
    once, twice = ConcernListingFactory(title="Once"), ConcernListingFactory(title="Twice")
    ConcernListingFactory(title="Never")
    for listing, origin in ((once, "audit"), (twice, "audit"), (twice, "data")):
        CodingFactory(finding=FindingFactory(origin=origin), concern=listing.concern)
    FindingFactory()

    found = tile(sign_in(Role.PARTNER).get(ADDRESS), "Concerns")

    assert [words(row.find("th")) for row in found.findall(".//tbody/tr")] == ["Twice", "Once"]
    assert "2 of 3 concerns" in words(found)
    assert "1 is listed with no evidence coded. 1 finding waits to be coded" in words(found)


def test_figures_off_target_stand_beside_their_target(sign_in):
    DeclaredFigureFactory(
        key="seen", label="Seen in time", value="40%", unit="percent", target="75%",
        good_direction="higher",
    )  # fmt: skip

    found = words(tile(sign_in(Role.PARTNER).get(ADDRESS), "Off target"))

    assert "1 of 1 figure with a target misses it." in found
    assert "40% Seen in time target 75%" in found


def test_priorities_of_this_year_show_their_progress(sign_in):
    PriorityFactory(title="Neglect", progress="little_or_no_progress")
    PriorityFactory(title="Next year's", applies="coming_year")

    found = words(tile(sign_in(Role.PARTNER).get(ADDRESS), "Priorities"))

    assert "Neglect Little or no progress" in found
    assert "Next year's" not in found


def test_what_is_due_is_told_by_its_date(sign_in):
    FollowUpFactory(title="Late", due="2020-03-01")
    FollowUpFactory(title="Dateless")
    FollowUpFactory(title="Done", state="verified", proof="Seen")

    found = words(tile(sign_in(Role.PARTNER).get(ADDRESS), "What is due"))

    assert "1 overdue · 1 with no date" in found
    assert "Overdue Late 1 March 2020" in found
    assert "Done" not in found


def test_money_says_what_is_left(sign_in):
    BudgetLineFactory(amount_pence=100_00)
    BudgetLineFactory(spending=True, amount_pence=120_00)
    BudgetTotalFactory(kind="opening_reserves", amount_pence=80_00)

    found = words(tile(sign_in(Role.PARTNER).get(ADDRESS), "Money"))

    assert "£60in reserves at the end of the year" in found.replace("£60 in", "£60in")
    assert "50.0% of a year’s spending, after £20 was drawn in the year." in found


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        pytest.param("Concerns", "No concern is listed. Load a year pack", id="concerns"),
        pytest.param("Off target", "No figure has a target.", id="targets"),
        pytest.param("Priorities", "No priority is set for this year.", id="priorities"),
        pytest.param("What is due", "Nothing is still to do.", id="due"),
        pytest.param("Money", "No budget is kept yet.", id="money"),
    ],
)
def test_an_empty_tile_says_what_would_fill_it(sign_in, heading, says):
    YearFactory()

    assert says in words(tile(sign_in(Role.PARTNER).get(ADDRESS), heading))


def test_each_tile_leads_to_the_page_that_answers_it_whole(sign_in):
    YearFactory()

    page = page_of(sign_in(Role.BUSINESS_UNIT).get(ADDRESS))

    ways = [way.get("href") for way in having(page, "app-tile__way")]
    assert ways == [
        "/2019-20/concerns/",
        "/2019-20/follow-ups/",
        "/2019-20/figures/",
        "/2019-20/plan/",
        "/2019-20/money/",
        "/2019-20/report/build/",
    ]


def test_the_report_tile_is_for_those_who_build_it(sign_in):
    YearFactory()

    assert tile(sign_in(Role.MEMBER).get(ADDRESS), "The report") is None
    assert sign_in(Role.MEMBER).get("/2019-20/report-state/").status_code == 403


def test_the_report_tile_says_when_nothing_is_written(sign_in):
    YearFactory()

    answer = sign_in(Role.BUSINESS_UNIT).get("/2019-20/report-state/")

    assert b"No section is written yet." in answer.content


def test_a_role_that_sees_nothing_of_the_year_is_told_so(sign_in):
    YearFactory()

    page = main(sign_in(Role.PRACTITIONER).get(ADDRESS))

    assert "Your role opens no page of the year’s evidence." in words(page)
    assert having(page, "app-tile") == []
    assert page.find(".//p/a").get("href") == "/2019-20/partnership/"


def test_a_year_that_is_not_loaded_is_not_found(sign_in):
    YearFactory()

    assert sign_in(Role.PARTNER).get("/2031-32/").status_code == 404


def test_home_costs_the_same_however_much_the_year_holds(sign_in, django_assert_max_num_queries):
    for place in range(30):
        listing = ConcernListingFactory()
        CodingFactory(finding=FindingFactory(), concern=listing.concern)
        FollowUpFactory().concerns.add(listing)
        PriorityFactory(concerns=[listing])
        BudgetLineFactory()
        DeclaredFigureFactory(key=f"figure-{place}", target="50", good_direction="higher")
    client = sign_in(Role.BUSINESS_UNIT)

    with django_assert_max_num_queries(25):
        client.get(ADDRESS)
