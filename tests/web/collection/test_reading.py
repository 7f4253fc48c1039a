"""Spreadsheets are looked into before they are read, bounded, and read cell by cell."""

import zipfile
from datetime import date, time
from io import BytesIO

import pytest

from sightline.kit.uploads import CannotTake
from sightline.web.collection import reading
from tests.web.collection.sheets import ROWS, sent, workbook


def grids(content, name="return.xlsx"):
    return reading.grids_of(sent(content, name))[1]


def only(content, name="return.xlsx"):
    [found] = grids(content, name)
    return found


def test_a_workbook_is_read_as_it_stands():
    found = only(workbook())

    assert found.name == "Return"
    assert found.rows[1] == ("Contacts to the hub", "100", "1862")
    assert (dict(found.spoilt), found.notes) == ({}, ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_is_read_in_whatever_way_it_was_saved(delimiter, encoding):
    text = delimiter.join(("Indicator", "Q2")) + "\r\n" + delimiter.join(('"Café"', '"<5"'))
    if encoding == "utf-16":
        with pytest.raises(CannotTake):  # told by what is in it, which is no text of one byte
            grids(text.encode(encoding), "a.csv")
        return

    assert only(text.encode(encoding), "a.csv").rows == (("Indicator", "Q2"), ("Café", "<5"))


def test_rows_keep_their_numbers_over_blank_ones():
    found = only(workbook((("Indicator", "Q2"), (), (), ("Contacts", 5))))

    assert found.rows[3] == ("Contacts", "5")
    assert found.rows[1] == found.rows[2] == ()


def written(value, number_format="General"):
    def change(sheet):
        sheet["C2"] = value
        sheet["C2"].number_format = number_format

    return only(workbook(change=change))


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.4, "0%", "40%"),
        (0.413, "0.0%", "41.3%"),
        (1862, "#,##0", "1862"),
        ("1,862", "General", "1,862"),
        ("<5", "General", "<5"),
        (date(2026, 3, 5), "dd/mm/yyyy", "2026-03-05"),
        (True, "General", "yes"),
        (33.333333333333336, "General", "33.3333333333333"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value, number_format, text):
    assert written(value, number_format).rows[1][2] == text


def test_what_shows_less_than_it_keeps_is_read_as_shown_and_noticed():
    found = written(0.41379, "0%")

    assert found.rows[1][2] == "41%"
    assert found.notes[0].startswith("Cell C2 shows 41% but keeps 41.379%")


@pytest.mark.parametrize(
    ("value", "number_format", "why"),
    [
        ("=B2+1", "General", "holds a formula whose result was not saved"),
        (time(9, 30), "h:mm", "holds a time of day"),
        (date(2026, 3, 5), "d mmm", "shows no year"),
    ],
)
def test_a_cell_that_cannot_be_read_is_spoilt_at_its_place(value, number_format, why):
    assert why in written(value, number_format).spoilt[2, 3]


def test_an_error_of_the_sheet_is_spoilt():
    def change(sheet):
        sheet["C2"] = "#REF!"
        sheet["C2"].data_type = "e"

    assert "shows the error #REF!" in only(workbook(change=change)).spoilt[2, 3]


def test_cells_under_a_merged_one_are_spoilt_and_the_first_is_read():
    found = only(workbook(change=lambda sheet: sheet.merge_cells("B2:C3")))

    assert found.rows[1][1] == "100"
    assert set(found.spoilt) == {(2, 3), (3, 2), (3, 3)}
    assert "unmerge them" in found.spoilt[2, 3]


def test_a_sheet_far_larger_than_a_return_is_left_out_and_that_is_said():
    def change(sheet):
        rows = sheet.parent.create_sheet("Children")
        for number in range(reading.MOST_ROWS + 1):
            rows.append((number, "somebody"))

    [found] = grids(workbook(change=change))

    assert found.name == "Return"
    assert found.notes == ("The sheet ‘Children’ is larger than a return, and was left out.",)


def test_a_stray_cell_at_the_far_end_costs_nothing():
    def change(sheet):
        sheet["XFD1048576"] = "x"

    with pytest.raises(CannotTake, match="far more than a return"):
        grids(workbook(change=change))


def bomb():
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (100 * 1024 * 1024))
    return held.getvalue()


def with_part(name, content):
    held = BytesIO(workbook())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr(name, content)
    return held.getvalue()


def encrypted():
    content = bytearray(workbook())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        places = [entry.header_offset for entry in archive.infolist()]
    for at in places:
        content[at + 6] |= 1
    directory = content.rfind(b"PK\x01\x02")
    content[directory + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        pytest.param(b"", "a.xlsx", "is empty", id="empty"),
        pytest.param(b"a,b\n1,2\n", "a.pdf", "is none of what is taken", id="text-named-pdf"),
        pytest.param(b"%PDF-1.7", "a.xlsx", "is no spreadsheet", id="a-pdf-named-xlsx"),
        pytest.param(b"PK\x03\x04nonsense", "a.xlsx", "is damaged", id="half-a-zip"),
        pytest.param(workbook()[:2000], "a.xlsx", "is damaged", id="cut-short"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", "of an old kind", id="old"),
        pytest.param(bomb(), "a.xlsx", "far more than a return", id="a-bomb"),
        pytest.param(b"\n\n\n", "a.csv", "is empty", id="blank-csv"),
        pytest.param(b'"a\nb', "a.csv", "quotation mark", id="open-quotation-mark"),
        pytest.param(b"a,b\n" * 2000, "a.csv", "far more than a return", id="a-long-csv"),
        pytest.param(b"," * 600, "a.csv", "has more than 500 cells", id="a-wide-csv"),
        pytest.param(workbook(rows=()), "a.xlsx", "is empty", id="an-empty-sheet"),
        pytest.param(
            with_part("xl/vbaProject.bin", b"x"), "a.xlsm", "holds macros", id="with-macros"
        ),
        pytest.param(
            with_part("xl/extra.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]>"),
            "a.xlsx",
            "instructions that no workbook needs",
            id="with-entities",
        ),
        pytest.param(encrypted(), "a.xlsx", "password", id="with-a-password"),
        pytest.param(
            b"x" * (reading.LARGEST + 1), "a.csv", "is larger than 10 MB", id="a-large-file"
        ),
    ],
)
def test_what_is_no_return_is_refused_with_words(content, name, says):
    with pytest.raises(CannotTake, match=says):
        grids(content, name)


def test_the_name_is_shown_without_folders_or_odd_signs():
    name, _ = reading.grids_of(sent(workbook(ROWS), "../..\\<b>Return\u202e.xlsx"))

    assert "/" not in name and "<" not in name and "\u202e" not in name


def test_a_long_cell_is_cut():
    assert len(written("x" * 5000).rows[1][2]) == reading.LONGEST_CELL
