import csv
import io

import pytest

from sightline.kit.permission import READERS_OF_THE_YEAR, Role
from sightline.reports.composing import forget
from sightline.web.plan import pages
from tests.factories.concerns import ConcernListingFactory
from tests.factories.indicators import DeclaredFigureFactory
from tests.factories.partnership import GroupFactory, NoteFactory, YearFactory
from tests.factories.plan import (
    AimFactory,
    ObjectiveFactory,
    PlanActionFactory,
    PriorityFactory,
    ProgressLineFactory,
    StrengthOrChallengeFactory,
)
from tests.reading_pages import having, main, only, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/plan/"


@pytest.fixture(autouse=True)
def _composed_anew():
    """Rows that factories make leave no trail, by which what is kept would be told stale."""
    forget()


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

    assert words(shown) == (
        "Neglect Under way Tools exist. Answers Neglect is met late "
        "Scorecards of the priority Neglect"
    )
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


def test_a_measure_says_its_value_and_leads_to_its_figure(sign_in):
    DeclaredFigureFactory(key="plans-shared", label="Plans shared", value="12", unit="plans")
    priority = PriorityFactory()
    ObjectiveFactory(priority=priority, measure="plans-shared")
    PlanActionFactory(priority=priority, measure="plans-shared")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    links = [
        (words(link), link.get("href"))
        for link in page.iter("a")
        if "/figures/" in link.get("href", "")
    ]
    assert links == [("Plans shared: 12", "/2019-20/figures/plans-shared/")] * 3


@pytest.mark.parametrize("role", sorted(READERS_OF_THE_YEAR - {Role.SYSTEM}), ids=str)
def test_every_reader_of_the_year_sees_what_a_measure_came_to(sign_in, role):
    DeclaredFigureFactory(key="plans-shared", label="Plans shared", value="12", unit="plans")
    ObjectiveFactory(measure="plans-shared")

    assert "Measured by Plans shared: 12" in words(main(sign_in(role).get(ADDRESS)))


def test_a_measure_that_names_no_figure_says_so(sign_in):
    ObjectiveFactory(measure="plans-sharred")

    page = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "Measured by ‘plans-sharred’ names no figure" in page


def test_a_priority_has_its_objectives_and_they_their_actions_in_order(sign_in):
    priority = PriorityFactory(title="Neglect")
    first = ObjectiveFactory(priority=priority, title="Help in time", position=1)
    ObjectiveFactory(
        priority=priority, title="Later", position=2, progress="achieved",
        outcome_for_children="They wait less.",
    )  # fmt: skip
    PlanActionFactory(title="Second", objective=first, position=2)
    PlanActionFactory(title="First", objective=first, position=1)
    PlanActionFactory(title="Straight for it", priority=priority)

    [shown] = having(main(sign_in(Role.PARTNER).get(ADDRESS)), "app-priority")

    help_in_time, later = having(shown, "app-objective")
    assert words(help_in_time.find("h4")).startswith("Help in time")
    actions = [words(item) for item in having(help_in_time, "app-actions__item")]
    assert actions == ["First Progress not stated", "Second Progress not stated"]
    assert "For children: They wait less." in words(later)
    assert words(having(shown, "app-actions__item")[-1]).startswith("Straight for it")


def test_what_serves_no_priority_of_its_side_stands_beside_them(sign_in):
    coming = PriorityFactory(title="Coming", applies="coming_year")
    ObjectiveFactory(priority=coming, title="An early start", applies="this_year")
    PlanActionFactory(title="For an aim", aim=AimFactory(title="Leadership"))

    this_year, _ = having(main(sign_in(Role.PARTNER).get(ADDRESS)), "app-pair")[0]

    said = words(this_year)
    assert "An early start" in said
    assert "For: Coming." in said
    assert "For an aim Progress not stated For: Leadership." in said


def test_the_newest_quarter_stands_first_and_the_earlier_ones_behind_it(sign_in):
    priority = PriorityFactory()
    for quarter, line in (
        ("2019/20 Q2", "Begun."),
        ("2019/20 Q4", "Done."),
        ("2019/20 Q3", "Slow."),
    ):
        ProgressLineFactory(priority=priority, quarter=quarter, line=line)
    ProgressLineFactory(objective=ObjectiveFactory(priority=priority), line="On the objective.")
    ProgressLineFactory(plan_action=PlanActionFactory(priority=priority), line="On the action.")

    [shown] = having(main(sign_in(Role.PARTNER).get(ADDRESS)), "app-priority")

    newest, *_ = having(shown, "app-quarters")
    earlier = having(shown, "app-quarters__earlier")[0]
    assert words(newest) == "Quarter 4 of 2019/20: Done. Under way."
    assert [words(each).split(":")[0] for each in having(earlier, "app-quarters__item")] == [
        "Quarter 3 of 2019/20",
        "Quarter 2 of 2019/20",
    ]
    assert "On the objective." in words(having(shown, "app-objective")[0])
    assert "On the action." in words(having(shown, "app-actions__item")[0])


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
        pytest.param(
            "?objectives-download=csv", "objectives-2019-20.csv", "Objective", id="objectives"
        ),
        pytest.param(
            "?quarters-download=csv", "progress-by-quarter-2019-20.csv", "Which", id="quarters"
        ),
    ],
)
def test_each_table_downloads(sign_in, query, name, column):
    priority = PriorityFactory(title="Both", applies="both")
    ObjectiveFactory(title="Both", priority=priority)
    PlanActionFactory(title="Both", applies="both")
    ProgressLineFactory(priority=priority)

    answer = sign_in(Role.PARTNER).get(ADDRESS + query)

    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row[column] == "Both"
    assert f'"{name}"' in answer["Content-Disposition"]


def test_the_plan_opens_to_readers_of_the_year_alone(sign_in):
    YearFactory()

    assert sign_in(Role.PRACTITIONER).get(ADDRESS).status_code == 403
    assert sign_in(Role.PARTNER).get("/2031-32/plan/").status_code == 404


def test_the_plan_costs_the_same_however_long_it_is(sign_in, django_assert_max_num_queries):
    DeclaredFigureFactory(key="plans-shared")
    for _ in range(20):
        priority = PriorityFactory(concerns=[ConcernListingFactory()])
        objective = ObjectiveFactory(priority=priority, measure="plans-shared")
        action = PlanActionFactory(objective=objective, measure="plans-shared")
        PlanActionFactory(priority=priority, lead_group=GroupFactory())
        for about in ({"priority": priority}, {"objective": objective}, {"plan_action": action}):
            ProgressLineFactory(**about)
        StrengthOrChallengeFactory()
    client = sign_in(Role.BUSINESS_UNIT)
    client.get(ADDRESS)  # composes the report, as the server does before it listens

    with django_assert_max_num_queries(25):
        answer = client.get(ADDRESS)

    assert words(only(main(answer), ".//h1")) == "The plan"


def test_without_priorities_of_this_year_the_first_line_still_counts_the_coming():
    assert pages.first_line([], [None, None]) == "0 priorities this year; 2 for the coming year."
