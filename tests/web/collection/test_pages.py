"""The pages of returns, as those meet them who fill in, sign, accept and oversee."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.apps.collection.models import (
    DataRequest,
    LineQuery,
    QuarterlyReturn,
)
from sightline.apps.collection.types import State
from sightline.kit.permission import Role
from tests import reading_pages
from tests.factories.collection import (
    COUNT,
    NOW,
    DataRequestFactory,
    LineQueryFactory,
    QuarterlyReturnFactory,
)
from tests.factories.partnership import AgencyListingFactory
from tests.web.collection.pages import (
    WHOLE,
    address,
    come,
    errors,
    rows,
    words,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


def test_an_agencys_people_see_what_they_owe(sign_in, of):
    QuarterlyReturnFactory(request__agency=AgencyListingFactory(name="The police").agency)

    page = words(come(sign_in, Role.CONTRIBUTOR, of).get(reverse("returns:list")))

    assert "Thornshire Council What we owe 1 return is to be sent." in page
    assert "Not received, 16 days late" in page
    assert "The return for quarter 3 of 2026/27 opens when the quarter is over" in page
    assert "police" not in page


def test_those_who_oversee_see_every_agency_and_what_waits(sign_in, of):
    QuarterlyReturnFactory(sent=True, state="queried", lines=WHOLE)
    QuarterlyReturnFactory(sent=True, state="validated", lines=WHOLE)

    page = words(sign_in(Role.ANALYST).get(reverse("returns:list")))

    assert "1 not received · 1 with questions · 1 to accept · 0 to publish" in page
    assert "Thornshire Council" in page


def test_before_anything_is_asked_the_page_says_how_to_begin(sign_in):
    page = words(sign_in(Role.BUSINESS_UNIT).get(reverse("returns:list")))

    assert "No agency is asked for anything yet." in page
    assert "How to begin" in page


def test_an_agency_that_is_asked_for_nothing_is_told_so(sign_in):
    agency = AgencyListingFactory().agency

    page = words(sign_in(Role.AGENCY_LEAD, agency=agency).get(reverse("returns:list")))

    assert "Nothing is asked of your agency yet." in page


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 3), ("?state=queried", 1), ("?quarter=2026/27+Q2", 3), ("?state=gossip", 3)],
)
def test_the_list_can_be_narrowed(sign_in, of, query, number):
    QuarterlyReturnFactory(sent=True, state="queried", lines=WHOLE)
    QuarterlyReturnFactory(sent=True, state="validated", lines=WHOLE)

    answer = sign_in(Role.ANALYST).get(reverse("returns:list") + query)

    assert len(reading_pages.main(answer).findall(".//tbody/tr")) == number


def test_the_list_can_be_taken_as_a_file(sign_in, of):
    answer = sign_in(Role.ANALYST).get(reverse("returns:list") + "?download=csv")

    taken = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert taken[1][:3] == ["Thornshire Council", "2026/27 Q2", "Requested"]


ROUTES_OF_A_RETURN = ["return", "fill", "send", "send-sheet", "comment", "sign", "restate"]


@pytest.mark.parametrize("state", ["requested", "validated", "accepted", "commentary in"])
@pytest.mark.parametrize("route", ROUTES_OF_A_RETURN)
def test_another_agencys_return_is_not_there(sign_in, route, state):
    settled = {"accepted_at": NOW, "accepted_by": "Data analyst"}
    is_settled = state in ("accepted", "commentary in")
    theirs = QuarterlyReturnFactory(
        sent=state != "requested", state=state, lines=WHOLE, **(settled if is_settled else {})
    )
    client = sign_in(Role.AGENCY_LEAD, agency=AgencyListingFactory().agency)

    assert client.get(address(route, theirs)).status_code == 404
    expected = 405 if route == "return" else 404
    assert client.post(address(route, theirs), {"seen": 0}).status_code == expected


@pytest.mark.parametrize("role", [Role.ANALYST, Role.BUSINESS_UNIT])
def test_those_who_oversee_read_a_return_and_write_none(sign_in, of, role):
    client = sign_in(role)

    assert client.get(address("return", of)).status_code == 200
    assert client.get(address("fill", of)).status_code == 403


@pytest.fixture
def queried():
    of = QuarterlyReturnFactory(sent=True, state="queried", lines=WHOLE)
    LineQueryFactory(line=of.lines.get(indicator=COUNT))
    return of


def test_a_question_is_shown_and_answered(sign_in, queried):
    client = come(sign_in, Role.CONTRIBUTOR, queried)
    asked = LineQuery.objects.get()
    page = words(client.get(address("return", queried)))
    assert "900 is up from 120. Is the number right?" in page

    empty = client.post(address("answer", queried, asked.pk), {"says": ""})
    assert "Write the answer" in errors(empty)[0]
    client.post(address("answer", queried, asked.pk), {"says": "It is right."})

    queried.refresh_from_db()
    assert queried.stands == State.VALIDATED
    assert "It is right." in words(sign_in(Role.ANALYST).get(address("return", queried)))
    assert client.get(address("answer", queried, asked.pk)).status_code == 404


def test_an_analyst_asks_accepts_and_publishes(sign_in):
    of = QuarterlyReturnFactory(sent=True, state="validated", lines=WHOLE)
    analyst = sign_in(Role.ANALYST)
    row = of.lines.get(indicator=COUNT)

    analyst.post(address("ask", of, row.pk), {"asks": "All of them?"})
    assert LineQuery.objects.get().raised_by == Role.ANALYST
    LineQuery.objects.update(answer="Yes", answered_at=NOW, answered_by="Somebody")
    QuarterlyReturn.objects.update(state="validated")
    assert "Accept these numbers" in words(analyst.get(address("return", of)))
    analyst.post(address("accept", of), {"seen": 0})
    of.refresh_from_db()
    assert of.stands == State.ACCEPTED

    said = words(analyst.post(address("publish", of), follow=True))
    assert "It is published once the agency’s lead has signed it." in said


@pytest.mark.parametrize("seen", ["", "x", "-1", "²", "9" * 400])
def test_a_press_without_what_was_seen_accepts_nothing(sign_in, seen):
    of = QuarterlyReturnFactory(sent=True, state="validated", lines=WHOLE)

    answer = sign_in(Role.ANALYST).post(address("accept", of), {"seen": seen})

    assert answer.status_code in (302, 404)
    of.refresh_from_db()
    assert of.stands == State.VALIDATED


@pytest.fixture
def settled():
    return QuarterlyReturnFactory(
        sent=True, state="accepted", accepted_at=NOW, accepted_by="Data analyst", lines=WHOLE
    )


def test_commentary_then_the_leads_signature(sign_in, settled):
    contributor = come(sign_in, Role.CONTRIBUTOR, settled)
    lead = come(sign_in, Role.AGENCY_LEAD, settled)
    assert lead.get(address("sign", settled)).status_code == 404

    said = {COUNT: "More schools call.", "seen": 0, "done": "yes"}
    contributor.post(address("comment", settled), said)
    assert contributor.get(address("sign", settled)).status_code == 403
    page = lead.get(address("sign", settled))
    assert "More schools call." in words(page)
    assert "Tick that" in errors(lead.post(address("sign", settled), {"seen": 1}))[0]
    lead.post(address("sign", settled), {"seen": 1, "is_so": "on"})

    settled.refresh_from_db()
    assert (settled.stands, settled.signed_by) == (State.SIGNED, Role.AGENCY_LEAD)


def test_a_correction_of_what_was_accepted_stands_beside_it(sign_in, settled):
    client = come(sign_in, Role.CONTRIBUTOR, settled)

    answer = client.post(address("restate", settled), {"because": "Three were late"})

    made = QuarterlyReturn.objects.get(version=2)
    assert answer["Location"] == address("fill", made)
    assert "As accepted: 120" in words(client.get(address("fill", made)))
    page = words(client.get(address("return", made)))
    assert "Restated by contributor on 30 November 2026: Three were late" in page
    assert "Restated since" in words(client.get(address("return", settled)))
    owed = words(client.get(reverse("returns:list")))
    assert "Correction 2026/27 Q2, corrected" in owed
    assert "Not received" not in owed


def test_when_returns_came_in_is_for_everybody_on_the_year_by_the_agencys_name(sign_in, of):
    police = DataRequestFactory(agency=AgencyListingFactory(name="Thornshire Police").agency)
    told = {COUNT: {"value": 31415}}
    QuarterlyReturnFactory(request=police, sent=True, lines=told)
    QuarterlyReturnFactory(request=police, quarter="2026/27 Q1", sent=True, lines=told)

    answer = sign_in(Role.MEMBER).get(reverse("returns:lateness"))

    page = words(answer)
    assert "3 returns came in or fell due: 1 late, 1 not received." in page
    assert rows(answer) == [
        ["Thornshire Council", "Not asked", "Not received"],
        ["Thornshire Police", "88 days late", "On time"],
    ]
    assert "31415" not in answer.content.decode()


def test_an_agency_is_asked_by_the_dictionary(sign_in):
    police = AgencyListingFactory(name="Thornshire Police", kind="police")
    client = sign_in(Role.BUSINESS_UNIT)
    where = reverse("returns:ask-agency")
    assert "Thornshire Police" in words(client.get(where))

    page = reading_pages.page_of(client.get(f"{where}?agency={police.agency.key}"))
    ticked = {
        each.get("value")
        for each in page.iter("input")
        if each.get("name") == "indicators" and each.get("checked") is not None
    }
    assert "missing-episodes-police" in ticked
    assert COUNT not in ticked
    told = {
        "indicators": ["missing-episodes-police"],
        "supplier": "Analyst of the force",
        "frequency": "quarterly",
        "first_quarter": "2026/27 Q2",
        "due_days": "45",
    }
    wrong = client.post(f"{where}?agency={police.agency.key}", {**told, "first_quarter": "soon"})
    assert errors(wrong) == ["Error: Write a quarter, such as 2026/27 Q1."]
    client.post(f"{where}?agency={police.agency.key}", told)

    assert QuarterlyReturn.objects.get().agency == police.agency


def test_a_request_is_changed_and_ended(sign_in, of):
    client = sign_in(Role.BUSINESS_UNIT)
    where = reverse("returns:request", args=[of.request.pk])
    told = {
        "indicators": [COUNT],
        "supplier": "Somebody else",
        "frequency": "quarterly",
        "due_days": "30",
        "seen": 1,
    }

    client.post(where, told)
    changed = DataRequest.objects.get(pk=of.request.pk)
    assert (changed.indicators, changed.due_days, changed.version) == ([COUNT], 30, 2)
    assert "meanwhile" in words(client.post(where, told))
    client.post(reverse("returns:end-request", args=[changed.pk]), {"why": "No more"})

    assert client.get(where).status_code == 404


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_costs_the_same_however_many_returns_there_are(sign_in, number):
    for each in range(number):
        listing = AgencyListingFactory(name=f"Agency {each}")
        of = QuarterlyReturnFactory(request=DataRequestFactory(agency=listing.agency))
        LineQueryFactory(line=of.lines.first())
    client = sign_in(Role.ANALYST)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("returns:list")).status_code == 200

    assert len(queries) <= 12


@pytest.mark.parametrize("route", ["fill", "return", "send", "send-sheet"])
def test_no_page_of_a_return_needs_many_queries(sign_in, of, route):
    for quarter in ("2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4", "2026/27 Q1"):
        QuarterlyReturnFactory(request=of.request, quarter=quarter, sent=True, lines=WHOLE)
    client = come(sign_in, Role.CONTRIBUTOR, of)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(route, of)).status_code == 200

    assert len(queries) <= MOST_QUERIES
