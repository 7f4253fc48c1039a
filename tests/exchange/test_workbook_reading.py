"""Workbooks with the habits of Excel and of people: read as they show, or refused plainly."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sightline.exchange import writing
from sightline.exchange.workbook_reading import read_workbook
from tests.exchange import thornshire

CLEAR = "cell B2: "
A_MOMENT = datetime(2022, 3, 31, 9, 30, tzinfo=UTC).replace(tzinfo=None)  # Excel knows no zones


@pytest.fixture
def book(pack, tmp_path):
    """The example as a workbook, to change and save again."""
    writing.write_workbook(thornshire.check(pack), tmp_path / "year.xlsx")
    return load_workbook(tmp_path / "year.xlsx")


@pytest.fixture
def check(tmp_path):
    def save_and_check(book):
        book.save(tmp_path / "year.xlsx")
        return thornshire.check(tmp_path / "year.xlsx")

    return save_and_check


def one_cell(tmp_path, value, number_format="General", data_type=None):
    """The text that is read from a cell, and what is said of it."""
    book = Workbook()
    sheet = book.active
    sheet.append(["key", "value"])
    sheet["A2"] = "a"
    sheet["B2"] = value
    sheet["B2"].number_format = number_format
    if data_type:
        sheet["B2"].data_type = data_type
    book.save(tmp_path / "one.xlsx")
    (read,), found = read_workbook(tmp_path / "one.xlsx")
    cells = read.records[1].cells
    return cells[1] if len(cells) > 1 else "", thornshire.said(found)


def test_a_workbook_of_the_example_is_the_same_pack(book, check, pack):
    read = check(book)

    assert read == thornshire.check(pack)
    assert thornshire.said(read.faults + read.warnings) == []


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        pytest.param(0.48, "0%", "48%", id="percent"),
        pytest.param(0.476, "0.0%", "47.6%", id="percent-with-a-place"),
        pytest.param(1.2, "0%", "120%", id="over-a-hundred-percent"),
        pytest.param(0.57, '0" out of"%', "57%", id="percent-with-words"),
        pytest.param(48, '0" %"', "48", id="percent-sign-only-as-a-word"),
        pytest.param(48.0, "General", "48", id="whole-float"),
        pytest.param(0.1 + 0.2, "General", "0.3", id="float-dust"),
        pytest.param(63013.5, "£#,##0.00", "63013.5", id="money"),
        pytest.param(1862, "#,##0", "1862", id="thousands"),
        pytest.param(True, "General", "yes", id="true"),
        pytest.param(False, "General", "no", id="false"),
        pytest.param(date(2022, 3, 31), "dd/mm/yyyy", "2022-03-31", id="date"),
        pytest.param(date(2022, 4, 3), "d mmmm yyyy", "2022-04-03", id="long-date"),
        pytest.param(date(2022, 4, 3), "mm-dd-yy", "2022-04-03", id="american-date"),
        pytest.param(date(2020, 3, 1), "mmm-yy", "March 2020", id="month"),
        pytest.param(date(2020, 3, 1), "yyyy", "2020", id="year"),
        pytest.param(A_MOMENT, "yyyy-mm-dd hh:mm", "2022-03-31 09:30:00", id="moment"),
        pytest.param("31/03/2022", "@", "31/03/2022", id="date-as-text"),
        pytest.param("£1,862", "General", "£1,862", id="money-as-text"),
        pytest.param(None, "General", "", id="nothing"),
    ],
)
def test_a_cell_is_read_as_it_shows(tmp_path, value, number_format, text):
    assert one_cell(tmp_path, value, number_format) == (text, [])


@pytest.mark.parametrize(
    ("value", "number_format", "data_type", "message"),
    [
        pytest.param(date(2022, 4, 3), "d-mmm", None, "shows no year", id="date-without-year"),
        pytest.param("#REF!", "General", "e", "shows the error #REF!", id="error"),
        pytest.param("#DIV/0!", "General", "e", "shows the error #DIV/0!", id="division"),
        pytest.param("=A1+1", "General", "f", "formula whose result was not saved", id="formula"),
        pytest.param(time(9, 30), "hh:mm", None, "holds a time of day", id="time"),
        pytest.param(timedelta(days=1.5), "[h]:mm", None, "holds a time of day", id="duration"),
        pytest.param(1e300, "General", None, "too large to be a figure", id="enormous"),
        pytest.param(0.476, "0%", None, "shows 48% but keeps 47.6%", id="hidden-decimals"),
    ],
)
def test_a_cell_that_is_unclear_is_named(tmp_path, value, number_format, data_type, message):
    _, found = one_cell(tmp_path, value, number_format, data_type)

    assert len(found) == 1
    assert found[0].startswith("one.xlsx, sheet Sheet, row 2, cell B2: ")
    assert message in found[0]
    assert ": " in found[0].partition(CLEAR)[2]


def test_a_formula_whose_result_was_saved_is_read_as_its_result(book, tmp_path, pack):
    cell = book["budget_lines"]["E2"]
    cell.value, cell.data_type = "=60000*2", "f"
    book.save(tmp_path / "year.xlsx")
    _add_cached_value(
        tmp_path / "year.xlsx", b"<f>60000*2</f><v></v>", b"<f>60000*2</f><v>120000</v>"
    )

    read = thornshire.check(tmp_path / "year.xlsx")

    assert read == thornshire.check(pack)


def _add_cached_value(path, old, new):
    import zipfile

    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    with zipfile.ZipFile(path, "w") as after:
        for name, content in parts.items():
            after.writestr(name, content.replace(old, new).replace(b"<v />", b"<v></v>"))


def test_merged_cells_are_named_by_their_range(book, check):
    book["groups"].merge_cells("B2:B3")

    found = thornshire.said(check(book).faults)

    assert (
        "year.xlsx, sheet groups, row 2: cells B2:B3 are merged: unmerge them and fill in each cell"
        in found
    )


def test_a_merged_heading_above_the_columns_is_named(book, check):
    book["groups"].insert_rows(1)
    book["groups"]["A1"] = "Groups of Thornshire"
    book["groups"].merge_cells("A1:G1")

    found = thornshire.said(check(book).faults)

    assert found[0].startswith("year.xlsx, sheet groups, row 1: cells A1:G1 are merged")
    assert "stand in row 2" in found[1]
    assert len(found) == 2


def test_hidden_sheets_are_read_too(book, check, pack):
    book["groups"].sheet_state = "veryHidden"

    assert check(book) == thornshire.check(pack)


def test_names_of_sheets_are_read_however_they_are_typed(book, check, pack):
    book["budget_lines"].title = " Budget Lines"
    book["groups"].title = "Groups "

    assert check(book) == thornshire.check(pack)


def test_an_unknown_sheet_is_only_warned_of(book, check):
    book.create_sheet("Working out")["A1"] = "anything"

    read = check(book)

    assert read.faults == ()
    assert [(each.file, each.row) for each in read.warnings] == [
        ("year.xlsx, sheet Working out", None)
    ]


def test_a_misspelt_sheet_is_refused_since_its_rows_would_be_lost(book, check):
    book["findings"].title = "finding"

    found = thornshire.said(check(book).faults)

    assert found[-1] == (
        "year.xlsx, sheet finding: is no table of a pack: did you mean 'findings'? If not, take it "
        "out of the pack"
    )


def test_two_sheets_of_one_table_are_refused(book, check):
    book.copy_worksheet(book["groups"]).title = "Groups "

    found = thornshire.said(check(book).faults)

    assert found == ["year.xlsx, sheet Groups: is the same table as the sheet groups: keep one"]


def test_a_sheet_of_charts_is_no_matter(book, check, pack):
    book.create_chartsheet("Chart").add_chart(BarChart())

    assert check(book) == thornshire.check(pack)


def test_blank_rows_and_formatted_cells_far_away_are_no_matter(book, check, pack):
    book["groups"].insert_rows(3, 2)
    book["groups"]["XFD1048576"].number_format = "0%"

    assert check(book) == thornshire.check(pack)


@pytest.mark.parametrize(
    ("cell", "message"),
    [("A1000000", "row 1000000: has more than 100,000 rows"), ("ZZZ1", "row 1: has more than 500")],
    ids=["down", "right"],
)
def test_text_far_away_is_named(book, check, cell, message):
    book["groups"][cell] = "stray"

    found = thornshire.said(check(book).faults)

    assert f"year.xlsx, sheet groups, {message}" in found[0]
    assert len(found) == 1


def test_dates_counted_from_1904_are_read_as_they_show(tmp_path):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["key", date(2022, 3, 31)])
    book.save(tmp_path / "one.xlsx")

    (sheet,), found = read_workbook(tmp_path / "one.xlsx")

    assert (sheet.records[0].cells[1], found) == ("2022-03-31", [])


def test_a_share_that_lost_its_sign_is_refused(book, check):
    book["figures"]["C5"] = 0.8

    found = thornshire.said(check(book).faults)

    place = "year.xlsx, sheet figures, row 5, value"
    assert found == [f"{place}: '0.8' could be 0.8% or 80%: write the sign"]


def test_a_date_in_a_column_for_text_keeps_its_day(book, check):
    book["notes"]["G2"] = "stray"

    assert "'stray' stands in column G" in str(check(book).faults[0])


def test_parts_of_the_narrative_are_put_together_in_their_order(book, check):
    sheet = book["narrative"]
    sheet.append(["restraint.md", "3", "Third."])
    sheet.append(["restraint.md", 2, "Second.\n"])

    read = check(book)

    assert read.narrative["restraint.md"].split("\n\n")[1:] == ["Second.", "Third."]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(["money.md", 1, "x"], "part: part 1 of money.md is already in", id="twice"),
        pytest.param(["money.md", "two", "x"], "part: 'two' is not a whole number", id="word"),
        pytest.param(["money.md", "", "x"], "part: is empty: write its place among", id="no-part"),
        pytest.param(["x.docx", 1, "x"], "file: 'x.docx' is not the name of a", id="name"),
        pytest.param([None, 1, "x"], "file: is empty: write the file", id="no-file"),
    ],
)  # fmt: skip
def test_a_bad_part_of_the_narrative_is_named(book, check, line, message):
    book["narrative"].append(line)
    row = book["narrative"].max_row

    found = thornshire.said(check(book).faults)

    assert any(
        each.startswith(f"year.xlsx, sheet narrative, row {row}, {message}") for each in found
    )


def test_a_workbook_saved_in_memory_leaves_no_file_open(book):
    saved = BytesIO()

    book.save(saved)

    assert saved.getvalue()
