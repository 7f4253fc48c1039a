"""What each kind of cell accepts and refuses, as the guide tells people."""

from datetime import date

import pytest

from sightline.exchange import cells, guide
from sightline.exchange.cells import UnreadableCell, read_cell
from sightline.exchange.faults import Place
from sightline.exchange.rows import make_row, read_row
from sightline.exchange.tables import BY_NAME, TABLES, Column, Kind

GOOD = [(kind, text) for kind, each in guide.KINDS.items() for text in each.accepted]
BAD = [(kind, text) for kind, each in guide.KINDS.items() for text in each.refused]
EXAMPLES = [(table, column) for table in TABLES for column in table.columns if column.example]


def read(kind, text, unit="children"):
    return read_cell(Column("any", kind, ""), text, unit)


def named(cases):
    return [pytest.param(kind, text, id=f"{kind}-{text}") for kind, text in cases]


def test_every_kind_has_its_guide():
    assert set(guide.KINDS) == set(Kind)


@pytest.mark.parametrize(("kind", "text"), named(GOOD))
def test_what_the_guide_accepts_is_read(kind, text):
    assert read(kind, text) is not None


@pytest.mark.parametrize(("kind", "text"), named(BAD))
def test_what_the_guide_refuses_is_refused_with_advice(kind, text):
    with pytest.raises(UnreadableCell, match=": "):
        read(kind, text)


@pytest.mark.parametrize(
    ("table", "column"),
    [pytest.param(*each, id=f"{each[0].name}-{each[1].name}") for each in EXAMPLES],
)
def test_the_example_beside_a_column_can_be_written_in_it(table, column):
    unit = {"unit": "percent" if "%" in column.example else "any"}

    _, found = read_row(table, Place("x.csv", 2), {column.name: column.example} | unit)

    assert [each for each in found if each.column == column.name] == []


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        pytest.param(Kind.CHOICE, "Case  Review", "case_review", id="choice-as-words"),
        pytest.param(Kind.CHOICE, "case-review", "case_review", id="choice-with-hyphen"),
        pytest.param(Kind.YES_NO, "YES", True, id="yes"),
        pytest.param(Kind.YES_NO, "False", False, id="excel-false"),
        pytest.param(Kind.WHOLE, "1,200.00", 1200, id="thousands"),
        pytest.param(Kind.MONEY, "£1,234.5", 123450, id="pounds-and-pence"),
        pytest.param(Kind.DATE, "31/03/2022", date(2022, 3, 31), id="day-that-is-no-month"),
        pytest.param(Kind.DATE, "04/04/2022", date(2022, 4, 4), id="same-either-way"),
        pytest.param(Kind.DATE, "2022-03-31 00:00:00", date(2022, 3, 31), id="midnight"),
        pytest.param(Kind.REFERENCES, " a ;b;; ", ("a", "b"), id="several"),
        pytest.param(Kind.FIGURES, "a; a", ("a", "a"), id="figure-twice"),
        pytest.param(Kind.LIST, "housing ; jobs", ("housing", "jobs"), id="list"),
    ],
)
def test_a_cell_is_read_as_people_write_it(kind, text, value):
    column = Column("any", kind, "", choices=("audit", "case_review"))

    assert read_cell(column, text) == value


def test_blanks_and_line_ends_of_any_kind_are_tidied():
    assert cells.clean("\ufeff \u00a0first\r\nsecond\rthird \n") == "first\nsecond\nthird"


def test_a_row_is_refused_whole_when_it_is_made_of_bad_cells():
    with pytest.raises(UnreadableCell, match="name: is empty"):
        make_row(BY_NAME["agencies"], key="police", name="", kind="police", statutory_role="other")


def test_rows_are_equal_when_their_values_are_however_they_were_written():
    first = {"key": "total", "label": "Total", "kind": "total_income", "amount": "£1,000"}

    one = make_row(BY_NAME["budget_totals"], **first)
    other = make_row(
        BY_NAME["budget_totals"], **first | {"amount": "1000.00", "kind": "Total income"}
    )

    assert one == other
    assert one != make_row(BY_NAME["budget_totals"], **first | {"amount": "1000.01"})
