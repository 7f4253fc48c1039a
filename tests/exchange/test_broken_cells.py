"""Every column of every table, broken in the ways of its kind: each is found where it is."""

import pytest

from sightline.exchange.tables import TABLES, Kind
from tests.exchange import thornshire

ROW = 2
COLUMNS = [(table, column) for table in TABLES for column in table.columns]
REQUIRED = [(table, column) for table, column in COLUMNS if column.required]
BAD = {
    Kind.KEY: ["Not A Key", "-begins", "späť", "a b", "a/b", "../x", "=1+1"],
    Kind.TEXT: ["two\nlines", "a\ttab", "bell\a", "Â£5", "turn\u202eed", "\ufffd"],
    Kind.LONG_TEXT: ["nul\x01", "donâ€™t", "\ufffe"],
    Kind.CHOICE: ["no such choice", "1", "=cmd()", "<script>"],
    Kind.YES_NO: ["1", "0", "maybe", "oui", "ja"],
    Kind.WHOLE: ["-1", "2.5", "four", "1,00", "1e3", "9" * 200, "٣", "#REF!", "²"],
    Kind.DATE: ["03/04/2021", "44651", "2021-02-30", "March 2021", "31/31/2021", "0000-01-01",
                "2021-13-01", "yesterday", "1 Smarch 2021", "2022-03-31 14:30", "9" * 250],
    Kind.PERIOD: ["03/04/2021", "44651", "2021-02-30", "2021-02", "2021/23", "2021/22 Q5", "spring",
                  "13/13/2021", "9" * 250, "2021/22 2022/23", "1/4/21", "3021/22"],
    Kind.YEAR: ["2021", "21/22", "2021/23", "2021-02", "March 2021", "last year"],
    Kind.QUANTITY: ["12 or so", "10-15", "1,86", "£", "%", "n/a", "-", "1.2.3", "(5", "9" * 30,
                    "over", "1.1234567", "NaN", "Infinity", "#DIV/0!", "1 2"],
    Kind.MONEY: ["-21,000", "about £5", "21.000,00", "1.005", "(500)", "£", "€5", "12%", "hundreds",
                 "1e6", "NaN", "#VALUE!", "9" * 40],
    Kind.REFERENCE: ["nobody", "Police Force", "=A1", "two\nlines"],
    Kind.REFERENCES: ["nobody", "police, council", "police; police", "Not A Key; police"],
    Kind.FIGURE: ["Not A Key", "a b"],
    Kind.FIGURES: ["on-plans, volunteers", "Not A Key"],
    Kind.LIST: ["same; same", "bell\a"],
    Kind.NAME_OF_FILE: ["foreword.docx", "narrative/foreword.md", "../foreword.md", "C:\\x.md",
                        "nul\x00.md".replace("\x00", "\x01"), "no-such-file.md", "foreword"],
}  # fmt: skip


def each_of(table, column):
    return pytest.param(table, column, id=f"{table.name}-{column.name}")


def named(table, column):
    return pytest.param(table.name, column.name, id=f"{table.name}-{column.name}")


def found_at(read, table, column, row=ROW):
    return [
        each
        for each in read.faults
        if (each.file, each.row, each.column) == (f"{table}.csv", row, column)
    ]


@pytest.mark.parametrize(("table", "column"), [each_of(*each) for each in COLUMNS])
def test_every_bad_cell_is_found_where_it_stands(pack, table, column):
    heading, good, *_ = thornshire.lines(pack, table.name)
    bad = [*BAD[column.kind], "x" * 5001]
    rows = [dict(zip(heading, good, strict=True)) | {"key": f"k{n}"} for n in range(len(bad))]
    broken = [row | {column.name: text} for row, text in zip(rows, bad, strict=True)]
    thornshire.write_lines(
        pack, table.name, [heading, *([row[name] for name in heading] for row in broken)]
    )

    read = thornshire.check(pack)

    for row, text in enumerate(bad, start=ROW):
        found = found_at(read, table.name, column.name, row)
        assert found, text
        assert ":" in found[0].message, "it says what to do"
        assert found[0].message.isprintable()
        assert len(found[0].message) < 500


@pytest.mark.parametrize(("table", "column"), [named(*each) for each in REQUIRED])
def test_an_empty_cell_that_is_required_is_found(pack, table, column):
    thornshire.change(pack, table, ROW, **{column: "  "})

    found = found_at(thornshire.check(pack), table, column)

    assert [each.message.partition(":")[0] for each in found] == ["is empty"]


@pytest.mark.parametrize(("table", "column"), [named(*each) for each in REQUIRED])
def test_a_required_column_that_is_missing_is_named_once(pack, table, column):
    before = thornshire.lines(pack, table)
    index = before[0].index(column)
    thornshire.write_lines(pack, table, [line[:index] + line[index + 1 :] for line in before])

    found = [each for each in thornshire.check(pack).faults if each.column == column]

    here = [each for each in found if each.file == f"{table}.csv"]
    assert thornshire.said(here)[:1] == [
        f"{table}.csv, row 1, {column}: is missing: add this column"
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_that_stands_twice_is_found_with_the_row_of_the_first(pack, table):
    row = thornshire.add(pack, table.name)

    found = [
        str(each)
        for each in thornshire.check(pack).faults
        if (each.file, each.row, each.column) == (table.file_name, row, table.key[0])
    ]

    assert len(found) == 1
    assert "already" in found[0]
    assert "row 2" in found[0]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_unknown_column_is_named_with_the_nearest_that_is_missing(pack, table):
    lines = thornshire.lines(pack, table.name)
    lines[0][-1] += "x"
    thornshire.write_lines(pack, table.name, lines)

    found = thornshire.said(thornshire.check(pack).faults)

    expected = f"{table.file_name}, row 1, {lines[0][-1]}: is no column here: did you mean"
    assert any(each.startswith(expected) for each in found)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_column_that_stands_twice_is_named(pack, table):
    lines = thornshire.lines(pack, table.name)
    thornshire.write_lines(pack, table.name, [[*line, line[0]] for line in lines])

    found = thornshire.said(thornshire.check(pack).faults)

    expected = f"{table.file_name}, row 1, {lines[0][0]}: stands twice: keep one of the two columns"
    assert found == [expected]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_cells_beyond_the_heading_are_named_by_their_letter(pack, table):
    lines = thornshire.lines(pack, table.name)
    lines[1].append("stray")
    thornshire.write_lines(pack, table.name, lines)

    found = thornshire.said(thornshire.check(pack).faults)

    assert len(found) == 1
    assert found[0].startswith(f"{table.file_name}, row 2: 'stray' stands in column ")


@pytest.mark.parametrize(
    "table", [table for table in TABLES if table.needed], ids=lambda table: table.name
)
def test_a_needed_table_without_its_file_is_named(pack, table):
    (pack / table.file_name).unlink()

    found = thornshire.said(thornshire.check(pack).faults)

    assert f"thornshire: has no {table.file_name}" in "\n".join(found)
