"""The pages of indicators as a member, an analyst and a stranger meet them."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.apps.indicators.models import Commentary, IndicatorTarget, Rebasing, WaitingReturn
from sightline.apps.indicators.series import actions
from sightline.apps.indicators.types import ValueBasis, ValueEntry
from sightline.kit.permission import Role
from tests import indicators
from tests.factories.partnership import AgencyFactory, YearFactory

pytestmark = pytest.mark.django_db
BOARD = "/2019-20/indicators/"
CAMHS = f"{BOARD}camhs-seen-in-12-weeks/"


@pytest.fixture
def year():
    indicators.some()
    return YearFactory()


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_reads_first_whether_anything_changed(year, sign_in):
    shown = page(sign_in(Role.MEMBER), BOARD)

    assert "4 indicators have values; 1 shows more than chance would bring." in shown
    assert "Children first seen by CAMHS within 12 weeks" in shown


def test_nothing_yet_says_how_to_begin(sign_in):
    YearFactory()

    assert "No value of any indicator is held yet." in page(sign_in(Role.MEMBER), BOARD)
    assert "Send a return" in page(sign_in(Role.ANALYST), BOARD)


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("shows=changed", "CAMHS", "Front door decisions"),
        ("theme=Front+door", "Front door decisions", "CAMHS within"),
        ("shows=target", "CAMHS", "Referrals to children"),
        ("owner=nobody", "CAMHS", "No indicator fits"),
    ],
)
def test_the_board_narrows_what_it_looks_at(year, sign_in, query, there, gone):
    shown = page(sign_in(Role.MEMBER), f"{BOARD}?{query}").partition("Indicators without")[0]

    assert there in shown
    assert gone not in shown


def test_a_file_holds_what_the_page_does(year, sign_in):
    client = sign_in(Role.MEMBER)

    table = client.get(f"{BOARD}?download=csv&shows=changed").content.decode("utf-8-sig")

    assert table.splitlines()[1].startswith("Children first seen by CAMHS within 12 weeks,")
    assert len(table.splitlines()) == 2
    assert client.get(f"{BOARD}?download=xlsx").content[:2] == b"PK"


def test_one_indicator_shows_its_chart_its_sentence_and_its_definition(year, sign_in):
    shown = page(sign_in(Role.MEMBER), CAMHS)

    assert "A real improvement" in shown
    assert "<svg" in shown
    assert "First appointments kept" in shown
    assert "Change how limits are made" not in shown


def test_an_indicator_that_nobody_defined_is_not_found(year, sign_in):
    assert sign_in(Role.ANALYST).get(f"{BOARD}nothing-at-all/").status_code == 404
    assert sign_in(Role.ANALYST).get(f"{BOARD}marac-cases-with-children/chart/").status_code == 404


def test_the_chart_is_given_out_by_itself(year, sign_in):
    answer = sign_in(Role.MEMBER).get(f"{CAMHS}chart/")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")


def test_later_years_are_not_looked_into(year, sign_in):
    later = ValueEntry(
        indicator="camhs-seen-in-12-weeks",
        defined_from=date(2013, 4, 1),
        period="2020/21 Q1",
        value=Decimal(99),
        basis=ValueBasis.COLLECTED,
        source="Return",
    )
    indicators.record(later)

    assert "2020/21 Q1" not in page(sign_in(Role.MEMBER), CAMHS)


def post(client, word, **fields):
    return client.post(f"{CAMHS}{word}/", fields)


def test_the_analyst_begins_limits_anew_and_takes_it_back(year, sign_in):
    client = sign_in(Role.ANALYST)

    post(client, "rebase", begins_with="2018-06-30", why="A new provider")
    assert "A new provider" in page(client, CAMHS)
    made = Rebasing.objects.get()
    assert f"rebasings/{made.pk}/withdraw/" in page(client, CAMHS)

    post(client, f"rebasings/{made.pk}/withdraw", why="It was the same provider")
    assert "It was the same provider" in page(client, CAMHS)
    assert post(client, f"rebasings/{made.pk}/withdraw", why="x").status_code == 200


@pytest.mark.parametrize(
    ("word", "fields", "said"),
    [
        ("rebase", {"begins_with": "2018-06-30", "why": ""}, "Say what changed"),
        ("rebase", {"begins_with": "1999-06-30", "why": "x"}, "Choose a period"),
        ("limits", {"fix_after": "5", "why": "x"}, "12 points or more"),
        ("limits", {"fix_after": "twelve", "why": "x"}, "whole number of points"),
        ("limits", {"why": ""}, "Say why the chart is drawn so"),
        ("target", {"value": "-1", "kind": "local"}, "cannot be below nought"),
        ("target", {"value": "many", "kind": "local"}, "Enter a number"),
        ("say", {"period": "2019/20 Q4", "words": ""}, "Write what you have to say"),
        ("say", {"period": "nonsense", "words": "x"}, "Choose a period"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(year, sign_in, word, fields, said):
    answer = post(sign_in(Role.ANALYST), word, **fields)

    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_a_target_is_kept_with_where_it_comes_from(year, sign_in):
    client = sign_in(Role.ANALYST)

    post(client, "target", value="85", kind="local", valid_from="1/4/2019", why="The executive")

    assert "Target: 85%, by the partnership. The executive" in page(client, CAMHS)
    assert IndicatorTarget.objects.get().value == 85


def test_an_agencys_lead_speaks_for_the_agency(year, sign_in):
    client = sign_in(Role.AGENCY_LEAD, agency=AgencyFactory(key="trust"))

    post(client, "say", period="2019/20 Q4", words="Two posts were filled.")

    assert Commentary.objects.get().agency == "trust"
    assert "Two posts were filled." in page(client, CAMHS)


def test_a_restated_value_is_told_with_its_reason_and_its_number_to_the_analyst_alone(
    year, sign_in
):
    other = indicators.percent("camhs-seen-in-12-weeks", [71])
    actions.record_values(
        actor=indicators.ANALYST, values=other, because="Late rows came in", now=indicators.NOW
    )

    assert "was 80" in page(sign_in(Role.ANALYST), CAMHS)
    shown = page(sign_in(Role.MEMBER), CAMHS)
    assert "Late rows came in" in shown
    assert "was 80" not in shown


@pytest.mark.parametrize("word", ["limits", "rebase", "target"])
def test_a_member_decides_nothing(year, sign_in, word):
    assert sign_in(Role.MEMBER).get(f"{CAMHS}{word}/").status_code == 403


def test_returns_that_were_counted_are_listed_without_any_row(year, sign_in):
    shown = page(sign_in(Role.MEMBER), f"{BOARD}returns/")

    assert "cin-2020.xml" in shown
    assert "here, and the files deleted" in shown
    assert "Send a return" not in shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose what it is"),
        ({"kind": "cin"}, "Choose the file, or the files"),
        ({"kind": "cin"}, "Enter the day as at which it is counted"),
        ({"kind": "nonsense"}, "Choose what it is"),
    ],
)
def test_half_a_return_is_not_sent(year, sign_in, fields, said):
    answer = sign_in(Role.ANALYST).post(f"{BOARD}returns/send/", fields)

    assert said in answer.content.decode()
    assert not WaitingReturn.objects.exists()


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_board_costs_the_same_however_many_values_there_are(year, sign_in):
    client = sign_in(Role.MEMBER)
    client.get(BOARD)
    few = queries_of(client, BOARD)
    more = [60 + (each % 7) for each in range(40)]
    for key in ("mental-health-access", "persistent-absence", "severe-absence"):
        indicators.record(*indicators.percent(key, more))

    assert queries_of(client, BOARD) == few


def test_what_the_analyst_takes_away_is_protected_as_for_everybody(year, sign_in):
    indicators.record(*indicators.percent("marac-cases-with-children", [None, None]))
    small = ValueEntry(
        indicator="initial-conferences",
        defined_from=date(2013, 4, 1),
        period="2019/20",
        value=Decimal(3),
        basis=ValueBasis.COLLECTED,
        source="Return",
    )
    indicators.record(small)
    client, address = sign_in(Role.ANALYST), f"{BOARD}initial-conferences/"

    assert ">3<" in page(client, address)
    taken = client.get(f"{address}?download=csv").content.decode("utf-8-sig")
    assert taken.splitlines()[1].startswith("2019/20,Hidden")
    board = client.get(f"{BOARD}?download=csv").content.decode("utf-8-sig")
    (line,) = [each for each in board.splitlines() if each.startswith("Initial child protection")]
    assert ",Hidden," in line
    assert client.get(f"{address}chart/").status_code == 404  # nothing is left to draw


def test_the_board_can_look_at_icons_alone(year, sign_in):
    shown = page(sign_in(Role.MEMBER), f"{BOARD}?view=icons")

    assert shown.count('class="app-icons__one"') == 4
    assert "With charts and words" in shown
