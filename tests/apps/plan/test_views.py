import csv
import io

import pytest

from sightline.apps.plan import pages
from sightline.kit.permission import Role
from tests.factories.concerns import ConcernListingFactory
from tests.factories.partnership import GroupFactory, NoteFactory, YearFactory
from tests.factories.plan import (
    AimFactory,
    PlanActionFactory,
    PriorityFactory,
    StrengthOrChallengeFactory,
)
from tests.reading_pages import having, main, only, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/plan/"


def tables(answer):
    """The rows of each table, by its caption."""
    found = main(answer).findall(".//table")
    return {
        words(table.find("caption")): [
            [words(cell) for cell in row] for row in table.findall(".//tbody/tr")
        ]
        for table in found
    }


def test_aims_stand_first_with_what_they_came_to(sign_in):
    AimFactory(title="Leadership", summary="It stands.")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    assert words(having(page, "app-aims")[0].find("li")) == "LeadershipIt stands."


def test_a_priority_shows_its_progress_and_the_concerns_it_answers(sign_in):
    concern = ConcernListingFactory(key="neglect", title="Neglect is met late")
    PriorityFactory(
        title="Neglect", progress="under_way", progress_note="Tools exist.", concerns=[concern]
    )

    [shown] = having(main(sign_in(Role.PARTNER).get(ADDRESS)), "app-priority")

    assert words(shown) == "Neglect Under way Tools exist. Answers Neglect is met late"
    assert shown.find(".//a").get("href") == "/2019-20/concerns/neglect/"


def test_little_or_no_progress_is_said_plainly_and_first(sign_in):
    PriorityFactory(title="Neglect", progress="little_or_no_progress")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    said = "1 priority this year, 1 with little or no progress; 0 for the coming year."
    assert said in words(page)
    assert "Little or no progress" in words(having(page, "app-priority--little")[0])


def test_priorities_stand_under_their_year(sign_in):
    PriorityFactory(title="Now")
    PriorityFactory(title="Next", applies="coming_year")
    PriorityFactory(key="lasting", title="Lasting", applies="both", progress="under_way")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    this_year, coming = having(page, "app-pair")[0].findall("section")
    titles = [
        [words(each.find("h3")) for each in having(part, "app-priority")]
        for part in (this_year, coming)
    ]
    assert titles == [
        ["Now Progress not stated", "Lasting Under way"],
        ["Next", "Lasting Under way"],
    ]
    assert "Carried on from this year." in words(coming)
    assert len([each for each in page.iter() if each.get("id") == "lasting"]) == 1


def test_actions_say_who_leads_and_what_it_came_to(sign_in):
    PlanActionFactory(
        title="Publish the toolkit",
        priority=PriorityFactory(title="Neglect"),
        lead_group=GroupFactory(name="The Board"),
        due="2020-06-30",
        progress="achieved",
        outcome_for_children="Help comes sooner.",
    )
    PlanActionFactory(title="Next year's", applies="coming_year")

    found = tables(sign_in(Role.PARTNER).get(ADDRESS))

    assert found["Actions this year"] == [
        ["Publish the toolkit", "Neglect", "The Board", "30 June 2020", "Achieved",
         "Help comes sooner."]
    ]  # fmt: skip
    assert found["Actions going forward"][0][:2] == ["Next year's", "Nobody named"]


def test_a_measure_leads_to_its_figure(sign_in):
    PlanActionFactory(measure="plans-shared")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    addresses = [link.get("href") for link in page.findall(".//td/a")]
    assert addresses == ["/2019-20/figures/plans-shared/"]


def test_strengths_stand_beside_challenges(sign_in):
    StrengthOrChallengeFactory(statement="Schools took part.")
    StrengthOrChallengeFactory(kind="challenge", heading="Demand", statement="It grows.")

    strengths, challenges = having(main(sign_in(Role.PARTNER).get(ADDRESS)), "app-pair")[-1]

    assert "Schools took part." in words(strengths)
    assert "Demand: It grows." in words(challenges)


def test_notes_on_the_source_stand_with_the_priorities(sign_in):
    PriorityFactory(key="schools")
    NoteFactory(about="priority", about_key="schools", note="It was renamed.")

    [notes] = having(main(sign_in(Role.PARTNER).get(ADDRESS)), "app-notes")

    assert "It was renamed." in words(notes)


def test_before_a_plan_is_loaded_the_page_says_where_it_comes_from(sign_in):
    YearFactory()

    page = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "No priority is set for this year." in page
    assert "Nothing is planned yet" in page


@pytest.mark.parametrize(
    ("query", "name", "column"),
    [
        pytest.param("?download=csv", "priorities-2019-20.csv", "Priority", id="priorities"),
        pytest.param(
            "?now-download=csv", "actions-this-year-2019-20.csv", "Action", id="actions-this-year"
        ),
        pytest.param(
            "?next-download=csv", "actions-going-forward-2019-20.csv", "Action", id="going-forward"
        ),
    ],
)
def test_each_table_downloads(sign_in, query, name, column):
    PriorityFactory(title="Both", applies="both")
    PlanActionFactory(title="Both", applies="both")

    answer = sign_in(Role.PARTNER).get(ADDRESS + query)

    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row[column] == "Both"
    assert f'"{name}"' in answer["Content-Disposition"]


def test_the_plan_opens_to_readers_of_the_year_alone(sign_in):
    YearFactory()

    assert sign_in(Role.PRACTITIONER).get(ADDRESS).status_code == 403
    assert sign_in(Role.PARTNER).get("/2031-32/plan/").status_code == 404


def test_the_plan_costs_the_same_however_long_it_is(sign_in, django_assert_max_num_queries):
    for _ in range(30):
        PlanActionFactory(priority=PriorityFactory(concerns=[ConcernListingFactory()]))
        StrengthOrChallengeFactory()
    client = sign_in(Role.PARTNER)

    with django_assert_max_num_queries(25):
        answer = client.get(ADDRESS)

    assert words(only(main(answer), ".//h1")) == "The plan"


def test_without_priorities_of_this_year_the_first_line_still_counts_the_coming():
    assert pages.first_line([], 2) == "0 priorities this year; 2 for the coming year."
