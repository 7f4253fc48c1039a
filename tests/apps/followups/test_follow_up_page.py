"""A follow-up's own page: what was agreed, how it stands, and what was said of it since."""

import pytest

from sightline.kit.permission import Role
from tests.factories.concerns import ConcernListingFactory
from tests.factories.followups import FollowUpFactory, FollowUpUpdateFactory
from tests.factories.partnership import AgencyListingFactory, GroupFactory, YearFactory
from tests.reading_pages import facts, having, main, only, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/follow-ups/share/"


def page_of(client):
    return main(client.get(ADDRESS))


def hrefs(page):
    return {words(link): link.get("href") for link in page.iter("a")}


def test_it_says_what_is_to_be_done_by_whom_and_by_when(sign_in):
    FollowUpFactory(
        key="share", title="Share the plan", owner="Head of quality", due="2020-03-30",
        group=GroupFactory(key="board", name="The Board"), how_will_we_know="A second audit.",
        concerns=[ConcernListingFactory(key="neglect", title="Neglect")], source="Page 3",
        agency=AgencyListingFactory(name="The police"),
    )  # fmt: skip

    page = page_of(sign_in(Role.PARTNER))

    assert words(only(page, ".//h1")) == "A follow-up Share the plan"
    assert "Open. Overdue: 30 March 2020 As at 31 March 2020" in words(page)
    assert "A second audit." in words(page)
    assert facts(page) == {
        "Asked by": "An audit",
        "Agreed by": "The Board, The police",
        "Owner": "Head of quality",
        "Due": "Overdue: 30 March 2020",
        "State": "Open",
        "Concerns": "Neglect",
        "Source": "Page 3",
    }
    assert hrefs(page)["Neglect"] == "/2019-20/concerns/neglect/"
    assert hrefs(page)["The Board"] == "/2019-20/partnership/groups/board/"


def test_updates_stand_with_the_newest_first(sign_in):
    row = FollowUpFactory(key="share")
    FollowUpUpdateFactory(follow_up=row, on="2019-10-01", update="Begun.")
    FollowUpUpdateFactory(follow_up=row, on="2020-01-15", update="Half done.", by="Head of quality")
    FollowUpUpdateFactory(update="Of another one.")

    items = having(page_of(sign_in(Role.PARTNER)), "app-findings__item")

    assert [words(each) for each in items] == [
        "Half done.Head of quality, 15 January 2020",
        "Begun.Head of quality, 1 October 2019",
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param(
            {"state": "not_accepted", "reason_not_accepted": "It is unlawful."},
            "Why it was not accepted It is unlawful.",
            id="not-accepted",
        ),
        pytest.param(
            {"state": "verified", "proof": "Seen in June."},
            "What shows that it was done Seen in June.",
            id="verified",
        ),
        pytest.param({"state": "done"}, "Nothing yet, though it is said to be done.", id="done"),
        pytest.param({}, "Nobody has said yet what has happened since it was agreed.", id="open"),
    ],
)
def test_it_says_how_it_ended_or_that_it_has_not(sign_in, row, says):
    FollowUpFactory(key="share", **row)

    assert says in words(page_of(sign_in(Role.PARTNER)))


def test_what_is_closed_keeps_its_date_without_being_late(sign_in):
    FollowUpFactory(key="share", due="2020-01-01", state="verified", proof="Seen")

    assert "Verified. It was due by 1 January 2020." in words(page_of(sign_in(Role.PARTNER)))


def test_those_who_keep_the_year_can_change_it_and_say_what_has_happened(sign_in):
    FollowUpFactory(key="share")

    reader, keeper = page_of(sign_in(Role.PARTNER)), page_of(sign_in(Role.BUSINESS_UNIT))

    assert [address for address in hrefs(reader).values() if "/keep/" in address] == []
    found = hrefs(keeper)
    there = "next=%2F2019-20%2Ffollow-ups%2Fshare%2F"
    assert found["Change this follow-up"] == (f"/2019-20/keep/follow_ups/row/share/change/?{there}")
    assert found["Add an update on a follow-up"] == (
        f"/2019-20/keep/follow_up_updates/add/?{there}&follow_up=share"
    )


def test_the_list_leads_to_it(sign_in):
    FollowUpFactory(key="share", title="Share the plan")

    page = main(sign_in(Role.PARTNER).get("/2019-20/follow-ups/"))

    assert hrefs(page)["Share the plan"] == ADDRESS


def test_it_opens_to_readers_of_the_year_alone(sign_in):
    YearFactory()

    assert sign_in(Role.PARTNER).get(ADDRESS).status_code == 404
    FollowUpFactory(key="share")
    assert sign_in(Role.PRACTITIONER).get(ADDRESS).status_code == 403
    assert sign_in(Role.PARTNER).get(ADDRESS.replace("2019-20", "2031-32")).status_code == 404


def test_twenty_updates_cost_no_more_than_one(sign_in, django_assert_max_num_queries):
    row = FollowUpFactory(key="share", concerns=ConcernListingFactory.create_batch(20))
    FollowUpUpdateFactory.create_batch(20, follow_up=row)
    client = sign_in(Role.BUSINESS_UNIT)

    with django_assert_max_num_queries(25):
        client.get(ADDRESS)
