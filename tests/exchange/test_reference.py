"""The reference page: everything that someone needs who has nothing else."""

import re
from pathlib import Path

import pytest

from sightline.exchange import guide, narratives
from sightline.exchange.reference import pack_reference
from sightline.exchange.tables import TABLES
from sightline.reports import checklist
from tests.exchange import thornshire

COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / "year-pack.md"
LINES = {
    edition: {line.key: line.asks for line in lines}
    for edition, lines in checklist.EDITIONS.items()
}
FILE = re.compile(r"`(\S+\.(?:csv|md))`\n\n```(?:csv|markdown)\n(.*?)\n```", re.DOTALL)


@pytest.fixture(scope="module")
def page():
    return pack_reference(LINES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_on_the_page_with_what_it_may_hold(page, table):
    section = page.partition(f"### `{table.name}`: ")[2].partition("\n### ")[0]

    assert table.guidance in section
    for column in table.columns:
        line = next(line for line in section.split("\n") if line.startswith(f"| `{column.name}` |"))
        assert guide.what_it_holds(column) in line
        assert all(choice in line for choice in column.choices)


def test_every_kind_and_every_line_of_the_checklist_is_on_the_page(page):
    for kind, each in guide.KINDS.items():
        assert f"| {kind} | {each.meaning}" in page
    for line in (line for lines in LINES.values() for line in lines.items()):
        assert f"| `{line[0]}` | {line[1]} |" in page


def test_the_committed_page_is_the_one_that_the_code_makes(page):
    assert COMMITTED.read_text(encoding="utf-8") == page, "To write it anew: make docs"


def test_the_example_typed_from_the_page_alone_is_a_good_pack(page, pack, tmp_path):
    written = tmp_path / "typed"
    (written / "narrative").mkdir(parents=True)
    for name, content in FILE.findall(page.partition("## A whole pack as an example")[2]):
        (written / name).write_text(f"{content}\n", encoding="utf-8")

    read = thornshire.check(written)

    assert thornshire.said(read.faults + read.warnings) == []
    assert read == thornshire.check(pack)


def test_every_table_of_the_page_is_well_formed(page):
    prose = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
    blocks = re.findall(r"(?:^\|.*\n)+", prose, flags=re.MULTILINE)

    assert len(blocks) > len(TABLES)
    for block in blocks:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.strip().split("\n")}
        assert len(widths) == 1, block[:80]


def test_the_sheet_of_the_narrative_is_explained(page):
    assert all(f"`{column.name}`" in page for column in narratives.SHEET.columns)
