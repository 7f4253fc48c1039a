"""CSV files as Excel, other programs and other countries leave them."""

import pytest

from sightline.exchange.csv_reading import read_csv
from sightline.exchange.sheets import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from tests.exchange import thornshire

KNOWN = ("key", "title", "note")
WHOLE_FILE = "groups.csv"


def read(content, known=KNOWN):
    sheet, found = read_csv("concerns", "concerns.csv", content, known)
    return [record.cells for record in sheet.records], thornshire.said(found)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16"], ids=["plain", "with-a-mark", "two-bytes"]
)
def test_a_file_in_unicode_is_read(encoding):
    rows, found = read("key,title\na,£5 – café\n".encode(encoding))

    assert rows == [("key", "title"), ("a", "£5 – café")]
    assert found == []


def test_a_file_in_utf_16_the_other_way_round_is_read():
    rows, found = read(b"\xfe\xff" + "key,title\na,é\n".encode("utf-16-be"))

    assert (rows[1], found) == (("a", "é"), [])


def test_windows_1252_is_read_with_a_warning():
    rows, found = read("key,title\na,£5 – café\n".encode("cp1252"))

    assert rows[1] == ("a", "£5 – café")
    assert len(found) == 1
    assert found[0].startswith("concerns.csv: is not in UTF-8 and was read as Windows-1252: check")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            "key,title\na,£5\n".encode() + "b,£6\n".encode("cp1252"),
            "concerns.csv: mixes two encodings of characters, first at line 3",
            id="two-encodings",
        ),
        pytest.param(
            b"key,title\na,\x81\n",
            "concerns.csv: its characters cannot be read, first at line 2",
            id="no-encoding",
        ),
        pytest.param(
            b"\xff\xfek\x00e", "concerns.csv: its characters cannot be read", id="cut-utf-16"
        ),
        pytest.param(
            "key,title\n".encode("utf-16-le"), "holds NUL characters", id="utf-16-without-mark"
        ),
        pytest.param(b"key,title\na,\x00\n", "holds NUL characters", id="nul"),
        pytest.param(b"PK\x03\x04rest", "is a workbook or a zip file, not text", id="workbook"),
        pytest.param(
            b'key,title\na,"open\nb,c\n',
            "concerns.csv, row 2: a quotation mark is opened and never closed",
            id="unclosed",
        ),
        pytest.param(
            b'key,title\na,b\nc,"d"e\n',
            "concerns.csv, row 3: text follows a closing quotation mark",
            id="after-the-quote",
        ),
        pytest.param(
            b"key,title\na," + b"x" * 200_000,
            f"concerns.csv, row 2: a cell is longer than {LONGEST_CELL:,} characters",
            id="endless-cell",
        ),
        pytest.param(
            b"key,title\na" + b"," * (MOST_COLUMNS + 1),
            f"concerns.csv, row 2: has more than {MOST_COLUMNS} cells",
            id="endless-row",
        ),
        pytest.param(
            b"key,title\n" + b"a,b\n" * MOST_ROWS,
            f"concerns.csv, row {MOST_ROWS + 1}: has more than {MOST_ROWS:,} rows",
            id="endless-file",
        ),
        pytest.param(b" " * 20 * 1024 * 1025, "concerns.csv: is larger than 20 MB", id="too-large"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what_to_do(content, message):
    sheet, found = read_csv("concerns", "concerns.csv", content, KNOWN)

    assert len(found) == 1
    assert message in str(found[0])
    assert ": " in found[0].message
    assert not sheet.complete


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_the_delimiter_is_told_from_the_heading(delimiter):
    rows, _ = read(delimiter.join(["key", "title", "note"]).encode() + b"\n")

    assert rows == [("key", "title", "note")]


def test_commas_inside_cells_do_not_mislead_about_the_delimiter():
    rows, _ = read(b'"key";"title";"note, or not, or never"\na;b, c, d;e\n')

    assert rows[1] == ("a", "b, c, d", "e")


def test_excel_s_own_line_about_the_delimiter_is_obeyed_and_not_counted():
    sheet, _ = read_csv("concerns", "concerns.csv", b"sep=;\r\nkey;title\r\na;b\r\n", KNOWN)

    assert [record.cells for record in sheet.records] == [("key", "title"), ("a", "b")]
    assert str(sheet.records[1].place) == "concerns.csv, row 2 (line 3)"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_any_line_end_will_do(end):
    rows, found = read(end.join(["key,title", "a,b", ""]).encode())

    assert (rows, found) == ([("key", "title"), ("a", "b")], [])


def test_rows_are_counted_as_a_spreadsheet_shows_them_and_the_line_is_told_when_it_differs():
    content = b'key,title\na,"two\nlines"\n\n,,\nb,c\n'

    sheet, _ = read_csv("concerns", "concerns.csv", content, KNOWN)

    assert [str(record.place) for record in sheet.records] == [
        "concerns.csv, row 1",
        "concerns.csv, row 2",
        "concerns.csv, row 5 (line 6)",
    ]


def test_trailing_blank_rows_and_columns_are_no_matter(pack):
    before = thornshire.lines(pack, "groups")
    blank = [[""] * len(before[0])] * 3
    lines = [[*line, "", " "] for line in [*before, *blank]]
    good = thornshire.check(pack)

    thornshire.write_lines(pack, "groups", lines)

    assert thornshire.check(pack) == good
    assert thornshire.check(pack).faults == ()


@pytest.mark.parametrize("fold", [str.upper, str.title, lambda name: f" {name.replace('_', ' ')} "])
def test_names_of_columns_are_read_however_they_are_typed(pack, fold):
    good = thornshire.check(pack)
    lines = thornshire.lines(pack, WHOLE_FILE.removesuffix(".csv"))
    lines[0] = [fold(name) for name in lines[0]]

    thornshire.write_lines(pack, "groups", lines)

    assert thornshire.check(pack) == good


def test_columns_may_stand_in_any_order(pack):
    good = thornshire.check(pack)

    thornshire.write_lines(
        pack, "groups", [line[::-1] for line in thornshire.lines(pack, "groups")]
    )

    assert thornshire.check(pack) == good


def test_a_title_above_the_heading_is_pointed_out_once(pack):
    lines = thornshire.lines(pack, "groups")
    thornshire.write_lines(pack, "groups", [["Groups of Thornshire", ""], [""], *lines])

    advice = "delete what is above, so that they are in row 1"
    assert thornshire.said(thornshire.check(pack).faults) == [
        f"groups.csv, row 1: the names of the columns stand in row 3: {advice}"
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"1,2\n3,4\n"], ids=["empty", "blank", "data"])
def test_a_file_without_a_heading_is_told_the_names_of_its_columns(pack, content):
    (pack / "concern_groups.csv").write_bytes(content)

    assert thornshire.said(thornshire.check(pack).faults) == [
        "concern_groups.csv, row 1: has no names of columns: write them in row 1: key, title"
    ]
