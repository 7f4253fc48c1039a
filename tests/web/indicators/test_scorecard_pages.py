"""Scorecards in the browser's words: listed, made from a priority, changed, ordered, withdrawn."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.apps.indicators.models import Scorecard
from sightline.apps.indicators.scorecards import actions
from sightline.apps.indicators.types import ScorecardOf
from sightline.kit.permission import Role
from sightline.kit.tasks.models import Job
from sightline.reports.scorecards import building
from tests import indicators, scorecards
from tests.factories.partnership import (
    AgencyFactory,
    AgencyListingFactory,
    GroupFactory,
    YearFactory,
)
from tests.factories.plan import ObjectiveFactory, PriorityFactory
from tests.indicators import ANALYST, NOW
from tests.reading_pages import having, main, page_of, words
from tests.scorecards import ABSENCE, CAMHS, MASH

pytestmark = pytest.mark.django_db
LIST = "/2019-20/indicators/scorecards/"
MAKE = f"{LIST}make/"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"


@pytest.fixture
def year():
    indicators.some()
    return YearFactory()


@pytest.fixture
def scorecard(year):
    return scorecards.made(CAMHS, MASH)


def told(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return words(main(answer))


def of(scorecard, word=""):
    return f"{LIST}{scorecard.pk}/{word}{'/' if word else ''}"


def ticked(client, address):
    boxes = [e for e in page_of(client.get(address)).iter("input") if e.get("type") == "checkbox"]
    return {box.get("value") for box in boxes if "checked" in box.attrib}


def field_of(client, address, value):
    """The name of the field that offers the box."""
    boxes = page_of(client.get(address)).iter("input")
    return next(box.get("name") for box in boxes if box.get("value") == value)


def test_without_one_the_list_says_how_to_begin(year, sign_in):
    assert "Make a scorecard" in told(sign_in(Role.ANALYST), LIST)

    said = told(sign_in(Role.MEMBER), LIST)
    assert "There is no scorecard yet. The analyst or the business unit makes one." in said
    assert "Make a scorecard" not in said


def test_the_list_narrows_to_what_a_scorecard_is_of(year, sign_in):
    GroupFactory(key="board", name="The Board")
    scorecards.made(CAMHS, title="For the board", of=ScorecardOf.GROUP, of_key="board")
    scorecards.made(CAMHS, title="Everything")
    client = sign_in(Role.MEMBER)

    assert "Group: The Board" in told(client, LIST)
    narrowed = told(client, f"{LIST}?of=group.board")
    assert "For the board" in narrowed
    assert "Everything" not in narrowed
    assert "There is no scorecard of it yet" in told(client, f"{LIST}?of=priority.neglect")
    assert "Everything" in told(client, f"{LIST}?of=nonsense")


def test_the_group_and_the_priority_lead_to_their_scorecards(year, sign_in):
    GroupFactory(key="board", name="The Board")
    PriorityFactory(key="neglect")
    client = sign_in(Role.MEMBER)

    for page, link in (
        ("/2019-20/partnership/groups/board/", f"{LIST}?of=group.board"),
        ("/2019-20/plan/", f"{LIST}?of=priority.neglect"),
        ("/2019-20/indicators/", LIST),
    ):
        assert link in {a.get("href") for a in page_of(client.get(page)).iter("a")}


def test_a_priorities_scorecard_begins_with_what_its_objectives_measure(year, sign_in):
    neglect = PriorityFactory(key="neglect", title="Neglect first")
    ObjectiveFactory(priority=neglect, title="Seen sooner", measure=f"indicator.{CAMHS}.target")
    ObjectiveFactory(priority=neglect, title="Spend less", measure="budget.total-income")
    ObjectiveFactory(measure=f"indicator.{MASH}")
    client = sign_in(Role.ANALYST)
    address = f"{MAKE}?of=priority.neglect"

    assert ticked(client, address) == {CAMHS}
    assert "Priority: Neglect first" in told(client, address)
    name = field_of(client, address, CAMHS)
    answer = client.post(address, {"title": "Neglect", name: [CAMHS]}, follow=True)

    made = Scorecard.objects.get()
    assert (made.of, made.of_key) == ("priority", "neglect")
    assert made.whys == {CAMHS: "Measures the objective: Seen sooner"}
    assert "Why it stands here: Measures the objective: Seen sooner" in words(main(answer))


def test_first_it_is_asked_what_it_is_of(year, sign_in):
    client = sign_in(Role.ANALYST)

    assert "What is the scorecard of?" in told(client, MAKE)
    assert "Choose what it is of" in told(client, f"{MAKE}?of=priority.nothing")
    assert "Tick the indicators" in told(client, f"{MAKE}?of=none")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "Write a title"),
        ({"title": "Neglect"}, "Choose at least one indicator"),
        ({"title": "Neglect", "theme_0": ["made-up"]}, "not one of the available choices"),
    ],
)
def test_half_a_scorecard_is_not_made_and_says_why(year, sign_in, fields, said):
    answer = sign_in(Role.ANALYST).post(f"{MAKE}?of=none", fields)

    assert said in words(main(answer))
    assert not Scorecard.objects.exists()


def test_one_reads_first_what_matters_then_row_by_row(scorecard, sign_in):
    AgencyListingFactory(agency=AgencyFactory(key="trust"), name="Thornshire Health Trust")
    scorecards.said(CAMHS, "Posts were filled.")

    tree = main(sign_in(Role.MEMBER).get(of(scorecard)))

    said = words(tree)
    assert "Of 2 indicators, 1 changed beyond chance, " in said
    (quoted,) = [words(each) for each in having(tree, "app-said")]
    assert quoted == (
        "Posts were filled.Thornshire Health Trust: Data analyst, of quarter 4 of 2019/20, "
        "20 April 2020"
    )
    assert len(having(tree, "app-scorecard__icon")) == 4
    assert "Change its indicators" not in said
    assert "Say what lies behind it" not in said


def test_whoever_may_comment_is_led_to_it_from_each_indicator(scorecard, sign_in):
    lead = sign_in(Role.AGENCY_LEAD, agency=AgencyFactory(key="trust"))

    links = {a.get("href") for a in page_of(lead.get(of(scorecard))).iter("a")}

    assert {f"/2019-20/indicators/{key}/say/" for key in (CAMHS, MASH)} <= links


def test_the_analyst_sees_small_numbers_and_a_member_that_they_are_hidden(year, sign_in):
    shares = indicators.percent(ABSENCE, [2, 3, 2, 3], out_of=4000)
    small = indicators.percent(ABSENCE, [Decimal("0.1")], out_of=4000)
    indicators.record(*shares[:-1], *small)
    address = of(scorecards.made(ABSENCE))

    assert "You see small numbers as they are." in told(sign_in(Role.ANALYST), address)
    said = told(sign_in(Role.MEMBER), address)
    assert "Hidden" in said
    assert "How small numbers are protected" in said


def test_a_member_reads_and_changes_nothing(scorecard, sign_in):
    client = sign_in(Role.MEMBER)

    for word in ("change", "order", "withdraw"):
        assert client.get(of(scorecard, word)).status_code == 403
        assert client.post(of(scorecard, word), {"title": "x"}).status_code == 403
    assert client.post(of(scorecard, "put-back")).status_code == 403
    assert client.get(MAKE).status_code == 403
    scorecard.refresh_from_db()
    assert scorecard.version == 1


def test_a_strange_number_is_not_found(year, sign_in):
    client = sign_in(Role.ANALYST)

    for word in ("", "change/", "order/", "withdraw/", "files/", "files/1/pdf/"):
        assert client.get(f"{LIST}404/{word}").status_code == 404


def test_its_indicators_are_changed_and_those_that_stay_keep_their_order_and_reasons(year, sign_in):
    made = scorecards.made(MASH, CAMHS, mash="First contact")
    client, address = sign_in(Role.ANALYST), of(made, "change")
    assert ticked(client, address) == {MASH, CAMHS}
    fields: dict[str, list[str]] = {}
    for key in (CAMHS, MASH, ABSENCE):
        fields.setdefault(field_of(client, address, key), []).append(key)

    client.post(address, {"title": "Neglect", "seen": 1, **fields})

    made.refresh_from_db()
    assert made.keys == [MASH, CAMHS, ABSENCE]
    assert made.whys[MASH] == "First contact"


def test_a_number_each_puts_them_in_order(scorecard, sign_in):
    client, address = sign_in(Role.ANALYST), of(scorecard, "order")
    assert "Number the indicators" in told(client, address)

    client.post(address, {"seen": 1, "place_0": 2, "why_0": "The wait", "place_1": 1, "why_1": ""})

    scorecard.refresh_from_db()
    assert scorecard.indicators == [[MASH, ""], [CAMHS, "The wait"]]


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ((1, 2, 1), [2, 0, 1]),
        ((3, 2, 3), [1, 2, 0]),
        ((1, 1, 3), [1, 0, 2]),
        ((2, 3, 1), [2, 0, 1]),
        ((9, 9, 9), [0, 1, 2]),
    ],
    ids=["up", "down", "one-up", "all", "all-alike"],
)
def test_one_number_is_enough_to_move_one(year, sign_in, places, order):
    keys = [CAMHS, MASH, ABSENCE]
    made = scorecards.made(*keys)
    fields = {f"place_{number}": place for number, place in enumerate(places)}

    sign_in(Role.ANALYST).post(of(made, "order"), {"seen": 1, **fields})

    made.refresh_from_db()
    assert made.keys == [keys[number] for number in order]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("", "Enter the place of"),
        ("first", "as a whole number"),
        ("0", "Places begin with 1"),
        ("1000", "999 or less"),
    ],
)
def test_a_place_that_is_none_is_said_at_its_field(scorecard, sign_in, place, said):
    fields = {"seen": 1, "place_0": place, "place_1": 1}

    answer = sign_in(Role.ANALYST).post(of(scorecard, "order"), fields)

    assert said in words(main(answer))


def test_what_somebody_changed_meanwhile_is_not_overwritten(scorecard, sign_in):
    actions.change(
        actor=ANALYST,
        of=scorecard.pk,
        seen=1,
        entry=scorecards.entry(MASH),
        now=NOW + timedelta(hours=1),
    )
    fields = {"seen": 1, "place_0": 1, "place_1": 2}

    answer = sign_in(Role.ANALYST).post(of(scorecard, "order"), fields)

    assert "Somebody changed or withdrew it meanwhile" in words(main(answer))


def test_it_is_withdrawn_with_a_reason_and_put_back(scorecard, sign_in):
    client = sign_in(Role.ANALYST)
    assert "Say why it is withdrawn" in words(
        main(client.post(of(scorecard, "withdraw"), {"why": ""}))
    )

    client.post(of(scorecard, "withdraw"), {"why": "Nobody read it"})
    assert "Withdrawn by" in told(client, of(scorecard))
    assert "Nobody read it" in told(client, LIST)
    assert "Nobody read it" not in told(sign_in(Role.MEMBER), LIST)
    assert client.get(of(scorecard, "change")).status_code == 404
    assert client.get(of(scorecard, "files")).status_code == 404

    answer = client.post(of(scorecard, "put-back"), follow=True)
    assert "It stands again." in words(page_of(answer))
    answer = client.post(of(scorecard, "put-back"), follow=True)
    assert "It is not withdrawn." in words(page_of(answer))


@pytest.fixture
def quick_pdf(monkeypatch):
    """What a PDF holds is for its own tests."""
    monkeypatch.setattr(building.pdf, "write", lambda document: b"%PDF-1.7 quick")


def test_one_press_makes_four_files_that_are_named_after_it(scorecard, quick_pdf, sign_in):
    client = sign_in(Role.MEMBER)
    assert "One press makes a PDF" in told(client, of(scorecard, "files"))

    said = words(main(client.post(of(scorecard, "files/make"), follow=True)))

    for name in ("PDF (", "Word document (", "Excel workbook (", "One web page ("):
        assert name in said
    assert "The scorecard still says just what these files say." in said
    job = Job.objects.get().pk
    for form in building.FORMS:
        answer = client.get(f"{of(scorecard, 'files')}{job}/{form}/")
        assert answer["Content-Disposition"] == (
            f'attachment; filename="scorecard-neglect-2019-20.{form}"'
        )


def test_files_are_out_of_date_once_the_scorecard_says_something_else(
    scorecard, quick_pdf, sign_in
):
    client = sign_in(Role.MEMBER)
    client.post(of(scorecard, "files/make"))

    scorecards.said(CAMHS, "Posts were filled.")

    assert "Out of date." in told(client, of(scorecard, "files"))


def test_files_of_another_are_not_found_but_by_who_oversees(scorecard, quick_pdf, sign_in):
    sign_in(Role.PARTNER).post(of(scorecard, "files/make"))
    address = f"{of(scorecard, 'files')}{Job.objects.get().pk}/html/"

    assert sign_in(Role.MEMBER).get(address).status_code == 404
    assert sign_in(Role.BUSINESS_UNIT).get(address).status_code == 200
    other = scorecards.made(CAMHS, title="Other")
    assert (
        sign_in(Role.BUSINESS_UNIT)
        .get(f"{of(other, 'files')}{Job.objects.get().pk}/html/")
        .status_code
        == 404
    )


def test_making_can_be_watched_and_stopped(scorecard, sign_in, settings):
    settings.JOBS_AT_ONCE = False
    client = sign_in(Role.MEMBER)

    assert "Waiting to begin" in words(main(client.post(of(scorecard, "files/make"), follow=True)))
    progress = of(scorecard, "files/progress")
    part = client.get(progress, headers={"HX-Request": "true"})
    assert b"progress" in part.content
    assert client.get(progress)["Location"] == of(scorecard, "files")

    said = words(main(client.post(of(scorecard, "files/stop"), follow=True)))
    assert "Stopped before it was done." in said
    ended = client.get(progress, headers={"HX-Request": "true"})
    assert ended["HX-Redirect"] == of(scorecard, "files")


def test_a_file_that_is_no_longer_kept_says_so(scorecard, quick_pdf, sign_in):
    client = sign_in(Role.MEMBER)
    client.post(of(scorecard, "files/make"))
    job = Job.objects.get()
    Job.objects.update(outcome={**job.outcome, "folder": "gone"})

    answer = client.get(f"{of(scorecard, 'files')}{job.pk}/pdf/", follow=True)

    assert "Those files are no longer kept." in words(page_of(answer))


def test_a_page_costs_the_same_however_many_indicators_stand_on_it(year, sign_in):
    few = of(scorecards.made(CAMHS))
    keys = ("persistent-absence", "mental-health-access", ABSENCE)
    for key in keys:
        indicators.record(*indicators.percent(key, [50] * 12))
        scorecards.said(key, "As before.")
    many = of(scorecards.made(CAMHS, MASH, *keys, title="More"))
    client = sign_in(Role.MEMBER)

    def cost(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    cost(few)
    assert cost(many) == cost(few)
