"""`make check-published`: each figure beside the published one, and an error where one differs."""

import re
import shutil

import pytest

from sightline.cli.serving import published_pack
from sightline.exchange.thornshire.checking import __main__ as command
from sightline.exchange.thornshire.checking.comparing import COUNTED_AS, compare
from sightline.exchange.thornshire.checking.counting import (
    UncleanReturn,
    count_returns,
    whole,
)
from sightline.exchange.thornshire.published import YEARS, published
from sightline.exchange.thornshire.retelling.retelling import write_pack

# Of this year, so that no earlier file tells of it, and without an end.
OPEN_PLAN = re.compile(r"<CPPstartDate>(2019-0[4-9]|2019-1|2020).{1,5}</CPPstartDate>\n<Initial")


@pytest.fixture(scope="module")
def retold(tmp_path_factory):
    return write_pack(published_pack(), tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="module")
def counted(returns):
    return count_returns(returns)


@pytest.fixture(scope="module")
def lines(counted, retold):
    return compare(counted, published_pack(), retold)


def test_every_figure_comes_out_as_published(lines):
    assert [line for line in lines if not line.agrees] == []


def test_every_published_figure_of_every_year_is_looked_at(lines):
    looked_at = {(line.figure, line.when) for line in lines}
    expected = {
        (figure.title, f"{year - 1}/{year % 100}")
        for figure in published().values()
        for year in YEARS
    }
    assert expected <= looked_at
    assert len(lines) == 147


def test_a_child_left_out_of_a_return_is_seen(returns, retold, tmp_path):
    folder = shutil.copytree(returns[0].census.parent, tmp_path / "returns")
    last = folder / returns[-1].census.name
    text = last.read_text(encoding="utf-8")
    child = next(
        child
        for child in re.findall(r"<Child>.*?</Child>\n", text, re.DOTALL)
        if OPEN_PLAN.search(child)
    )
    last.write_text(text.replace(child, "", 1), encoding="utf-8")

    lines = compare(count_returns(_at(returns, folder)), published_pack(), retold)

    different = {line.figure for line in lines if not line.agrees}
    assert "Child protection plans at 31 March" in different
    assert "Child protection plans started in the year" in different


def test_a_return_with_a_fault_is_not_counted(returns, tmp_path):
    folder = shutil.copytree(returns[0].census.parent, tmp_path / "returns")
    first = folder / returns[0].census.name
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("<Ethnicity>WBRI", "<Ethnicity>XXXX", 1), encoding="utf-8")

    with pytest.raises(UncleanReturn, match="Ethnicity"):
        count_returns(_at(returns, folder))


def test_a_pack_of_which_one_figure_was_changed_is_seen(counted, retold, tmp_path):
    changed = shutil.copytree(retold, tmp_path / "pack")
    figures = changed / "figures.csv"
    figures.write_text(figures.read_text(encoding="utf-8").replace('"1,862"', '"1,863"'))

    lines = compare(counted, published_pack(), changed)

    assert [line.figure for line in lines if not line.agrees] == ["Early help assessments"]


def test_the_table_marks_what_differs_and_the_command_fails(monkeypatch, capsys, lines):
    wrong = lines[0].__class__(**{**vars(lines[0]), "found": "688", "agrees": False})
    monkeypatch.setattr(command, "count_returns", lambda returns: {})
    monkeypatch.setattr(command, "write_returns", lambda folder: ())
    monkeypatch.setattr(command, "compare", lambda *given: (wrong, *lines[1:]))

    assert command.main() == 1

    told = capsys.readouterr()
    assert re.search(r"^DIFFERENT +Child protection plans .* 687 +688$", told.out, re.MULTILINE)
    assert "1 of 147 figures differ" in told.err


def test_the_rest_of_what_is_counted_is_likely(counted):
    last = counted[YEARS[-1]]
    for indicator, least, most in (
        ("assessments-within-45-working-days", 80, 92),
        ("plans-for-neglect", 60, 65),
        ("plans-ended-after-two-years", 3, 10),
        ("three-or-more-placements", 6, 16),
        ("same-placement-two-years", 50, 80),
        ("placed-twenty-miles-or-more-from-home", 8, 25),
        ("unaccompanied-children-looked-after", 30, 110),
        ("children-missing-from-care", 40, 160),
    ):
        assert least <= whole(last, indicator)["value"] <= most, indicator


def test_every_figure_is_counted_by_a_definition_that_held_then(counted):
    known = {each.definition.key for each in counted[2018].indicators}
    assert {indicator for indicator, _ in COUNTED_AS.values()} <= known


def _at(returns, folder):
    """The same returns in another place."""
    moved = returns[0].census.parent
    return [
        each.__class__(
            each.year,
            folder / each.census.relative_to(moved),
            folder / each.looked_after.relative_to(moved),
        )
        for each in returns
    ]
