import csv
import io
from datetime import date

import pytest

from sightline.kit.permission import Role
from tests.factories.partnership import (
    AgencyListingFactory,
    GroupFactory,
    LinkageFactory,
    NoteFactory,
    PartnershipFactory,
    PartnershipNameFactory,
    SeatFactory,
    YearFactory,
)
from tests.reading_pages import facts, having, main, only, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/partnership/"
PAGES = [ADDRESS, f"{ADDRESS}agencies/", f"{ADDRESS}linkages/", f"{ADDRESS}notes/"]


def rows(answer):
    return [[words(cell) for cell in row] for row in main(answer).findall(".//tbody/tr")]


def test_it_says_who_leads_and_how_large_it_is(sign_in):
    GroupFactory()
    for name in ("Thornshire Council", "Thornshire NHS", "Thornshire Police"):
        AgencyListingFactory(name=name, statutory_role="safeguarding_partner")

    page = words(main(sign_in(Role.PRACTITIONER).get(ADDRESS)))

    assert (
        "1 group and 3 agencies, led by Thornshire Council, Thornshire NHS and Thornshire Police."
        in page
    )


def test_it_goes_by_the_name_of_the_day_and_keeps_the_others(sign_in):
    PartnershipFactory()
    PartnershipNameFactory(name="Thornshire Board", short_name="TB", valid_to=date(2019, 6, 30))
    PartnershipNameFactory(
        name="Thornshire Partnership", short_name="TP", valid_from=date(2019, 7, 1)
    )

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    assert words(only(page, ".//h1")) == "Thornshire Partnership"
    assert facts(page)["Called"] == "Thornshire Board (TB), until 30 June 2019"
    assert facts(page)["Also called"] == "Thornshire Partnership (TP), since 1 July 2019"
    assert facts(page)["Area"] == "Thornshire"


def test_groups_are_drawn_and_listed_within_those_they_answer_to(sign_in):
    GroupFactory(key="top", name="Executive", kind="executive", meetings_a_year=4)
    board = GroupFactory(key="board", name="The Board", accountable_to="top", purpose="It acts.")
    SeatFactory(group=board)

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    [top] = having(page, "app-groups")[0].findall("li")
    assert words(top).startswith("Executive Executive. Meets 4 times a year")
    assert words(top.find("ul/li")) == "The Board Subgroup. 1 seatIt acts."
    assert top.find("ul/li").get("id") == "board"
    assert words(page.find(".//figcaption")) == "Of 2 groups, Executive stands at the head."


def test_several_groups_that_answer_to_nobody_are_drawn_under_the_partnership(sign_in):
    PartnershipNameFactory(name="Thornshire Board")
    GroupFactory(name="One")
    GroupFactory(name="Two")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    assert words(page.find(".//figcaption")) == "Of 2 groups, One and Two stand at the head."
    drawn = [words(each) for each in page.iter() if str(each.tag).endswith("text")]
    assert "Thornshire Board" in drawn


def test_seats_name_who_sits_where(sign_in):
    SeatFactory(
        title="Chair", kind="vice_chair", holder="A. Person", filled=False,
        group=GroupFactory(name="The Board"), agency=AgencyListingFactory(name="Council"),
    )  # fmt: skip

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    assert rows(answer) == [["Chair", "The Board", "Council", "Vice-chair", "A. Person", "Empty"]]


def test_agencies_say_their_kind_and_their_role_in_law(sign_in):
    police = AgencyListingFactory(
        name="Police", kind="police", statutory_role="safeguarding_partner", source="Page 2"
    )
    SeatFactory.create_batch(2, agency=police)
    NoteFactory(about="agency", about_key=police.key, note="It is listed twice.")

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}agencies/")

    assert rows(answer) == [["Police", "Police", "Safeguarding partner", "2", "Page 2"]]
    assert "1 organisation sits, pays or is named in 2019/20." in words(main(answer))
    assert "It is listed twice." in words(having(main(answer), "app-notes")[0])


def test_linkages_are_drawn_with_a_table_of_the_same(sign_in):
    LinkageFactory(body="Adults' Board", summary="They meet.", joint_priorities=["housing", "debt"])

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}linkages/")

    assert "The partnership works with 1 other body." in words(main(answer))
    assert rows(answer) == [["Adults' Board", "They meet.", "housing, debt"]]


@pytest.mark.parametrize(
    ("about", "key", "says", "address"),
    [
        pytest.param(
            "figure", "rapid-reviews", "A figure: rapid reviews",
            "/2019-20/figures/rapid-reviews/", id="figure",
        ),
        pytest.param(
            "finding", "visit", "A finding: visit", "/2019-20/evidence/visit/", id="finding"
        ),
        pytest.param("budget", "", "The budget", "/2019-20/money/", id="budget"),
        pytest.param(
            "section", "chair", "A section of the report: chair",
            "/2019-20/report/#chair", id="section",
        ),
        pytest.param("year", "", "The whole year", "/2019-20/", id="year"),
    ],
)  # fmt: skip
def test_a_note_leads_to_what_it_is_about(sign_in, about, key, says, address):
    NoteFactory(about=about, about_key=key)

    page = main(sign_in(Role.PARTNER).get(f"{ADDRESS}notes/"))

    link = page.find(".//tbody//a")
    assert (words(link), link.get("href")) == (says, address)


def test_a_note_offers_no_way_to_what_the_reader_may_not_see(sign_in):
    NoteFactory(about="finding", about_key="visit", kind="contradiction")

    answer = sign_in(Role.PRACTITIONER).get(f"{ADDRESS}notes/")

    assert main(answer).findall(".//tbody//a") == []
    assert rows(answer) == [["The source says both.", "Contradicts itself", "A finding: visit", ""]]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_before_anything_is_loaded(sign_in, address):
    YearFactory()

    assert sign_in(Role.PRACTITIONER).get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_are_closed_to_those_who_do_no_work_here(sign_in, address):
    YearFactory()

    assert sign_in(Role.ACCOUNTS_ADMINISTRATOR).get(address).status_code == 403
    assert sign_in(Role.PARTNER).get(address.replace("2019", "2031", 1)).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_cost_the_same_however_large_the_partnership(
    sign_in, address, django_assert_max_num_queries
):
    for _ in range(30):
        SeatFactory(agency=AgencyListingFactory())
        LinkageFactory()
        NoteFactory()
    client = sign_in(Role.PARTNER)

    with django_assert_max_num_queries(25):
        client.get(address)


def test_a_table_downloads(sign_in):
    NoteFactory(note="-It is odd")

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}notes/?download=csv")

    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["Note"] == "'-It is odd"
