"""An agency's own spreadsheet: mapped once, shown, taken, and offered again the next quarter."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from sightline.apps.collection.models import (
    ReturnLine,
    SentSheet,
)
from sightline.kit.permission import Role
from tests.factories.collection import (
    COUNT,
    SHARE,
    QuarterlyReturnFactory,
)
from tests.web.collection.pages import (
    address,
    come,
    errors,
    places,
    rows,
    send_sheet,
    words,
)
from tests.web.collection.sheets import ROWS, workbook
from tests.web.test_hostile_posts import MARK, VALUES

pytestmark = pytest.mark.django_db


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
