"""Broken and hostile files end in messages that say where and what, and nothing else."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.open_statistics import opening
from sightline.analytics.returns.faults import UnreadableReturn
from tests.analytics.open_statistics import samples


def changed(row, column, text):
    """The plans file with one cell changed."""
    rows = samples.d3_rows()
    heading = [*samples.PLACES, "category", *samples.D3]
    rows[row][heading.index(column)] = text
    return samples.d3(rows)


@pytest.mark.parametrize(
    ("content", "start"),
    [
        pytest.param(
            changed(2, "CPP_start", "many"),
            "published.csv, line 4, CPP_start: 'many' is neither a number nor one of the symbols",
            id="word",
        ),
        pytest.param(
            changed(2, "CPP_start", "12.5"),
            "published.csv, line 4, CPP_start: '12.5' is not whole, though it counts.",
            id="part-of-a-child",
        ),
        pytest.param(
            changed(2, "CPP_start", "-3"),
            "published.csv, line 4, CPP_start: '-3' is below nought.",
            id="below-nought",
        ),
        pytest.param(
            changed(2, "CPP_subsequent_percent", "101"),
            "published.csv, line 4, CPP_subsequent_percent: '101' is above 100, though it is a",
            id="above-100",
        ),
        pytest.param(
            changed(2, "time_period", "20x0"),
            "published.csv, line 4, time_period: '20x0' is not a year: expected for example",
            id="year",
        ),
        pytest.param(
            changed(2, "time_period", "1066"),
            "published.csv, line 4, time_period: '1066' is not a year between 1990 and 2100.",
            id="year-long-ago",
        ),
        pytest.param(
            changed(2, "old_la_code", "Thorn"),
            "published.csv, line 4, old_la_code: 'Thorn' is not an authority's number of three",
            id="number",
        ),
        pytest.param(
            changed(2, "new_la_code", "W06000001"),
            "published.csv, line 4, new_la_code: 'W06000001' is not a code such as E10000025.",
            id="wales",
        ),
        pytest.param(
            changed(2, "region_code", "E12000099"),
            "published.csv, line 4, region_code: 'E12000099' is not the code of a region",
            id="region",
        ),
        pytest.param(
            changed(2, "la_name", ""),
            "published.csv, line 4, la_name: the authority has no name that can be shown.",
            id="no-name",
        ),
        pytest.param(
            changed(2, "la_name", "Thorn\u202eshire"),
            "published.csv, line 4, la_name: the authority has no name that can be shown.",
            id="name-that-turns-round",
        ),
        pytest.param(
            samples.d3([*samples.d3_rows(), samples.d3_rows()[2]]),
            "published.csv, line 12: Thornshire stands twice for 2019.",
            id="twice",
        ),
        pytest.param(
            samples.d3([]),
            "published.csv: it has a heading, and no row beneath it that is known.",
            id="nothing-beneath",
        ),
        pytest.param(
            samples.d3()[:-30],
            "published.csv, line 11: the row has",
            id="cut-off-in-a-row",
        ),
        pytest.param(
            samples.d3([*samples.d3_rows()[:5], *samples.d3_rows()[5:8]]),
            "published.csv: it has 1 authorities for 2020, and 3 for another year: it may be cut",
            id="cut-off-between-rows",
        ),
        pytest.param(
            samples.long([["CPP_Num", "2020", "Thornshire", "91", "5"]]),
            "published.csv, line 2, LA Number: '91' is not an area's number of three digits.",
            id="long-number",
        ),
        pytest.param(
            samples.long([["CPP_Num", "0", "Thornshire", "991", "5"]]),
            "published.csv, line 2, Years: '0' is not a year: expected for example",
            id="long-value-of-no-year",
        ),
    ],
)
def test_a_fault_says_where_it_is(content, start):
    assert samples.faults(content)[0].startswith(start)


@pytest.mark.parametrize(
    ("numbers", "closeness", "what"),
    [
        pytest.param(["991", "993"], "Close", "991 is a neighbour twice, or its own", id="own"),
        pytest.param(["993", "993"], "Close", "993 is a neighbour twice, or its own", id="twice"),
        pytest.param(["99", "993"], "Close", "'99' is not a number of three digits", id="number"),
        pytest.param(["992", "993"], "Near", "'near' is not a word for how close", id="closeness"),
    ],
)
def test_a_neighbour_that_cannot_be_is_a_fault(numbers, closeness, what):
    rest = [str(number) for number in range(801, 809)]
    row = ["991", "Thornshire", "6", "South East", *samples.paired([*numbers, *rest], closeness)]

    assert what in samples.faults(samples.neighbours([row]))[0]


def archive():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("b1.csv", samples.d3())
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(b"\n\n\n", "it has no heading", id="blank-lines"),
        pytest.param(archive(), "it is a workbook or a zip file, not a CSV file", id="zip"),
        pytest.param(b"<!doctype html><p>Not found", "it is a web page or XML", id="web-page"),
        pytest.param(b"a,b\n\0,1\n", "it is not text: it holds bytes of nought", id="nought"),
        pytest.param(b"name,value\nA,1\n", "its heading is that of no file", id="other-file"),
        pytest.param(b"a," * 600, "it has more than 500 cells", id="many-columns"),
        pytest.param(b'Short Desc,"LA Num', "a quotation mark is opened and never", id="quote"),
        pytest.param(b'"a"b,c\n', "text follows a closing quotation mark", id="after-a-quote"),
        pytest.param(b"x" * 200_000, "a cell is longer than any", id="long-cell"),
        pytest.param(
            samples.d3().replace(b"old_la_code", b"la_number", 1),
            "old_la_code: the column is not in the heading",
            id="no-number",
        ),
        pytest.param(
            samples.d3().replace(b"category", b"CPP_start", 1),
            "CPP_start: two columns have this name",
            id="two-of-a-name",
        ),
        pytest.param(
            samples.written([*samples.PLACES, *samples.D3, "CPP_At31", "2_years_or_more"], []),
            "its heading is that of two files that are known",
            id="two-files-in-one",
        ),
        pytest.param(b"Short Desc,\x81\n\xff", "it has characters that cannot be read", id="bytes"),
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(content, what):
    with pytest.raises(UnreadableReturn) as refused:
        samples.faults(content)

    assert str(refused.value).startswith("published.csv")
    assert what in str(refused.value)


def test_a_quotation_mark_that_never_closes_is_told_with_its_line():
    content = samples.d3() + b'"2020,Reporting year\n'

    with pytest.raises(UnreadableReturn, match="line 12: a quotation mark is opened and never"):
        samples.faults(content)


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(opening, "LARGEST", 100)

    with pytest.raises(UnreadableReturn, match="it is larger than"):
        samples.faults(samples.d3())


def test_reading_ends_once_too_much_is_wrong():
    rows = [["CPP_Num", "2020", "Nowhere", "9", "x"] for _ in range(500)]

    assert len(samples.faults(samples.long(rows))) == 50


@given(st.integers(1, len(samples.d3()) - 1))
def test_a_file_cut_off_anywhere_is_refused_or_lacks_only_whole_rows(length):
    whole, cut = samples.observed(samples.d3()), samples.d3()[:length]
    try:
        found = samples.reading(cut)
        items = {(each.measure, each.area.key, each.period.code): each for each in found.items}
    except UnreadableReturn:
        return

    if not found.faults.listed:
        kept = {key: each.value for key, each in items.items()}
        wrong = {key for key, value in kept.items() if whole[key].value != value}
        assert len(wrong) <= 1  # the last cell of all, cut within its digits


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_refused_and_never_break_it(content):
    with pytest.raises(UnreadableReturn):
        samples.faults(content)


def test_a_neighbour_that_no_row_names_is_a_fault():
    rows = samples.neighbour_rows()
    rows[0][4] = "777"

    (told,) = samples.faults(samples.neighbours(rows))

    assert told.startswith(
        "published.csv, line 2: 777 is a neighbour, and no row of the file names it."
    )
