"""A group's own page: what it is for, whom it answers to, who sits in it, and its terms."""

from datetime import date

import pytest

from sightline.kit.permission import Role
from tests.factories.partnership import (
    AgencyListingFactory,
    GroupFactory,
    LinkageFactory,
    NoteFactory,
    SeatFactory,
    TermsOfReferenceFactory,
    YearFactory,
)
from tests.reading_pages import facts, having, main, only, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/partnership/groups/board/"


@pytest.fixture
def board():
    GroupFactory(key="executive", name="Executive")
    GroupFactory(key="audit", name="Audit group", accountable_to="board")
    return GroupFactory(
        key="board", name="The Board", kind="board", purpose="It challenges.",
        accountable_to="executive", meetings_a_year=6,
    )  # fmt: skip


def hrefs(page):
    return {words(link): link.get("href") for link in page.iter("a")}


def test_it_says_what_it_is_for_and_whom_it_answers_to(sign_in, board):
    NoteFactory(about="group", about_key="board", note="It was renamed.")

    page = main(sign_in(Role.PRACTITIONER).get(ADDRESS))

    assert words(only(page, ".//h1")) == "Board The Board"
    assert "It challenges." in words(page)
    assert facts(page)["Answers to"] == "Executive"
    assert facts(page)["Groups under it"] == "Audit group"
    assert facts(page)["Meetings"] == "Meets 6 times a year"
    assert hrefs(page)["Executive"] == "/2019-20/partnership/groups/executive/"
    assert "It was renamed." in words(having(page, "app-notes")[0])


def test_its_seats_say_who_fills_them(sign_in, board):
    SeatFactory(group=board, title="Chair", kind="chair", filled=True)
    SeatFactory(group=board, title="Police", agency=AgencyListingFactory(name="The police"))
    SeatFactory(title="Of another group")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    rows = [[words(cell) for cell in row] for row in page.findall(".//tbody/tr")]
    assert rows == [["Chair", "", "Chair", "Filled"], ["Police", "The police", "Member", ""]]


def test_the_terms_in_force_stand_open_and_the_others_behind(sign_in, board):
    for version, approved in (("1", "2018-05-01"), ("2", "2020-03-31"), ("3", "2020-04-01")):
        TermsOfReferenceFactory(
            group=board, version=version, approved=approved, purpose=f"Purpose {version}.",
            standing_items=["the plan", "the money"],
        )  # fmt: skip

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    behind = [words(each.find("summary")) for each in page.iter("details")]
    assert behind == [
        "Version 3, approved 1 April 2020: not yet in force",
        "Version 1, approved 1 May 2018: earlier version",
    ]
    said = having(page, "app-facts")[0]
    assert facts(said)["Version"] == "2, approved 31 March 2020"
    assert facts(said)["Purpose"] == "Purpose 2."
    assert facts(said)["On every agenda"] == "the planthe money"


@pytest.mark.parametrize(
    ("review_by", "says"),
    [
        pytest.param(
            date(2020, 3, 30),
            "Overdue They were to be looked at again by 30 March 2020 (as at 31 March 2020)",
            id="overdue",
        ),
        pytest.param(date(2020, 3, 31), "By 31 March 2020", id="the-day-itself"),
        pytest.param(None, "No day is set for looking at them again", id="no-day"),
    ],
)
def test_the_review_says_whether_it_is_overdue_as_at_the_years_day(sign_in, board, review_by, says):
    TermsOfReferenceFactory(group=board, review_by=review_by)

    assert facts(main(sign_in(Role.PARTNER).get(ADDRESS)))["Review"] == says


def test_without_terms_the_page_says_what_they_are_and_offers_to_add_them(sign_in, board):
    reader = main(sign_in(Role.PARTNER).get(ADDRESS))
    keeper = main(sign_in(Role.BUSINESS_UNIT).get(ADDRESS))

    assert "None are in force as at 31 March 2020." in words(reader)
    assert "Add terms of reference" not in words(reader)
    address = hrefs(keeper)["Add terms of reference"]
    assert address.startswith("/2019-20/keep/terms_of_reference/add/?next=")
    assert address.endswith("&group=board")


def test_the_overview_leads_to_each_group(sign_in, board):
    SeatFactory(group=board)

    page = main(sign_in(Role.PARTNER).get("/2019-20/partnership/"))

    ways = [link.get("href") for link in page.iter("a") if words(link) == "The Board"]
    assert ways == [ADDRESS, ADDRESS]  # in the list of groups, and in the table of seats


def test_a_group_that_is_not_there_is_not_found(sign_in):
    YearFactory()

    assert sign_in(Role.PARTNER).get(ADDRESS).status_code == 404


def test_a_group_costs_the_same_however_large(sign_in, board, django_assert_max_num_queries):
    for number in range(20):
        SeatFactory(group=board, agency=AgencyListingFactory())
        GroupFactory(accountable_to="board")
        TermsOfReferenceFactory(group=board, approved=date(2000 + number, 1, 1))
    client = sign_in(Role.BUSINESS_UNIT)

    with django_assert_max_num_queries(25):
        client.get(ADDRESS)


def test_a_linkage_says_what_it_rests_on_and_when_the_next_exchange_was_due(sign_in):
    LinkageFactory(
        body="Adults board", protocol="A protocol of 2019.", joint_priorities=["housing"],
        last_exchange="2019-10-01", next_exchange="2020-03-30",
    )  # fmt: skip
    LinkageFactory(body="Health board", next_exchange="2020-03-31")

    page = main(sign_in(Role.PARTNER).get("/2019-20/partnership/linkages/"))

    rows = [[words(cell) for cell in row] for row in page.findall(".//tbody/tr")]
    assert rows == [
        ["Adults board", "housing", "A protocol of 2019.", "1 October 2019",
         "Overdue: 30 March 2020"],
        ["Health board", "", "", "", "31 March 2020"],
    ]  # fmt: skip
    assert "as at 31 March 2020" in words(page)
