"""What stands beneath an indicator of a scorecard, and for whom."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.apps.collection import actions as returns
from sightline.apps.collection import queries as collection
from sightline.apps.indicators.types import ScorecardOf
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.reports.scorecards.reading import KEPT_BACK, read
from tests import collecting, indicators, scorecards
from tests.factories.partnership import AgencyFactory, AgencyListingFactory, YearFactory
from tests.factories.plan import PriorityFactory
from tests.indicators import ANALYST
from tests.scorecards import ABSENCE, CAMHS, MASH

pytestmark = pytest.mark.django_db
MEMBER = Actor("Board member", frozenset({Role.MEMBER}), 7002)


@pytest.fixture
def year():
    indicators.some()
    scorecards.with_a_small_number()
    AgencyListingFactory(key="trust", name="Thornshire Health Trust")
    return YearFactory()


def beneath(read, key):
    (found,) = [line.beneath for line in read.lines if line.seen.definition.key == key]
    return found


def says(found):
    return [each.says for each in found.missing]


def test_it_says_what_it_is_of_by_its_title(year):
    PriorityFactory(key="neglect", title="Neglect first")
    made = scorecards.made(of=ScorecardOf.PRIORITY, of_key="neglect")

    assert read(MEMBER, year, made).of == "Priority: Neglect first"


def test_the_first_line_counts_what_is_late_or_missing(year):
    made = scorecards.made(CAMHS, "marac-cases-with-children")

    assert read(MEMBER, year, made).first_line == (
        "Of 2 indicators, 1 changed beyond chance, 1 has a target out of reach, and 1 is late "
        "or missing."
    )


def test_the_latest_that_each_agency_said_stands_beneath(year):
    scorecards.said(CAMHS, "Posts are empty.", period="2018/19 Q4")
    scorecards.said(CAMHS, "Posts were filled.")
    scorecards.said(CAMHS, "We asked the trust.", agency="")

    said = beneath(read(MEMBER, year, scorecards.made()), CAMHS).said

    assert {(each.agency, each.words) for each in said} == {
        ("Thornshire Health Trust", "Posts were filled."),
        ("The business unit", "We asked the trust."),
    }
    assert {each.period for each in said} == {"quarter 4 of 2019/20"}


def test_what_was_said_of_a_later_year_is_not_looked_into(year):
    scorecards.said(CAMHS, "Later.", period="2020/21 Q1")

    assert beneath(read(MEMBER, year, scorecards.made()), CAMHS).said == ()


def test_words_that_name_a_number_are_kept_back_where_a_small_number_is_hidden(year):
    scorecards.said(ABSENCE, "Four pupils came back.")
    scorecards.said(ABSENCE, "Lessons are taught at home.", agency="")
    scorecards.said(CAMHS, "Two posts were filled.")
    made = scorecards.made()

    shown, whole = read(MEMBER, year, made), read(ANALYST, year, made)
    of_everybody = read(ANALYST, year, made, protects=True)

    assert "Four pupils came back." in {each.words for each in beneath(whole, ABSENCE).said}
    for found in (shown, of_everybody):
        words = {each.words for each in beneath(found, ABSENCE).said}
        assert words == {KEPT_BACK, "Lessons are taught at home."}
        assert beneath(found, CAMHS).said[0].words == "Two posts were filled."


def test_a_period_that_was_not_received_names_the_agency_and_its_reason(year):
    late = indicators.percent(MASH, [None], last_year=2019)
    indicators.record(*late, because="It was of another quarter")

    found = beneath(read(MEMBER, year, scorecards.made(MASH)), MASH)

    assert says(found) == [
        "Thornshire Health Trust, quarter 4 of 2019/20: The trust changed its system."
    ]


def test_what_nobody_has_ever_given_names_who_answers_for_it(year):
    made = scorecards.made("marac-cases-with-children")

    assert says(beneath(read(MEMBER, year, made), "marac-cases-with-children"))[0].startswith(
        "No value is held yet."
    )


def test_a_series_that_stopped_is_late(year):
    indicators.record(*indicators.percent("persistent-absence", [12, 13, 12], last_year=2017))

    (said,) = says(
        beneath(read(MEMBER, year, scorecards.made("persistent-absence")), "persistent-absence")
    )

    assert "what follows quarter 4 of 2017/18, due" in said


def test_a_return_that_is_owed_names_the_agency_for_every_reader():
    """Not its numbers: a member may not read those, and may know that there are none."""
    year = YearFactory(first=2026, stated_as_at=date(2026, 9, 1))
    AgencyListingFactory(year=year, agency=AgencyFactory(key="police"), name="Thornshire Police")
    collecting.made()

    (said,) = says(
        beneath(read(MEMBER, year, scorecards.made(collecting.CONTACTS)), collecting.CONTACTS)
    )

    assert said == "Thornshire Police, quarter 1 of 2026/27, due 14 August 2026."


def test_what_a_published_return_says_stands_beneath_and_an_unpublished_one_does_not():
    year = YearFactory(first=2025)
    AgencyListingFactory(year=year, agency=AgencyFactory(key="police"), name="Thornshire Police")
    of = collecting.made()["the accepted return"]
    collecting.commented(of)
    scorecard = scorecards.made(collecting.CONTACTS)
    assert beneath(read(MEMBER, year, scorecard), collecting.CONTACTS).said == ()

    lead = collecting.of_agency(Role.AGENCY_LEAD, 9005)
    seen = collection.one(lead, of).changes
    returns.sign(actor=lead, of=of, seen=seen, now=collecting.NOW)
    returns.publish(actor=collecting.ANALYST, of=of, now=collecting.NOW)

    (said,) = beneath(read(MEMBER, year, scorecard), collecting.CONTACTS).said
    assert (said.agency, said.words) == ("Thornshire Police", "More schools call.")


def test_an_indicator_that_the_dictionary_has_not_on_the_day_is_named(year):
    made = scorecards.made()
    type(made).objects.update(indicators=[["long-gone", ""], [CAMHS, ""]])
    made.refresh_from_db()

    found = read(MEMBER, year, made)

    assert found.gone == ("long-gone",)
    assert len(found.lines) == 1


def test_ten_more_indicators_cost_no_more_queries(year):
    few = scorecards.made(CAMHS, MASH)
    keys = ("persistent-absence", "mental-health-access", ABSENCE)
    indicators.record(*(v for key in keys[:2] for v in indicators.percent(key, [50] * 12)))
    many = scorecards.made(CAMHS, MASH, *keys, title="More")

    def cost(made):
        with CaptureQueriesContext(connection) as captured:
            read(MEMBER, year, made)
        return len(captured)

    cost(few)
    assert cost(many) == cost(few)
