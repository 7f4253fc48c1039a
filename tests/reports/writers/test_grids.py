"""How a table is made even, and how its width is shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.document import Cell, Table, TableColumn, TableRow
from sightline.reports.writers.grids import groups_of, rows_of, shares_of, width_of
from tests.reports.writers.sample import BUDGET, table

texts = st.text(max_size=60)
rows = st.builds(
    TableRow,
    st.lists(st.builds(Cell, texts), min_size=1, max_size=6).map(tuple),
    is_heading=st.booleans(),
)
tables = st.builds(
    Table,
    st.just("anchor"),
    texts,
    st.lists(st.builds(TableColumn, texts), max_size=6).map(tuple),
    st.lists(rows, max_size=8).map(tuple),
)


@given(tables)
def test_every_row_is_as_wide_as_the_table_and_keeps_its_words(shown):
    for row, even in zip(shown.rows, rows_of(shown), strict=True):
        assert len(even.cells) == width_of(shown)
        assert even.cells[: len(row.cells)] == row.cells


@given(tables)
def test_the_shares_make_a_whole_and_no_column_is_without(shown):
    shares = shares_of(shown)

    assert len(shares) == width_of(shown)
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0.01


@given(tables)
def test_groups_lose_no_row_and_begin_with_their_headings(shown):
    groups = groups_of(shown)

    assert [row for group in groups for row in group] == rows_of(shown)
    assert not any(row.is_heading for group in groups for row in group[1:])


def test_a_heading_row_with_numbers_in_it_does_not_span():
    row = TableRow((Cell("Income"), Cell("£1")), is_heading=True)

    [even] = rows_of(table(rows=[row]))

    assert not even.spans


def test_long_words_get_the_room_that_short_ones_leave():
    shown = table(
        headings=("What was said", "When"),
        rows=[("A sentence that goes on for quite a while, as sentences do. " * 3, "2019/20")],
    )

    said, when = shares_of(shown)

    assert said > 0.8
    assert when * 95 > len("2019/20")


def test_a_spanning_row_does_not_widen_its_first_column():
    with_heading = table(rows=[TableRow((Cell("x" * 90),), is_heading=True), ("a", "1")])

    assert shares_of(with_heading) == shares_of(table(rows=[("a", "1")]))
    assert len(groups_of(BUDGET)) == 2
