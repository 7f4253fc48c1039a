import csv
import io

import pytest

from sightline.kit.permission import Role
from tests.factories.concerns import ConcernListingFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.partnership import AgencyListingFactory, GroupFactory, YearFactory
from tests.reading_pages import main, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/follow-ups/"


def titles(answer):
    return [words(row.find("th")) for row in main(answer).findall(".//tbody/tr")]


def test_the_first_line_says_what_is_late(sign_in):
    FollowUpFactory(due="2020-03-30")
    FollowUpFactory(due="2020-04-20")
    FollowUpFactory(due="2020-12-31")
    FollowUpFactory()
    FollowUpFactory(state="verified", proof="Seen")

    page = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "5 follow-ups · 1 overdue · 1 due soon · 1 due later · 1 with no date · 1 closed" in page


def test_a_row_says_who_agreed_to_what_and_by_when(sign_in):
    row = FollowUpFactory(
        title="Share the plan", due="2020-03-30", group=GroupFactory(name="The Board")
    )
    row.concerns.add(ConcernListingFactory(title="Neglect"))

    [shown] = main(sign_in(Role.PARTNER).get(ADDRESS)).findall(".//tbody/tr")

    assert [words(cell) for cell in shown] == [
        "Share the plan",
        "The Board",
        "An audit",
        "Open",
        "Overdue: 30 March 2020",
        "Neglect",
    ]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        pytest.param("?state=open", ["Late", "Dateless"], id="state"),
        pytest.param("?due=overdue", ["Late"], id="due"),
        pytest.param("?due=no+date+given", ["Dateless"], id="no-date"),
        pytest.param("?by=Thornshire+Council", ["Done"], id="agency"),
        pytest.param("?state=gossip", ["Late", "Done", "Dateless"], id="not-on-offer"),
    ],
)
def test_the_list_can_be_narrowed(sign_in, query, left):
    council = AgencyListingFactory(name="Thornshire Council")
    FollowUpFactory(title="Late", due="2020-01-01")
    FollowUpFactory(title="Dateless")
    FollowUpFactory(title="Done", due="2020-02-01", state="done", proof="Seen", agency=council)

    assert titles(sign_in(Role.PARTNER).get(ADDRESS + query)) == left


def test_what_is_closed_keeps_its_date_without_being_late(sign_in):
    FollowUpFactory(due="2020-01-01", state="verified", proof="Seen at the meeting")

    [row] = main(sign_in(Role.PARTNER).get(ADDRESS)).findall(".//tbody/tr")

    said = [words(cell) for cell in row]
    assert "1 January 2020" in said
    assert "Seen at the meeting" in said


def test_an_empty_list_says_where_follow_ups_come_from(sign_in):
    YearFactory()

    page = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "Nobody has agreed to do anything yet" in page
    assert "Nothing was agreed yet" in page


def test_a_choice_that_leaves_nothing_says_so(sign_in):
    FollowUpFactory()

    page = words(main(sign_in(Role.PARTNER).get(f"{ADDRESS}?state=verified")))

    assert "No follow-up is of this kind." in page


def test_a_download_holds_every_column_even_the_empty(sign_in):
    FollowUpFactory(title="@Share")

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}?download=csv")

    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["What was agreed"] == "'@Share"
    assert row["Owner"] == ""


def test_follow_ups_open_to_readers_of_the_year_alone(sign_in):
    YearFactory()

    assert sign_in(Role.PRACTITIONER).get(ADDRESS).status_code == 403
    assert sign_in(Role.PARTNER).get("/2031-32/follow-ups/").status_code == 404


def test_500_follow_ups_cost_no_more_than_few(sign_in, django_assert_max_num_queries):
    concern = ConcernListingFactory()
    for row in FollowUpFactory.create_batch(500):
        row.concerns.add(concern)
    client = sign_in(Role.PARTNER)

    with django_assert_max_num_queries(25):
        answer = client.get(ADDRESS)

    assert len(titles(answer)) == 25
