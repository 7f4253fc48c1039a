"""The example pack: good, complete, and the same whichever way it is carried."""

import shutil

import pytest

from sightline.exchange.tables import TABLES
from sightline.reports import checklist
from tests.exchange import thornshire


def test_the_example_has_neither_faults_nor_warnings(pack):
    read = thornshire.check(pack)

    assert thornshire.said(read.faults + read.warnings) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_has_a_row_in_the_example(pack, table):
    assert thornshire.check(pack).rows[table.name]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_heading_of_the_example_is_the_table_s_own_in_order(pack, table):
    assert thornshire.lines(pack, table.name)[0] == [column.name for column in table.columns]


def test_every_line_of_the_checklist_is_answered_but_the_release(pack):
    read = thornshire.check(pack)

    answered = {line for row in read.rows["sections"] for line in row.list("fulfils")}

    assert answered == set(checklist.KEYS["2018"]) - {"publication"}


def test_the_budget_of_the_example_balances(pack):
    rows = thornshire.check(pack).rows
    lines = [row for row in rows["budget_lines"] if not row.flag("in_kind")]
    totals = {row.text("kind"): row.pence("amount") for row in rows["budget_totals"]}

    income = sum(row.pence("amount") for row in lines if row.text("side") == "income")
    spending = sum(row.pence("amount") for row in lines if row.text("side") == "spending")

    assert (income, spending) == (totals["total_income"], totals["total_spending"])
    assert spending - income == totals["drawdown"]
    assert totals["opening_reserves"] - totals["drawdown"] == totals["closing_reserves"]


@pytest.mark.parametrize("inside", ["", "my-year"], ids=["bare", "in-one-folder"])
def test_a_zip_of_the_folder_is_the_same_pack(pack, tmp_path, inside):
    staged = tmp_path / "staged"
    shutil.copytree(pack, staged / inside)

    zipped = shutil.make_archive(str(tmp_path / "year"), "zip", staged)

    assert thornshire.check(zipped and tmp_path / "year.zip") == thornshire.check(pack)


def test_a_row_gives_its_values_by_kind(pack):
    rows = thornshire.check(pack).rows
    figure = {row.key: row for row in rows["figures"]}["visits-in-time"]
    line = rows["budget_lines"][2]

    assert str(figure.quantity("value")) == "over 80%"
    assert figure.period("comparator_as_at").code == "2021-03-31"
    assert (line.pence("amount"), line.raw("amount")) == (3850000, "£38,500.00")
    assert rows["partnership"][0].day("as_at").isoformat() == "2022-03-31"
    assert rows["partnership"][0].flag("secure_establishment") is True
    assert rows["findings"][0].list("agencies") == ("council", "police")
    assert rows["findings"][0].whole("weight") == 2
    assert rows["codings"][0].key == "audit-chronologies neglect"


def test_an_empty_cell_is_empty_in_every_kind(pack):
    row = thornshire.check(pack).rows["figures"][0]

    assert (row.text("definition") != "", row.text("comparator_label")) == (True, "")
    assert row.quantity("comparator") is None
    assert row.period("as_at") is None
    assert (row.day("as_at"), row.whole("value"), row.flag("unit")) == (None, None, None)
    assert thornshire.check(pack).rows["findings"][3].list("agencies") == ("council",)
    assert thornshire.check(pack).rows["priorities"][0].list("nothing") == ()
