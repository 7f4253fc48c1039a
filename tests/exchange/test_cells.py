"""What each kind of cell accepts and refuses, as the guide says, and how it is written back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.periods import PeriodKind, day_period, financial_year, parse_period
from sightline.core.quantities import POUNDS, SEVERAL_WORDS, Bound, Quantity
from sightline.exchange import cells, guide
from sightline.exchange.cells import UnreadableCell, read_cell, write_cell
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


QUANTITIES = st.builds(
    lambda digits, unit, bound, decimals: Quantity(
        Decimal(digits).scaleb(-decimals), unit, bound, decimals
    ),
    st.integers(-(10**9), 10**9),
    st.sampled_from(["percent", POUNDS, "children"]),
    st.sampled_from([bound for bound in Bound if bound != Bound.SEVERAL]),
    st.integers(0, 4),
).filter(lambda quantity: "-" not in str(quantity.amount))


@given(QUANTITIES)
def test_a_quantity_written_is_read_as_the_same(quantity):
    assert read(Kind.QUANTITY, write_cell(quantity), quantity.unit) == quantity


@pytest.mark.parametrize("word", SEVERAL_WORDS)
def test_a_vague_quantity_written_is_read_as_the_same(word):
    assert write_cell(read(Kind.QUANTITY, word)) == word


@pytest.mark.parametrize("text", ["a quarter", "over a third", "three quarters"])
def test_a_fraction_written_is_read_as_the_same(text):
    quantity = read(Kind.QUANTITY, text, "percent")

    assert read(Kind.QUANTITY, write_cell(quantity), "percent") == quantity


@given(st.dates(date(1900, 4, 1), date(2199, 3, 31)))
def test_a_day_written_is_read_as_the_same(day):
    assert read(Kind.DATE, write_cell(day)) == day
    assert read(Kind.PERIOD, write_cell(day_period(day))) == day_period(day)


@pytest.mark.parametrize(
    "text", ["March 2022", "2021/22", "2021/22 Q1", "2021/22 Q4", "2021", "2021/22 academic"]
)
def test_a_period_written_is_read_as_the_same(text):
    assert read(Kind.PERIOD, write_cell(parse_period(text))) == parse_period(text)


@given(st.integers(1900, 2098))
def test_a_year_written_is_read_as_the_same(first):
    year = financial_year(first)

    assert year.kind == PeriodKind.FINANCIAL_YEAR
    assert read(Kind.YEAR, write_cell(year)) == year


@given(st.integers(0, 10**12))
def test_money_written_is_read_as_the_same(pence):
    assert read(Kind.MONEY, cells.write_pence(pence)) == pence


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "yes"), (False, "no"), (("a", "b"), "a; b"), (4, "4"), ("x", "x")],
)
def test_other_values_are_written_plainly(value, text):
    assert write_cell(value) == text
