"""The pages of returns, as those meet them who fill in, sign, accept and oversee."""

import csv
import io
import json
from datetime import date
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.apps.collection.models import (
    DataRequest,
    LineQuery,
    QuarterlyReturn,
    ReturnLine,
    SentSheet,
)
from sightline.apps.collection.types import State
from sightline.kit.permission import Role
from tests import reading_pages
from tests.factories.collection import (
    COUNT,
    NOW,
    SHARE,
    TOTAL,
    DataRequestFactory,
    LineQueryFactory,
    QuarterlyReturnFactory,
)
from tests.factories.partnership import AgencyListingFactory
from tests.web.collection.sheets import ROWS, sent, workbook
from tests.web.test_hostile_posts import MARK, VALUES

pytestmark = pytest.mark.django_db
WHOLE = {
    COUNT: {"value": 120},
    SHARE: {"numerator": 24, "denominator": 60},
    TOTAL: {"missing": "The system was replaced"},
}
MOST_QUERIES = 25


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def of():
    listing = AgencyListingFactory(name="Thornshire Council")
    return QuarterlyReturnFactory(request=DataRequestFactory(agency=listing.agency))


def come(sign_in, role, of):
    return sign_in(role, agency=of.agency)


def words(answer):
    return reading_pages.words(reading_pages.main(answer))


def address(route, of, *more):
    return reverse(f"returns:{route}", args=[of.pk, *more])


def rows(answer):
    """The cells of each row of the page's table."""
    return [
        [reading_pages.words(cell) for cell in row]
        for row in reading_pages.main(answer).findall(".//tbody/tr")
    ]


def filled(client, of, **values):
    """What the page sends: its hidden words, and each field with what was typed."""
    page = reading_pages.page_of(client.get(address("fill", of)))
    data = {
        each.get("name"): each.get("value") or ""
        for each in page.iter("input")
        if each.get("name") and each.get("type") != "submit"
    }
    return {**data, **{key.replace("__", "--"): value for key, value in values.items()}}


def typed(**changes):
    return {
        f"{COUNT}--value": "1,862",
        f"{SHARE}--numerator": "24",
        f"{SHARE}--denominator": "60",
        f"{SHARE}--value": "",
        f"{TOTAL}--missing": "The system was replaced",
        **changes,
    }


def errors(answer):
    page = reading_pages.page_of(answer)
    return [reading_pages.words(each) for each in reading_pages.having(page, "govuk-error-message")]


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
    assert taken[1][:3] == ["Thornshire Council", "quarter 2 of 2026/27", "Requested"]


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


def test_what_is_written_part_way_is_there_the_next_time(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    answer = client.post(
        address("fill", of), {**filled(client, of), f"{COUNT}--value": "1,862", "later": "yes"}
    )

    assert answer["Location"] == address("return", of)
    assert filled(client, of)[f"{COUNT}--value"] == "1,862"


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_kept(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = {**filled(client, of), **typed(**{f"{SHARE}--numerator": "lots"}), "later": "yes"}

    answer = client.post(address("fill", of), data)

    [error] = errors(answer)
    assert "‘lots’ is not a number: write it in digits, such as 1,862" in error
    assert ReturnLine.objects.filter(value__isnull=False).count() == 0
    again = reading_pages.page_of(answer)
    typed_again = {each.get("name"): each.get("value") for each in again.iter("input")}
    assert typed_again[f"{COUNT}--value"] == "1,862"


def test_no_number_is_said_in_its_own_place(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = {**filled(client, of), **typed(**{f"{COUNT}--value": "n/a"}), "later": "yes"}

    [error] = errors(client.post(address("fill", of), data))

    assert "leave this empty, and say why below" in error


def test_what_stops_the_sending_is_said_in_place_and_what_was_written_is_kept(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = {**filled(client, of), **typed(**{f"{SHARE}--numerator": "61"}), "check": "yes"}

    answer = client.post(address("fill", of), data)

    assert ["must not be above the denominator" in each for each in errors(answer)] == [True]
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 1862


def test_the_page_for_filling_in_has_earlier_quarters_beside(sign_in, of):
    for quarter, value in (("2026/27 Q1", 110), ("2025/26 Q2", 90)):
        QuarterlyReturnFactory(
            request=of.request,
            quarter=quarter,
            sent=True,
            state="validated",
            lines={COUNT: {"value": value}, SHARE: {"numerator": 20, "denominator": 40}},
        )

    page = words(come(sign_in, Role.CONTRIBUTOR, of).get(address("fill", of)))

    assert "Last quarter: 110 · Same quarter last year: 90" in page
    assert "Last quarter: 50% (20 of 40)" in page
    assert "What is counted" in page


def test_from_the_page_to_a_return_that_is_received(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    checked = client.post(address("fill", of), {**filled(client, of), **typed(), "check": "yes"})
    assert checked["Location"] == address("send", of)
    page = reading_pages.page_of(client.get(address("send", of)))
    assert "40% (24 of 60)" in reading_pages.words(page)
    seen = next(e.get("value") for e in page.iter("input") if e.get("name") == "seen")
    client.post(address("send", of), {"seen": seen})

    of.refresh_from_db()
    assert (of.stands, of.received_on) == (State.VALIDATED, date(2026, 11, 30))
    assert "16 days late" in words(client.get(address("return", of)))


def test_somebody_elses_number_is_shown_beside_mine_and_mine_goes_over_it_when_i_say_so(
    sign_in, of
):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    mine = {**filled(client, of), f"{COUNT}--value": "125", "later": "yes"}
    ReturnLine.objects.filter(of=of, indicator=COUNT).update(value=120)

    answer = client.post(address("fill", of), mine)

    [error] = errors(answer)
    assert "somebody else wrote 120 meanwhile" in error
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 120
    page = reading_pages.page_of(answer)
    again = {e.get("name"): e.get("value") or "" for e in page.iter("input") if e.get("name")}
    client.post(address("fill", of), {**again, "later": "yes"})
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 125


def test_what_was_changed_meanwhile_is_not_sent_unseen(sign_in):
    of = QuarterlyReturnFactory(lines=WHOLE)
    client = come(sign_in, Role.CONTRIBUTOR, of)
    QuarterlyReturn.objects.filter(pk=of.pk).update(changes=3)

    answer = client.post(address("send", of), {"seen": 0})

    assert "Somebody changed it meanwhile" in words(answer)


@pytest.mark.parametrize("seen", ["", "x", "[]", '{"mash-contacts": 3}', '{"mash-contacts": {}}'])
def test_hidden_words_that_were_tampered_with_break_nothing(sign_in, of, seen):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    answer = client.post(address("fill", of), {**typed(), "seen": seen, "later": "yes"})

    assert answer.status_code in (200, 302)


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


def test_when_returns_came_in_is_for_everybody_on_the_year_by_the_agencys_name(sign_in, of):
    police = DataRequestFactory(agency=AgencyListingFactory(name="Thornshire Police").agency)
    told = {COUNT: {"value": 31415}}
    QuarterlyReturnFactory(request=police, sent=True, lines=told)
    QuarterlyReturnFactory(request=police, quarter="2026/27 Q1", sent=True, lines=told)

    answer = sign_in(Role.MEMBER).get(reverse("returns:lateness"))

    page = words(answer)
    assert "Of 3 returns that fell due, 1 was late and 1 has not been received." in page
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


def send_sheet(client, of, content, name="return.xlsx"):
    return client.post(address("send-sheet", of), {"sheet": sent(content, name)})


def places(client, of, **changes):
    """From the file's coming in to what was read of it, with each number's place told."""
    kept = SentSheet.objects.get()
    lies = "?sheet=Return&layout=rows&first=1&last=1&labels=A"
    told = {
        "column--numerator": "3",
        "column--denominator": "same",
        "column--value": "same",
        f"{COUNT}--value": "2",
        f"{SHARE}--numerator": "3",
        f"{SHARE}--denominator": "4",
        f"{SHARE}--value": "",
        f"{TOTAL}--value": "",
        **changes,
    }
    return client.post(address("map", of, kept.pk) + lies, told)


def test_an_own_spreadsheet_is_mapped_once_shown_and_taken(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    answer = send_sheet(client, of, workbook())
    kept = SentSheet.objects.get()
    assert answer["Location"] == address("map", of, kept.pk)
    assert "Contacts to the hub" in words(client.get(address("map", of, kept.pk)))
    assert places(client, of)["Location"] == address("preview", of, kept.pk)
    shown = rows(client.get(address("preview", of, kept.pk)))
    assert shown[0][1:] == ["Value", "C2", "1862", "1,862"]
    client.post(address("preview", of, kept.pk))

    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 1862
    row = ReturnLine.objects.get(of=of, indicator=SHARE)
    assert (row.numerator, row.denominator) == (24, 60)
    assert row.source == "return.xlsx, C3, C4"
    assert not SentSheet.objects.exists()


def test_next_quarter_the_mapping_is_offered_and_a_changed_layout_is_said(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    send_sheet(client, of, workbook())
    places(client, of)
    later = QuarterlyReturnFactory(request=of.request, quarter="2026/27 Q3")
    later_rows = (
        ("Indicator", "Q1", "Q2", "Q3"),
        ("Decisions in 24 hours", 20, 24, 30),
        ("All decisions", 50, 60, "n/a"),
        ("Contacts to the hub", 100, 1862, "<5"),
    )

    answer = send_sheet(client, later, workbook(later_rows, title="Sheet1"))

    page = words(client.get(answer["Location"]))
    assert "The sheet was called ‘Return’, and is ‘Sheet1’ now." in page
    assert "‘Contacts to the hub’ was row 2, and is row 4 now. It was found by its name." in page
    client.post(answer["Location"])
    row = ReturnLine.objects.get(of=later, indicator=COUNT)
    assert (row.value, row.hidden) == (None, {"value": "<5"})


def test_what_could_not_be_read_is_said_at_its_cell_and_the_rest_may_be_taken(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    send_sheet(client, of, workbook((*ROWS[:2], ("Decisions in 24 hours", 20, "lots"), ROWS[3])))
    kept = SentSheet.objects.get()
    places(client, of)

    page = words(client.get(address("preview", of, kept.pk)))
    assert "1 number could not be read." in page
    [read] = [row for row in rows(client.get(address("preview", of, kept.pk))) if row[2] == "C3"]
    assert read[3] == "lots"
    assert read[4].startswith("Not read ‘lots’ is not a number")
    client.post(address("preview", of, kept.pk))

    row = ReturnLine.objects.get(of=of, indicator=SHARE)
    assert (row.numerator, row.denominator) == (None, 60)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({f"{SHARE}--denominator": "3"}, "Cell C3 is chosen for"),
        ({f"{COUNT}--value": "99"}, "Choose one of those offered"),
        (
            {name: "" for name in (f"{COUNT}--value", f"{SHARE}--numerator",
                                   f"{SHARE}--denominator")},
            "Say where at least one number stands",
        ),
    ],
)  # fmt: skip
def test_places_that_make_no_sense_are_refused(sign_in, of, changes, says):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    send_sheet(client, of, workbook())

    assert says in words(places(client, of, **changes))


@pytest.mark.parametrize(
    "lies",
    [
        "?sheet=Other&layout=rows&first=1&last=1&labels=A",
        "?sheet=Return&layout=rows&first=5&last=1&labels=A",
        "?sheet=Return&layout=rows&first=0&last=0&labels=A",
        "?sheet=Return&layout=rows&first=x&last=1&labels=A",
        "?sheet=Return&layout=diagonal&first=1&last=1&labels=A",
        "?sheet=Return&layout=rows&first=1&last=1&labels=1",
        "?sheet=Return",
    ],
)
def test_a_layout_that_makes_no_sense_is_asked_for_again(sign_in, of, lies):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    send_sheet(client, of, workbook())
    where = address("map", of, SentSheet.objects.get().pk) + lies

    assert errors(client.get(where)) != []
    assert client.post(where, {}).status_code == 200


@pytest.mark.parametrize(
    "lies",
    [
        "?sheet=Return&layout=rows&first=900&last=900&labels=ZZ",
        "?sheet=Return&layout=columns&first=900&last=900&labels=ZZ",
        "?sheet=Return&layout=columns&first=1&last=2&labels=A",
    ],
)
def test_a_layout_that_points_nowhere_breaks_nothing(sign_in, of, lies):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    send_sheet(client, of, workbook())
    where = address("map", of, SentSheet.objects.get().pk) + lies

    assert client.get(where).status_code == 200
    assert client.post(where, {}).status_code == 200


def test_a_file_that_is_no_spreadsheet_is_refused_at_its_field(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    answer = send_sheet(client, of, b"%PDF-1.7", "return.pdf")

    assert errors(answer)[0].startswith("Error: Your file is no spreadsheet")
    assert not SentSheet.objects.exists()


def test_a_colleague_does_not_see_a_file_that_waits(sign_in, of):
    send_sheet(come(sign_in, Role.CONTRIBUTOR, of), of, workbook())
    kept = SentSheet.objects.get()
    colleague = come(sign_in, Role.AGENCY_LEAD, of)

    assert colleague.get(address("map", of, kept.pk)).status_code == 404
    assert colleague.get(address("preview", of, kept.pk)).status_code == 404


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


def test_what_the_page_saw_is_words_that_it_can_read_back(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    told = json.loads(filled(client, of)["seen"])

    assert set(told) == {COUNT, SHARE, TOTAL}


@pytest.mark.parametrize("kind", VALUES)
def test_whatever_is_sent_where_the_address_says_more_nothing_breaks(sign_in, of, kind):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    send_sheet(client, of, workbook())
    answer = places(client, of, **dict.fromkeys([f"{COUNT}--value", "column--value"], VALUES[kind]))
    assert answer.status_code in (200, 400)

    unit, where = sign_in(Role.BUSINESS_UNIT), reverse("returns:ask-agency")
    fields = ("indicators", "supplier", "frequency", "first_quarter", "due_days")
    for agency in (of.agency.key, VALUES[kind]):
        told = f"{where}?{urlencode({'agency': agency})}"
        assert unit.get(told).status_code in (200, 400)
        sent_back = unit.post(told, dict.fromkeys(fields, VALUES[kind]))
        assert sent_back.status_code in (200, 400)
        assert MARK.encode() not in sent_back.content


@pytest.mark.parametrize("kind", VALUES)
def test_whatever_is_typed_for_a_number_nothing_breaks_and_nothing_of_it_is_run(sign_in, of, kind):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = filled(client, of)

    for key in data:
        answer = client.post(address("fill", of), {**data, key: VALUES[kind], "check": "yes"})
        assert answer.status_code in (200, 302, 400)
        assert MARK.encode() not in answer.content
