import zipfile
from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from sightline.analytics.returns import annex_a
from sightline.analytics.returns.annex_a import read_annex_a
from sightline.analytics.returns.annex_a_layout import LISTS
from sightline.analytics.returns.faults import UnreadableReturn
from sightline.core import workbook_guard

CONTACTS = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Date of Contact",
    "Contact Source",
)
CONTACT = ("A1", "a) Male", "WBRI", date(2010, 1, 15), date(2019, 6, 3), "Police")


def write(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path / "annex.xlsx")
    return path / "annex.xlsx"


def contacts(path, *rows):
    return write(path, Contacts=[CONTACTS, *rows])


def told(found):
    """Without what is said of the lists that a small workbook leaves out."""
    faults = found.faults.listed
    return [(fault.line, fault.place, fault.what) for fault in faults if fault.place]


def test_a_list_is_read_by_its_headings_whatever_its_sheet_is_called(tmp_path):
    found = read_annex_a(contacts(tmp_path, CONTACT))

    assert told(found) == []
    assert found.tables["contacts"].rows(named=True) == [
        {
            "child_id": "A1",
            "sex": "a) Male",
            "ethnicity": "WBRI",
            "born_on": date(2010, 1, 15),
            "contacted_on": date(2019, 6, 3),
            "source": "Police",
        }
    ]


@pytest.mark.parametrize("name", LISTS)
def test_each_of_the_eleven_lists_is_known(tmp_path, name):
    layout = LISTS[name]

    found = read_annex_a(write(tmp_path, Any=[[column.source for column in layout.columns]]))

    assert told(found) == []
    assert all(
        table.schema == pl.Schema(LISTS[other].schema) for other, table in found.tables.items()
    )
    assert len(found.faults) == 10


def test_headings_may_stand_below_a_title_and_in_any_order_and_capitals(tmp_path):
    rows = [
        ("Thornshire, list 1",),
        (),
        tuple(heading.upper() + " " for heading in reversed(CONTACTS)),
        tuple(reversed(CONTACT)),
    ]

    found = read_annex_a(write(tmp_path, Sheet1=rows))

    assert found.tables["contacts"]["contacted_on"].to_list() == [date(2019, 6, 3)]


@pytest.mark.parametrize(
    "written",
    [
        date(2019, 6, 3),
        datetime(2019, 6, 3, 14, 30),  # noqa: DTZ001  # as workbooks hold them
        "03/06/2019",
        "3/6/2019",
        "2019-06-03",
        "03/06/2019 00:00:00",
        43619,
    ],
    ids=str,
)
def test_a_date_may_be_a_day_a_text_or_a_count_of_days(tmp_path, written):
    found = read_annex_a(contacts(tmp_path, (*CONTACT[:4], written, "Police")))

    assert told(found) == []
    assert found.tables["contacts"]["contacted_on"].to_list() == [date(2019, 6, 3)]


@pytest.mark.parametrize("written", ["31/06/2019", "last week", 12, "#REF!"])
def test_what_is_no_date_is_told_by_sheet_row_and_column(tmp_path, written):
    found = read_annex_a(contacts(tmp_path, CONTACT, (*CONTACT[:4], written, "Police")))

    assert found.tables["contacts"]["contacted_on"].to_list() == [date(2019, 6, 3), None]
    (line, place, what) = told(found)[0]
    assert (line, place) == (3, "sheet Contacts, cell E3, Date of Contact")
    assert what.startswith("is not a date that exists")
    assert str(written) not in f"{place} {what}"


@pytest.mark.parametrize(
    ("written", "read"),
    [("a) Yes", True), ("Yes", True), ("b) No", False), ("N", False), ("c) Not yet", None)],
)
def test_an_answer_may_carry_its_letter(tmp_path, written, read):
    columns = [column.source for column in LISTS["referrals"].columns]
    row = ["A1", "F", "WBRI", date(2010, 1, 15), date(2019, 6, 3), "1A", written, 2]

    found = read_annex_a(write(tmp_path, List3=[columns, row]))

    assert found.tables["referrals"]["no_further_action"].to_list() == [read]
    assert found.tables["referrals"]["referrals_in_12_months"].to_list() == [2]


def test_enquiries_carry_what_the_strategy_basis_is_counted_from(tmp_path):
    columns = [column.source + "?" for column in LISTS["enquiries"].columns]
    row = [
        "A1",
        "F",
        "WBRI",
        date(2010, 1, 15),
        "b) No",
        date(2019, 6, 3),
        "No",
        date(2019, 6, 20),
        "Yes",
    ]

    enquiries = read_annex_a(write(tmp_path, List5=[columns, row])).tables["enquiries"]

    assert enquiries.select("child_id", "strategy_discussion_on", "conference_on").rows() == [
        ("A1", date(2019, 6, 3), date(2019, 6, 20))
    ]


def test_a_missing_column_is_told_and_read_as_not_given(tmp_path):
    found = read_annex_a(write(tmp_path, Contacts=[CONTACTS[:-1], CONTACT[:-1]]))

    assert found.tables["contacts"]["source"].to_list() == [None]
    assert [place for _, place, _ in told(found)] == ["sheet Contacts, column Contact Source"]


def test_a_second_sheet_of_the_same_list_is_told(tmp_path):
    found = read_annex_a(write(tmp_path, A=[CONTACTS, CONTACT], B=[CONTACTS, CONTACT, CONTACT]))

    assert found.tables["contacts"].height == 1
    assert told(found) == [(None, "sheet B", "it is list 1, which another sheet was before it")]


def test_rows_beyond_the_most_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(annex_a, "MOST_ROWS", 3)

    found = read_annex_a(contacts(tmp_path, *[CONTACT] * 10))

    assert "it has more than 3 rows" in str(told(found))


def rewritten(path, name, change):
    """The workbook with one of its parts changed."""
    made = contacts(path, CONTACT)
    with zipfile.ZipFile(made) as old:
        parts = {entry: old.read(entry) for entry in old.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry, content in parts.items():
            new.writestr(entry, content)
    return made


def put(path, content):
    (path / "annex.xlsx").write_bytes(content)
    return path / "annex.xlsx"


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "nowhere": (lambda path: path / "none.xlsx", "cannot be opened"),
    "a folder": (lambda path: path, "cannot be opened"),
    "empty": (lambda path: put(path, b""), "not a workbook"),
    "text": (lambda path: put(path, b"Child Unique ID,Date of Contact\n"), "not a workbook"),
    "an old workbook": (lambda path: put(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old kind"),
    "other headings": (lambda path: write(path, A=[("A", "B"), (1, 2)]), "no sheet has"),
    "entities": (
        lambda path: rewritten(path, SHEET, lambda part: b"<!DOCTYPE a>" + part),
        "instructions that no workbook needs",
    ),
    "a bomb": (
        lambda path: rewritten(path, SHEET, lambda part: part + b" " * 3_000_000),
        "unpacks to far more",
    ),
    "a broken sheet": (
        lambda path: rewritten(path, SHEET, lambda part: part[: len(part) // 2]),
        "cannot be read as a workbook",
    ),
}


@pytest.mark.parametrize(("make", "says"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_ends_in_a_message(tmp_path, monkeypatch, make, says):
    monkeypatch.setattr(workbook_guard, "LARGEST_UNPACKED", 1_000_000)

    with pytest.raises(UnreadableReturn, match=says):
        read_annex_a(make(tmp_path))


def test_one_cell_far_away_costs_little(tmp_path):
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    made = rewritten(tmp_path, SHEET, lambda part: part.replace(b"</sheetData>", far))

    assert read_annex_a(made).tables["contacts"].height == 1
