"""The empty pack: complete, full of guidance, and told plainly what it still needs."""

import pytest
from openpyxl import load_workbook

from sightline.exchange.narratives import SHEET
from sightline.exchange.tables import TABLES
from sightline.exchange.template import READ_ME, write_template
from tests.exchange import thornshire


@pytest.fixture(params=["year", "year.xlsx"], ids=["folder", "workbook"])
def template(request, tmp_path):
    write_template(tmp_path / request.param)
    return tmp_path / request.param


def test_an_untouched_template_is_told_only_which_tables_need_rows(template):
    read = thornshire.check(template)

    needed = [table.name for table in TABLES if table.needed]
    assert [each.message for each in read.faults] == ["has no rows: write one at least"] * 4
    assert [each.file.split()[-1].removesuffix(".csv") for each in read.faults] == needed
    assert read.warnings == ()


def test_a_template_is_the_same_every_time(template, tmp_path):
    other = tmp_path / f"other{template.suffix}"
    write_template(other)

    if template.is_file():
        assert other.read_bytes() == template.read_bytes()
    else:
        for path in template.rglob("*.*"):
            assert (other / path.relative_to(template)).read_bytes() == path.read_bytes()


def test_the_read_me_of_a_folder_explains_every_column(tmp_path):
    write_template(tmp_path / "year")

    text = (tmp_path / "year" / "README.md").read_text(encoding="utf-8")

    for table in TABLES:
        assert f"### `{table.name}`: {table.title}" in text
        assert all(f"| `{column.name}` |" in text for column in table.columns)
    assert "{{" in (tmp_path / "year" / "narrative" / "README.md").read_text(encoding="utf-8")


def test_a_template_filled_in_as_the_example_is_the_example(pack, tmp_path):
    write_template(tmp_path / "year")
    for table in TABLES:
        thornshire.write_lines(tmp_path / "year", table.name, thornshire.lines(pack, table.name))
    for path in (pack / "narrative").glob("*.md"):
        (tmp_path / "year" / "narrative" / path.name).write_bytes(path.read_bytes())

    read = thornshire.check(tmp_path / "year")

    assert read == thornshire.check(pack)
    assert thornshire.said(read.faults + read.warnings) == []


def test_the_workbook_opens_on_its_guidance_and_has_a_sheet_for_each_table(tmp_path):
    write_template(tmp_path / "year.xlsx")

    book = load_workbook(tmp_path / "year.xlsx")

    assert book.sheetnames == [READ_ME, *(table.name for table in TABLES), SHEET.name]
    named = {(row[0].value, row[1].value) for row in book[READ_ME].iter_rows(max_col=2)}
    assert {(t.name, c.name) for t in TABLES for c in t.columns} <= named
