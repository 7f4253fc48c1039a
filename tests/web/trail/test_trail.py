"""The trail's pages: for the data protection officer, who asks of a record or of a person."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sightline.exchange.exporting import pack_of_year
from sightline.exchange.keeping import actions as keeping
from sightline.exchange.models import Revision
from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.trail import actions
from sightline.kit.trail.models import Entry
from sightline.web.trail import reading
from tests import reading_pages, years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db
PAGE = "/trail/"
EARLY, LATE = datetime(2020, 6, 1, 9, 0, tzinfo=UTC), datetime(2020, 7, 1, 22, 59, tzinfo=UTC)
ANALYST = Actor("=Analyst()", frozenset({Role.ANALYST}), 7, frozenset({"police"}))
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 8)


@pytest.fixture
def officer(sign_in):
    return sign_in(Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def entries():
    trail.record(actor=ANALYST, event="concerns.coded", at=EARLY, concern="neglect")
    trail.record(actor=UNIT, event="accounts.signed-in", at=LATE)
    trail.record(actor=COMMAND_LINE, event="plan.loaded", at=LATE)


def words(answer):
    return reading_pages.words(reading_pages.main(answer))


def rows(answer):
    return [[cell.text for cell in row] for row in answer.context["read"].table.rows]


def numbers(answer):
    return [row[0] for row in rows(answer)]


def test_entries_stand_the_newest_first_in_words(officer, entries):
    answer = officer.get(PAGE)

    assert numbers(answer) == ["3", "2", "1"]
    assert rows(answer)[2][1:4] == ["1 June 2020 at 10:00:00", "=Analyst()", "Concerns: coded"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"event": "concerns.coded"}, ["1"]),
        ({"person": "8"}, ["2"]),
        ({"person": "none"}, ["3"]),
        ({"since": "2020-06-02"}, ["3", "2"]),
        ({"until": "2020-07-01"}, ["3", "2", "1"]),
        ({"until": "2020-06-30"}, ["1"]),
        ({"since": "01/06/2020", "until": "01/06/2020"}, ["1"]),
        ({"event": "concerns.coded", "person": "8"}, []),
        ({"target": "partnership.year"}, ["3", "2", "1"]),  # there is none of that kind
        ({"since": "soon"}, ["3", "2", "1"]),
        ({"person": "9" * 40}, ["3", "2", "1"]),
        ({"row": "9" * 40}, ["3", "2", "1"]),
        ({"until": "9999-12-31", "since": "0001-01-01"}, ["3", "2", "1"]),
        ({"page": "99"}, ["3", "2", "1"]),
    ],
)
def test_it_is_narrowed_by_event_person_record_and_day(officer, entries, asked, expected):
    assert numbers(officer.get(PAGE, asked)) == expected


def test_what_is_wrong_with_a_day_is_said(officer, entries):
    assert "Give the day as 31/03/2020." in words(officer.get(PAGE, {"since": "soon"}))


def test_a_record_is_narrowed_by_kind_and_number(officer):
    year = years.load_oxfordshire()
    trail.record(actor=UNIT, event="partnership.loaded", at=LATE, target=year)

    asked = {"target": "partnership.year", "target_id": str(year.pk)}
    answer = officer.get(PAGE, asked)

    own = Entry.objects.filter(target="partnership.year", target_id=str(year.pk))
    assert answer.context["read"].total == own.count() > 0
    assert officer.get(PAGE, {**asked, "target_id": "0"}).context["read"].total == 0


def test_from_an_entry_two_links_lead_to_its_record_and_to_its_person(officer, tmp_path):
    year = years.load_thornshire(thornshire.write(tmp_path / "thornshire"))
    for text in ("Once.", "Twice."):
        row = pack_of_year(COMMAND_LINE, year).rows["notes"][0]
        cells = {**row.cells, "note": text}
        keeping.change(
            actor=UNIT, year=year, table="notes", key=row.key, cells=cells, seen=row.cells, now=LATE
        )
    changed = Entry.objects.filter(event="keeping.row-changed").last()

    page = officer.get(reverse("trail:entry", args=[changed.number]))
    record = officer.get(page.context["read"].of_record)
    person = officer.get(page.context["read"].of_person)

    assert Revision.objects.get(pk=changed.details["revision"]).after["note"] == "Twice."
    assert "Who has seen or changed this record" in words(page)
    assert f"notes, {row.key}" in words(page)
    assert "Twice." not in page.content.decode() + record.content.decode()
    assert {row[3] for row in rows(record)} == {"Keeping: revision noted"}
    assert len(rows(record)) == 2
    assert {row[2] for row in rows(person)} == {"Business unit"}


def test_an_entry_of_nobody_leads_to_all_that_no_person_did(officer, entries):
    page = officer.get(reverse("trail:entry", args=[3]))

    assert "Everything that Sightline itself and visitors did" in words(page)
    assert numbers(officer.get(page.context["read"].of_person)) == ["3"]
    assert page.context["read"].of_record == ""


@pytest.mark.parametrize("number", [0, 99, 10**30])
def test_an_entry_that_is_not_there_is_not_found(officer, entries, number):
    assert officer.get(reverse("trail:entry", args=[number])).status_code == 404


def test_a_file_holds_what_was_asked_for_and_no_formula_and_leaves_an_entry(officer, entries):
    answer = officer.get(PAGE, {"event": "concerns.coded", "download": "csv"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "2020-06-01T09:00:00.000000Z,'=Analyst(),7,police,concerns.coded" in lines[1]
    copied = Entry.objects.last()
    assert copied.event == "trail.copy-taken"
    assert {name: copied.details[name] for name in ("form", "rows")} == {"form": "csv", "rows": 1}
    again = officer.get(PAGE, {"event": "trail.copy-taken", "download": "csv"})
    assert ",127.0.0.1," in again.content.decode()


def test_the_workbook_holds_the_same(officer, entries):
    answer = officer.get(PAGE, {"download": "xlsx"})

    sheet = load_workbook(BytesIO(answer.content)).active
    assert [row[0].value for row in sheet.iter_rows()] == ["Entry", 3, 2, 1]
    assert sheet["C4"].data_type == "s"


def test_the_chain_is_verified_when_somebody_asks(officer, entries):
    assert "Whole" not in words(officer.get(PAGE))

    assert "Whole, 3 entries." in words(officer.get(PAGE, {"verify": "yes"}))


def test_a_chain_that_is_broken_is_said_to_be(officer, entries):
    last = Entry.objects.last()
    Entry.objects.create(
        number=4, at=LATE, actor="x", event="x.forged", agency="", hash=last.hash, details={}
    )

    told = words(officer.get(PAGE, {"verify": "yes"}))

    assert "Not whole: entry 4 was changed." in told


def test_a_long_trail_is_verified_as_far_as_its_newest_entries_and_says_so(
    officer, entries, monkeypatch
):
    monkeypatch.setattr(reading, "MOST_VERIFIED", 2)

    told = words(officer.get(PAGE, {"verify": "yes"}))

    assert "as far as the newest 2 entries go" in told


def test_the_last_checkpoint_is_told(officer, entries, settings, tmp_path):
    settings.HOME = tmp_path
    assert "No checkpoint has been made yet" in words(officer.get(PAGE))

    actions.make_checkpoint(actor=COMMAND_LINE, now=LATE)

    assert "Last checkpoint: 1 July 2020 at 23:59, with entry 4." in words(officer.get(PAGE))


def test_more_entries_need_no_more_questions_to_the_database(officer, entries):
    def needed():
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(PAGE).status_code == 200
        return len(queries)

    few = needed()
    for number in range(70):
        trail.record(actor=ANALYST, event=f"concerns.coded-{number}", at=LATE)

    assert needed() == few
    assert len(rows(officer.get(PAGE, {"page": "2"}))) == 23


def test_only_who_may_read_it_has_the_way_in(officer, sign_in):
    years.load_oxfordshire()

    assert f'href="{PAGE}"' in officer.get(reverse("accounts:account")).content.decode()
    other = sign_in(Role.BUSINESS_UNIT).get(reverse("accounts:account"))
    assert f'href="{PAGE}"' not in other.content.decode()


def test_the_way_in_is_there_before_any_year_is(officer):
    assert f'href="{PAGE}"' in officer.get(reverse("accounts:account")).content.decode()


def test_who_has_seen_a_record_tells_of_pages_that_showed_it_among_others(officer, entries):
    shown = [f"evidence.restrictedfinding:{number}" for number in range(1, 9_001)]
    trail.record(actor=UNIT, event="restricted.listed", at=LATE, shown=shown, count=9_000)
    trail.record(actor=UNIT, event="restricted.listed", at=LATE, shown=shown[:2], count=2)

    asked = {"target": "evidence.restrictedfinding", "target_id": "9000"}
    assert numbers(officer.get(PAGE, asked)) == ["5"]
    assert numbers(officer.get(PAGE, {**asked, "target_id": "2"})) == ["6", "4"]
    assert numbers(officer.get(PAGE, {**asked, "target_id": "9001"})) == []
    assert Entry.objects.get(number=5).details["continues"] == 4
    page = officer.get(reverse("trail:entry", args=[6]))
    assert "evidence.restrictedfinding 1, 2" in words(page)
