import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from sightline.kit.downloads import Column, table_response
from sightline.kit.downloads.cells import FORMULA_STARTS
from sightline.kit.downloads.responses import file_name

COLUMNS = [Column("said", "What was said"), Column("times", "Times", is_number=True)]
texts = st.text() | st.builds(str.__add__, st.sampled_from(FORMULA_STARTS), st.text())
numbers = st.none() | st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
rows_of_any_kind = st.lists(st.fixed_dictionaries({"said": texts, "times": numbers}), max_size=8)


def csv_rows(rows, columns=COLUMNS):
    answer = table_response(name="said", columns=columns, rows=rows, form="csv")
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def sheet(rows, columns=COLUMNS, name="said"):
    answer = table_response(name=name, columns=columns, rows=rows, form="xlsx")
    return load_workbook(BytesIO(answer.content)).worksheets[0]


@given(rows_of_any_kind)
def test_no_text_in_a_csv_file_begins_as_a_formula(rows):
    written = csv_rows(rows)

    assert len(written) == len(rows) + 1
    assert not any(text.startswith(FORMULA_STARTS) for text, _ in written)


@given(rows_of_any_kind)
def test_no_cell_of_a_workbook_is_a_formula(rows):
    cells = [cell for row in sheet(rows).iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "n"}


@given(st.lists(numbers.filter(lambda x: x is not None), min_size=1, max_size=5))
def test_real_numbers_stay_numbers_in_both(values):
    rows = [{"said": "-", "times": value} for value in values]

    in_csv = [float(times) for _, times in csv_rows(rows)[1:]]
    in_sheet = [row[1].value for row in sheet(rows).iter_rows(min_row=2)]

    assert in_csv == in_sheet == values


@pytest.mark.parametrize(
    ("value", "in_csv", "in_sheet"),
    [
        pytest.param("=1+1", "'=1+1", "=1+1", id="formula"),
        pytest.param("-5", "'-5", "-5", id="text-that-looks-negative"),
        pytest.param(-5, "-5", -5, id="negative"),
        pytest.param("0123", "0123", "0123", id="leading-nought"),
        pytest.param("#N/A", "#N/A", "#N/A", id="text-that-looks-an-error"),
        pytest.param(Decimal("63013.50"), "63013.50", 63013.5, id="decimal"),
        pytest.param(Fraction(1, 4), "0.25", 0.25, id="fraction"),
        pytest.param(Fraction(4, 2), "2", 2, id="whole-fraction"),
        pytest.param(True, "Yes", "Yes", id="true"),
        pytest.param(None, "", None, id="nothing"),
        pytest.param("bell\x07 and\x00 nul", "bell and nul", "bell and nul", id="control-marks"),
        pytest.param("£63,013 – ok", "£63,013 – ok", "£63,013 – ok", id="pound-and-dash"),
    ],
)
def test_each_kind_of_value(value, in_csv, in_sheet):
    rows = [{"said": value, "times": 1}]

    assert csv_rows(rows)[1][0] == in_csv
    assert sheet(rows)["A2"].value == in_sheet


def test_a_date_is_a_date_in_excel_and_in_order_of_size_in_csv():
    rows = [{"said": date(2020, 3, 4), "times": 1}]

    assert csv_rows(rows)[1][0] == "2020-03-04"
    assert sheet(rows)["A2"].value.date() == date(2020, 3, 4)


def test_a_heading_is_defused_as_well():
    columns = [Column("said", "=HYPERLINK()")]

    assert csv_rows([], columns) == [["'=HYPERLINK()"]]
    assert sheet([], columns)["A1"].data_type == "s"


def test_the_sheet_has_a_bold_heading_that_stays_and_columns_wide_enough():
    written = sheet([{"said": "x" * 30, "times": 1}, {"said": "y" * 300, "times": 2}])

    assert written["A1"].font.bold
    assert written.freeze_panes == "A2"
    assert written.column_dimensions["A"].width == 60


@pytest.mark.parametrize("name", ["Findings: [2019/20]", "A" * 50, ""])
def test_any_name_makes_a_sheet(name):
    assert 0 < len(sheet([], name=name).title) <= 31


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_same_rows_give_the_same_bytes_at_any_time(form):
    rows = [{"said": "a", "times": 1}]

    first = table_response(name="t", columns=COLUMNS, rows=rows, form=form).content
    with time_machine.travel("2031-05-06T07:08:09Z"):
        second = table_response(name="t", columns=COLUMNS, rows=rows, form=form).content

    assert first == second


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Findings, 2019/20", "findings-2019-20", id="plain"),
        pytest.param('a"\r\nSet-Cookie: x', "a-set-cookie-x", id="header-injection"),
        pytest.param("../../etc/passwd", "etc-passwd", id="path"),
        pytest.param("Café", "cafe", id="accent"),
        pytest.param("…", "table", id="nothing-left"),
    ],
)
def test_a_file_name_is_safe_everywhere(name, expected):
    assert file_name(name) == expected


def test_csv_opens_in_excel_as_utf_8():
    answer = table_response(name="t", columns=COLUMNS, rows=[], form="csv")

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="t.csv"'
