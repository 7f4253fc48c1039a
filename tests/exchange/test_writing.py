"""Packs written and read again are equal, the bytes never differ, and nothing is run or lost."""

import os
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sightline.exchange import narratives, writing
from sightline.exchange.cells import UnreadableCell
from sightline.exchange.reading import pack_of, read_pack
from sightline.exchange.rows import make_row
from sightline.exchange.sheets import LONGEST_CELL
from sightline.exchange.tables import BY_NAME, TABLES, Kind
from sightline.exchange.writing import CannotWrite
from tests.exchange import thornshire

KEYS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,12}", fullmatch=True)
SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])
LINES = st.text(SIGNS | st.sampled_from("=+-@,;\"' £"), max_size=40)
WORDS = {
    Kind.KEY: KEYS,
    Kind.TEXT: LINES,
    Kind.LONG_TEXT: st.lists(LINES, max_size=3).map("\n".join),
    Kind.YES_NO: st.sampled_from(["", "yes", "no"]),
    Kind.WHOLE: st.sampled_from(["", "0", "12"]),
    Kind.DATE: st.sampled_from(["", "2022-03-31", "1 May 2021"]),
    Kind.PERIOD: st.sampled_from(["", "March 2022", "2021/22", "2021/22 Q2"]),
    Kind.YEAR: st.sampled_from(["", "2020/21"]),
    Kind.QUANTITY: st.sampled_from(["", "1,862", "over 60", "hundreds", "about 5.5"]),
    Kind.MONEY: st.sampled_from(["0", "£63,013.00", "1.5"]),
    Kind.REFERENCE: KEYS,
    Kind.REFERENCES: st.lists(KEYS, max_size=3, unique=True).map("; ".join),
    Kind.FIGURE: KEYS,
    Kind.FIGURES: st.lists(KEYS, max_size=3).map("; ".join),
    Kind.LIST: st.sampled_from(["", "one thing; another"]),
    Kind.NAME_OF_FILE: st.sampled_from(["", "foreword.md"]),
}


@st.composite
def rows(draw):
    table = draw(st.sampled_from(TABLES))
    texts = {}
    for column in table.columns:
        kind = st.sampled_from(column.choices) if column.choices else WORDS[column.kind]
        texts[column.name] = draw(kind) if column.name != "unit" else "children"
    try:
        return make_row(table, **texts)
    except UnreadableCell:  # an empty cell that is required, or signs that no cell may hold
        return None


PACKS = st.builds(
    lambda made, narrative: pack_of([row for row in made if row], narrative),
    st.lists(rows(), max_size=6),
    st.dictionaries(
        KEYS.map(lambda key: f"{key}.md"),
        st.lists(LINES, max_size=5).map("\n".join).map(narratives.tidy),
        max_size=3,
    ),
)


@pytest.fixture
def read(pack):
    return thornshire.check(pack)


@settings(max_examples=60, deadline=None)
@given(pack=PACKS)
def test_a_folder_written_and_read_is_the_same_pack(tmp_path_factory, pack):
    folder = tmp_path_factory.mktemp("written") / "year"

    writing.write_pack(pack, folder)

    assert read_pack(folder) == pack


@settings(max_examples=30, deadline=None)
@given(pack=PACKS)
def test_a_workbook_written_and_read_is_the_same_pack(tmp_path_factory, pack):
    file = tmp_path_factory.mktemp("written") / "year.xlsx"

    writing.write_workbook(pack, file)

    assert read_pack(file) == pack


def test_the_same_pack_is_always_the_same_bytes(read, tmp_path, monkeypatch):
    writing.write_pack(read, tmp_path / "one")
    writing.write_workbook(read, tmp_path / "one.xlsx")
    monkeypatch.setenv("TZ", "Asia/Tokyo")

    writing.write_pack(read, tmp_path / "two")
    writing.write_workbook(read, tmp_path / "two.xlsx")

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    for path in (tmp_path / "one").rglob("*.*"):
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_no_time_of_the_clock_is_in_a_workbook(read, tmp_path):
    writing.write_workbook(read, tmp_path / "year.xlsx")

    with zipfile.ZipFile(tmp_path / "year.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_a_folder_holds_every_table_in_plain_utf_8_with_the_columns_in_order(read, tmp_path):
    writing.write_pack(read, tmp_path / "year")

    for table in TABLES:
        content = (tmp_path / "year" / table.file_name).read_bytes()
        assert content.split(b"\n")[0].decode().split(",") == [c.name for c in table.columns]
        assert b"\r" not in content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thornshire", "year"]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_cell_that_looks_like_a_formula_stays_text_in_a_workbook(tmp_path, text):
    row = make_row(BY_NAME["concern_groups"], key="one", title=text)

    writing.write_workbook(pack_of([row], {}), tmp_path / "year.xlsx")

    cell = load_workbook(tmp_path / "year.xlsx")["concern_groups"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert read_pack(tmp_path / "year.xlsx").rows["concern_groups"] == (row,)


def test_a_text_that_excel_would_read_as_a_code_comes_back(tmp_path):
    row = make_row(BY_NAME["concern_groups"], key="one", title="_x0041_ and _x000D_")

    writing.write_workbook(pack_of([row], {}), tmp_path / "year.xlsx")

    assert read_pack(tmp_path / "year.xlsx").rows["concern_groups"] == (row,)


def test_long_words_are_divided_between_cells_and_come_back(tmp_path):
    words = "\n\n".join(f"Paragraph {n}: {'x' * 900}" for n in range(90))
    pack = pack_of([], {"long.md": words, "short.md": "Words.", "empty.md": ""})

    writing.write_workbook(pack, tmp_path / "year.xlsx")

    sheet = load_workbook(tmp_path / "year.xlsx")["narrative"]
    assert [cell.value for cell in sheet["A"]].count("long.md") == 3
    assert max(len(cell.value or "") for cell in sheet["C"]) <= LONGEST_CELL
    assert read_pack(tmp_path / "year.xlsx").narrative == pack.narrative


def test_a_paragraph_too_long_for_any_cell_is_refused_and_nothing_is_written(tmp_path):
    pack = pack_of([], {"long.md": "x" * (LONGEST_CELL + 1)})

    with pytest.raises(CannotWrite, match="has a paragraph of more than 32,767 characters"):
        writing.write_workbook(pack, tmp_path / "year.xlsx")

    assert list(tmp_path.iterdir()) == []


def test_an_older_pack_is_replaced_and_its_read_me_kept(read, tmp_path):
    folder = thornshire.write(tmp_path / "older")
    (folder / "README.md").write_text("Ours.")
    (folder / "narrative" / "old.md").write_text("Old.")

    writing.write_pack(read, folder)

    assert (folder / "README.md").read_text() == "Ours."
    assert not (folder / "narrative" / "old.md").exists()
    assert read_pack(folder) == read


@pytest.mark.parametrize("name", ["minutes.docx", "photos/one.jpg", "narrative/plan.docx", "x.csv"])
def test_a_folder_that_holds_other_things_is_left_alone(read, tmp_path, name):
    (tmp_path / "mine" / name).parent.mkdir(parents=True)
    (tmp_path / "mine" / name).write_text("precious")

    with pytest.raises(CannotWrite, match="which is no part of a pack: give an empty folder"):
        writing.write_pack(read, tmp_path / "mine")

    assert (tmp_path / "mine" / name).read_text() == "precious"
    assert not (tmp_path / "mine" / "partnership.csv").exists()


def test_a_file_in_the_place_of_a_folder_is_left_alone(read, tmp_path):
    (tmp_path / "year").write_text("precious")

    with pytest.raises(CannotWrite, match="year is a file: give the name of a folder"):
        writing.write_pack(read, tmp_path / "year")


def test_a_folder_in_the_place_of_a_workbook_is_left_alone(read, tmp_path):
    (tmp_path / "year.xlsx").mkdir()

    with pytest.raises(CannotWrite, match="is a folder: give the name of a file"):
        writing.write_workbook(read, tmp_path / "year.xlsx")


def test_a_pack_that_breaks_while_it_is_written_leaves_the_older_one(read, tmp_path, monkeypatch):
    folder = thornshire.write(tmp_path / "older")
    monkeypatch.setattr(writing, "_keep_read_me", lambda *_: (_ for _ in ()).throw(OSError("full")))

    with pytest.raises(OSError, match="full"):
        writing.write_pack(pack_of([], {}), folder)

    assert read_pack(folder) == read
    assert os.listdir(tmp_path) == ["older"] or sorted(os.listdir(tmp_path)) == [
        "older",
        "thornshire",
    ]


def test_control_characters_cannot_be_written_to_a_workbook(tmp_path):
    row = make_row(BY_NAME["concern_groups"], key="one", title="Title")
    bad = type(row)(row.table, row.values, {**row.cells, "title": "bell\a"}, row.place)

    with pytest.raises(CannotWrite, match="concern_groups, row 2: 'bell·' holds a control"):
        writing.write_workbook(pack_of([bad], {}), tmp_path / "year.xlsx")
