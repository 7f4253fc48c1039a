"""Rules between cells and between tables: each is broken alone; the place and words are exact."""

import re
from pathlib import Path

import pytest

from tests.exchange import thornshire

BLOCKS = (Path(__file__).parent / "broken_rules.txt").read_text(encoding="utf-8").split("\n\n")[1:]
BLOCK = re.compile(r"(\S+)\n(\w+), row (\d+): (.+)\n(fault|warning): (.+)\n?")
CASES = [BLOCK.fullmatch(block).groups() for block in BLOCKS]


def of(severity):
    return [pytest.param(*case[1:4], case[5], id=case[0]) for case in CASES if case[4] == severity]


def change(pack, table, row, cells):
    pairs = (cell.split(" =") for cell in cells.split(" | "))
    thornshire.change(pack, table, int(row), **{name: text.strip() for name, text in pairs})


@pytest.mark.parametrize(("table", "row", "cells", "message"), of("fault"))
def test_a_broken_rule_is_told_with_its_place_and_cure(pack, table, row, cells, message):
    change(pack, table, row, cells)

    assert message in thornshire.said(thornshire.check(pack).faults)


@pytest.mark.parametrize(("table", "row", "cells", "message"), of("warning"))
def test_what_may_be_meant_is_only_warned_of(pack, table, row, cells, message):
    change(pack, table, row, cells)

    read = thornshire.check(pack)

    assert thornshire.said(read.faults) == []
    assert thornshire.said(read.warnings) == [message]


def test_every_fault_is_told_at_once_in_the_order_of_the_tables(pack):
    thornshire.change(pack, "sections", 2, file="none.md")
    thornshire.change(pack, "partnership", 2, as_at="soon")
    thornshire.change(pack, "findings", 3, weight="9")
    thornshire.change(pack, "findings", 2, stream="hearsay")

    found = thornshire.check(pack).faults

    assert [(each.file, each.row) for each in found] == [
        ("partnership.csv", 2),
        ("findings.csv", 2),
        ("findings.csv", 3),
        ("sections.csv", 2),
    ]


def test_two_partnerships_in_one_pack_are_refused(pack):
    thornshire.add(pack, "partnership", key="oakshire")

    assert thornshire.said(thornshire.check(pack).faults) == [
        "partnership.csv, row 3: a pack is of one partnership, which row 2 gives: keep one row"
    ]


def test_rows_that_lean_on_a_table_that_could_not_be_read_are_not_blamed(pack):
    (pack / "agencies.csv").write_bytes(b'key,name\npolice,"never closed\n')

    found = thornshire.check(pack).faults

    assert {each.file for each in found} == {"agencies.csv"}


def test_a_long_chain_of_groups_is_checked_without_a_stack_overflow(pack):
    heading, *rest = thornshire.lines(pack, "groups")
    chain = [[f"g{n}", "Group", "subgroup", f"g{n + 1}", "", "", ""] for n in range(5000)]
    last = ["g5000", "Group", "subgroup", "g0", "", "", ""]
    thornshire.write_lines(pack, "groups", [heading, *rest, *chain, last])

    found = thornshire.said(thornshire.check(pack).faults)

    way = "g0 to g1 to g2 to g3 to g4 to … to g0"
    message = f"answers to itself ({way}): leave it empty in one of them"
    assert found == [f"groups.csv, row 5, accountable_to: {message}"]
