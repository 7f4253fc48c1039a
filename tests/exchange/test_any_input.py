"""Whatever a pack is made of, reading it ends in located faults or in none, never an exception."""

import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.exchange import writing
from sightline.exchange.tables import TABLES
from tests.exchange import thornshire

FILES = [*(table.file_name for table in TABLES), "narrative/foreword.md", "notes.txt"]
CELLS = [(table.name, column.name) for table in TABLES for column in table.columns]
EDGES = st.sampled_from(
    ["", " ", "-", "=1+1", "9" * 5000, "9" * 300, "£", "%", "over", "\ufeff", "1/1/1", "0", "\r",
     "x" * 40000, "٣", "½", "１２", "Ⅳ", ";;;", "a;a", "﷽", "ſ", "İ 2020", "1e9999", "-0", "\x00",
     '"', "''", "None", "a\u0301", "2019/20 Q9", "0000-00-00", "99999999999/20"]
)  # fmt: skip
TEXTS = EDGES | st.text(max_size=40) | st.text("0123456789/-.,£% QMarch", max_size=14)


def assert_located(read):
    for each in (*read.faults, *read.warnings):
        assert each.file
        assert each.message
        assert each.row is None or each.row >= 1
        assert str(each)


def a_pack(folder):
    return thornshire.write(Path(folder) / "thornshire")


@settings(max_examples=60, deadline=None)
@given(
    file=st.sampled_from(FILES),
    content=st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass"))
    | st.text('abkey,;"\n\r\t \ufeff£', max_size=200).map(str.encode),
)
def test_any_bytes_in_any_file(file, content):
    with tempfile.TemporaryDirectory() as folder:
        pack = a_pack(folder)
        (pack / file).write_bytes(content)

        assert_located(thornshire.check(pack))


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(FILES[:-1]), start=st.integers(0, 400), content=st.binary(max_size=6))
def test_any_bytes_amid_any_file(file, start, content):
    with tempfile.TemporaryDirectory() as folder:
        pack = a_pack(folder)
        before = (pack / file).read_bytes()
        (pack / file).write_bytes(before[:start] + content + before[start:])

        assert_located(thornshire.check(pack))


@settings(max_examples=150, deadline=None)
@given(changes=st.lists(st.tuples(st.sampled_from(CELLS), TEXTS), min_size=1, max_size=6))
def test_any_text_in_any_cells(changes):
    with tempfile.TemporaryDirectory() as folder:
        pack = a_pack(folder)
        for (table, column), text in changes:
            thornshire.change(pack, table, 2, **{column: text})

        assert_located(thornshire.check(pack))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_rows_columns_and_files_missing(data):
    with tempfile.TemporaryDirectory() as folder:
        pack = a_pack(folder)
        for file in data.draw(st.sets(st.sampled_from(FILES[:-1]), max_size=4)):
            (pack / file).unlink()
        left = [table.name for table in TABLES if (pack / table.file_name).exists()]
        for table in data.draw(st.sets(st.sampled_from(left), max_size=4)):
            lines = thornshire.lines(pack, table)
            rows = data.draw(st.sets(st.integers(0, len(lines) - 1)))
            columns = data.draw(st.sets(st.integers(0, len(lines[0]) - 1)))
            kept = [line for number, line in enumerate(lines) if number not in rows]
            thornshire.write_lines(
                pack, table, [[c for n, c in enumerate(line) if n not in columns] for line in kept]
            )

        assert_located(thornshire.check(pack))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workbook")
    writing.write_workbook(thornshire.check(a_pack(folder)), folder / "year.xlsx")
    return (folder / "year.xlsx").read_bytes()


@settings(max_examples=25, deadline=None)
@given(start=st.integers(0, 60_000), content=st.binary(min_size=1, max_size=20))
def test_any_damage_to_a_workbook(workbook, start, content):
    start = min(start, len(workbook))
    damaged = workbook[:start] + content + workbook[start + len(content) :]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "year.xlsx").write_bytes(damaged)

        assert_located(thornshire.check(Path(folder) / "year.xlsx"))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_damage_to_the_parts_of_a_workbook(workbook, data):
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as before, zipfile.ZipFile(made, "w") as after:
        hurt = data.draw(st.sampled_from(before.namelist()))
        for name in before.namelist():
            content = before.read(name)
            if name == hurt:
                at = data.draw(st.integers(0, len(content)))
                content = content[:at] + data.draw(st.binary(max_size=8)) + content[at + 3 :]
            after.writestr(name, content)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "year.xlsx").write_bytes(made.getvalue())

        assert_located(thornshire.check(Path(folder) / "year.xlsx"))


@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200), name=st.sampled_from(["y.xlsx", "y.zip", "y", "y.xls"]))
def test_any_bytes_as_a_whole_pack(content, name):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)

        read = thornshire.check(Path(folder) / name)

        assert_located(read)
        assert read.faults
