"""Finding numbers in an agency's own sheet by the words beside them, in this quarter and later."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.dictionary import definition_of
from sightline.apps.collection.sheets import mapping as reading
from sightline.apps.collection.sheets.grids import as_text, of_text
from sightline.apps.collection.sheets.naming import QUARTER, names_quarter
from sightline.apps.collection.types import Grid, Layout, Part, Place, SheetMapping
from sightline.core.periods import parse_period
from tests.factories.collection import COUNT, SHARE

ON = date(2026, 12, 31)
DEFINITIONS = {key: definition_of(key, ON) for key in (COUNT, SHARE)}
Q3, Q4 = parse_period("2026/27 Q3"), parse_period("2026/27 Q4")


@pytest.mark.parametrize(
    "words",
    [
        "2026/27 Q3", "2026-27 Q3", "Q3 2026/27", "Q3", "q3", "Qtr 3", "Quarter 3", "Q3 26/27",
        "2026/27 / Q3", "Oct-Dec 2026", "Oct – Dec 26", "October to December 2026", "Oct–Dec",
        "31 December 2026", "2026-12-31", "Q3:",
    ],
)  # fmt: skip
def test_people_name_a_quarter_in_many_ways(words):
    assert names_quarter(words, Q3)


@pytest.mark.parametrize(
    "words",
    [
        "", "Q2", "Q3 2025/26", "2025/26 Q3", "Q3 25/26", "Oct-Dec 2025", "Oct–Nov 2026",
        "December 2026", "31 March 2027", "2026/27", "Q3 and Q4", "Quarter", "Numerator", "3",
        "Contacts in Q2 2026/27",
    ],
)  # fmt: skip
def test_what_names_another_time_is_not_taken_for_the_quarter(words):
    assert not names_quarter(words, Q3)


@given(st.text(max_size=40))
def test_any_words_can_be_asked(words):
    assert names_quarter(words, Q3) in (True, False)


def grid(*rows, name="Return", **more):
    return Grid(name, tuple(tuple(row) for row in rows), **more)


BY_QUARTER = grid(
    ("Thornshire dashboard",),
    ("Indicator", "Q1", "Q2", "Q3"),
    (),
    ("Contacts", "100", "110", "1,862"),
    ("Decisions in 24 hours", "20", "22", "24"),
    ("All decisions", "50", "55", "60"),
)


def mapping(**changes):
    places = {
        (COUNT, Part.VALUE): Place("Contacts", QUARTER, 4, 4),
        (SHARE, Part.NUMERATOR): Place("Decisions in 24 hours", QUARTER, 5, 4),
        (SHARE, Part.DENOMINATOR): Place("All decisions", QUARTER, 6, 4),
    }
    told = {
        "sheet": "Return",
        "layout": Layout.BY_ROWS,
        "headings": (2, 2),
        "label_column": 1,
        "places": places,
    }
    return SheetMapping(**{**told, **changes})


def read(*grids, quarter=Q3, **changes):
    return reading.read(list(grids), mapping(**changes), quarter, DEFINITIONS)


def numbers(found):
    return [cell.amount.number for cell in found.cells.values()]


def test_numbers_are_read_where_the_words_stand():
    found = read(BY_QUARTER)

    assert numbers(found) == [1862, 24, 60]
    assert [cell.at for cell in found.cells.values()] == ["D4", "D5", "D6"]
    assert (found.notes, found.faults) == ((), 0)


def test_next_quarter_the_next_column_is_read():
    later = grid(
        ("Indicator", "Q1", "Q2", "Q3", "Q4"),
        ("Contacts", "100", "110", "1,862", "130"),
        ("Decisions in 24 hours", "20", "22", "24", "30"),
        ("All decisions", "50", "55", "60", "40"),
    )

    found = read(later, quarter=Q4, headings=(1, 1))

    assert numbers(found) == [130, 30, 40]


def test_a_row_that_moved_is_found_by_its_name_and_that_is_said():
    moved = grid(*BY_QUARTER.rows[:3], ("A new row", "1", "2", "3"), *BY_QUARTER.rows[3:])

    found = read(moved)

    assert numbers(found) == [1862, 24, 60]
    assert found.notes[0] == ("‘Contacts’ was row 4, and is row 5 now. It was found by its name.")


def test_a_row_that_is_gone_is_a_fault_at_its_indicator():
    found = read(grid(*BY_QUARTER.rows[:3], ("Calls", "1", "2", "3"), *BY_QUARTER.rows[4:]))

    assert found.cells[COUNT, Part.VALUE].fault == "No row is called ‘Contacts’ any more"
    assert numbers(found) == [None, 24, 60]


def test_a_name_that_stands_twice_elsewhere_is_not_guessed():
    twice = grid(
        *BY_QUARTER.rows[:3], ("", "", "", ""), ("Contacts", "", "", "1"),
        ("Contacts", "", "", "2"),
    )  # fmt: skip

    assert read(twice).cells[COUNT, Part.VALUE].fault == "2 rows are called ‘Contacts’ now"


def test_a_name_that_stands_twice_is_read_where_it_was():
    found = read(grid(*BY_QUARTER.rows, ("Contacts", "1", "1", "1")))

    assert found.cells[COUNT, Part.VALUE].amount.number == 1862


@pytest.mark.parametrize(
    ("headings", "says"),
    [
        (("Indicator", "Q1", "Q2"), "No column is named after quarter 3 of 2026/27"),
        (("Indicator", "Q3", "Q2", "Q3"), "Several columns are named after quarter 3 of 2026/27"),
    ],
)
def test_a_quarter_that_no_column_or_more_than_one_is_named_after_is_a_fault(headings, says):
    found = read(grid(BY_QUARTER.rows[0], headings, *BY_QUARTER.rows[2:]))

    assert {cell.fault for cell in found.cells.values()} == {says}


def test_a_sheet_that_was_renamed_is_read_where_it_is_the_only_one_and_that_is_said():
    found = read(grid(*BY_QUARTER.rows, name="Sheet1"))

    assert numbers(found) == [1862, 24, 60]
    assert found.notes == ("The sheet was called ‘Return’, and is ‘Sheet1’ now.",)


def test_a_sheet_that_is_not_there_is_a_fault_among_several():
    found = read(grid(("a",), name="One"), grid(("b",), name="Two"))

    assert {cell.fault for cell in found.cells.values()} == {"The sheet is not in this file"}


def test_a_sheet_named_after_its_quarter_is_found_each_quarter():
    sheets = [grid(*BY_QUARTER.rows, name=name) for name in ("Q2", "Q3", "Notes")]

    assert numbers(read(*sheets, sheet=QUARTER)) == [1862, 24, 60]


TWO_HEADINGS = grid(
    ("", "2026/27 Q2", "", "2026/27 Q3", ""),
    ("Indicator", "Numerator", "Denominator", "Numerator", "Denominator"),
    ("Decisions in 24 hours", "22", "55", "24", "60"),
)


def test_two_heading_rows_are_joined_and_the_upper_one_goes_on_over_blank_cells():
    """As merged cells look: the words stand in the first of them alone."""
    assert reading.headings(TWO_HEADINGS, 1, 2) == {
        1: "Indicator",
        2: "2026/27 Q2 / Numerator",
        3: "2026/27 Q2 / Denominator",
        4: "2026/27 Q3 / Numerator",
        5: "2026/27 Q3 / Denominator",
    }


def test_indicators_may_stand_in_columns_and_quarters_in_rows():
    sheet = grid(
        ("Quarter", "Contacts", "Within 24 hours", "Decisions"),
        ("Q2", "110", "22", "55"),
        ("Q3", "1862", "24", "60"),
    )
    places = {
        (COUNT, Part.VALUE): Place(QUARTER, "Contacts", 3, 2),
        (SHARE, Part.NUMERATOR): Place(QUARTER, "Within 24 hours", 3, 3),
        (SHARE, Part.DENOMINATOR): Place(QUARTER, "Decisions", 3, 4),
    }

    found = read(sheet, layout=Layout.BY_COLUMNS, headings=(1, 1), places=places)

    assert numbers(found) == [1862, 24, 60]


@pytest.mark.parametrize(
    ("cell", "number", "hidden", "says"),
    [
        pytest.param("1,862", 1862, "", "", id="thousands"),
        pytest.param("", None, "", "", id="empty"),
        pytest.param("n/a", None, "", "", id="none-available"),
        pytest.param("<5", None, "<5", "", id="hidden-is-never-5"),
        pytest.param("40%", None, "", "is a percentage", id="a-percentage-for-a-count"),
        pytest.param("2026-03-05", None, "", "is not a number", id="a-date"),
        pytest.param("#REF!", None, "", "is not a number", id="an-error-of-the-sheet"),
        pytest.param("=1+1", None, "", "is not a number", id="a-formula-as-text"),
        pytest.param("see note", None, "", "is not a number", id="words"),
    ],
)
def test_a_cell_is_read_or_its_fault_is_said_at_its_place(cell, number, hidden, says):
    sheet = grid(*BY_QUARTER.rows[:3], ("Contacts", "", "", cell), *BY_QUARTER.rows[4:])

    read_one = read(sheet).cells[COUNT, Part.VALUE]

    assert (read_one.at, read_one.text) == ("D4", cell)
    assert read_one.amount.number == number
    assert read_one.amount.hidden == hidden
    assert says in read_one.fault
    assert bool(says) == bool(read_one.fault)


def test_a_cell_that_the_file_spoils_says_why():
    spoilt = {(4, 4): "holds a formula whose result was not saved"}

    found = read(grid(*BY_QUARTER.rows, spoilt=spoilt))

    assert found.cells[COUNT, Part.VALUE].fault == (
        "The cell holds a formula whose result was not saved"
    )


def test_what_is_not_asked_for_any_more_is_not_read():
    kept = reading.read([BY_QUARTER], mapping(), Q3, {COUNT: DEFINITIONS[COUNT]})

    assert list(kept.cells) == [(COUNT, Part.VALUE)]


def test_a_mapping_is_remembered_as_it_was_told():
    assert reading.as_opened(reading.as_saved(mapping())) == mapping()


def test_sheets_wait_as_they_were_read():
    kept = grid(*BY_QUARTER.rows, spoilt={(4, 4): "is odd"}, notes=("A note.",))

    assert of_text(as_text([kept])) == [kept]


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")]
)
def test_columns_are_called_as_spreadsheets_call_them(number, letters):
    assert reading.letters(number) == letters


def test_the_likely_row_is_the_one_whose_words_are_most_like_the_title():
    words = {4: "MASH decisions made within 24 hours", 5: "Contacts to the hub", 6: "Notes"}

    assert reading.likely(words, "Decisions within 24 hours") == 4
    assert reading.likely(words, "Health visitors") == 0


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_whatever_a_sheet_holds_it_is_read_or_said_to_be_faulty(rows):
    found = read(grid(*rows))

    for cell in found.cells.values():
        assert cell.fault or cell.amount.number is None or isinstance(cell.amount.number, Decimal)
