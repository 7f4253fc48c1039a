"""What cannot be proved does not leave: a solver that gives up, or that is wrong, hides more."""

import pytest

from sightline.core.disclosure import suppressing
from sightline.core.disclosure.auditing import Demand, is_excluded_by_rule
from sightline.core.disclosure.knowledge import Rule
from sightline.core.disclosure.moving import Mover, NotDecided
from sightline.core.disclosure.profiles import CHILDREN_IN_NEED
from sightline.core.disclosure.protecting import Why, protect
from sightline.core.disclosure.splitting import parts_of
from sightline.core.disclosure.tables import (
    Cell,
    Derived,
    Page,
    Standing,
    Sum,
    percentage,
)

ROW = Page(
    (Cell("a", 3), Cell("b", 20), Cell("none", 0), Cell("c", 30), Cell("all", 53)),
    (Sum("all", ("a", "b", "none", "c")),),
    (percentage("share", "c", "all", 1),),
)
APART = Page((*ROW.cells, Cell("elsewhere", 400)), ROW.sums, ROW.derived)


def texts(protected):
    return {key: number.text for key, number in protected.numbers.items()}


def refused(page=APART):
    protected = protect(page, CHILDREN_IN_NEED)
    assert not protected.is_proved
    assert "could not be shown" in protected.footnotes[-1]
    return protected


def test_a_page_that_is_too_large_hides_all_that_hangs_together(monkeypatch):
    monkeypatch.setattr(suppressing, "MOST_SOLVES", 0)

    protected = refused()

    assert texts(protected) == {
        "a": "c", "b": "c", "none": "0", "c": "c", "all": "c", "elsewhere": "400", "share": "c",
    }  # fmt: skip
    assert protected["b"].why is Why.NOT_PROVED


def test_a_solver_that_gives_up_hides_all(monkeypatch):
    def gives_up(mover):
        raise NotDecided("the solver stopped")

    monkeypatch.setattr(Mover, "_solved", gives_up)

    assert texts(refused())["all"] == "c"


def test_a_solver_that_finds_tables_that_do_not_add_up_is_not_believed(monkeypatch):
    right = Mover._steps

    def wrong(mover, values):
        steps = right(mover, values)
        steps[mover.place["all"]] += 1
        return steps

    monkeypatch.setattr(Mover, "_steps", wrong)

    assert texts(refused())["all"] == "c"


def test_a_solver_that_finds_no_way_where_there_is_one_is_not_believed(monkeypatch):
    monkeypatch.setattr(Mover, "move", lambda mover, key, step: None)

    refused()


def test_a_percentage_that_is_known_already_is_reckoned_with():
    cells = (Cell("late", 3), Cell("all", 16))
    share = Derived("share", (("late", 1),), (("all", 1),), 100, 1, is_published=True)

    protected = protect(Page(cells, derived=(share,)), CHILDREN_IN_NEED)

    assert not protected.is_proved or protected["all"].is_hidden


@pytest.mark.parametrize(
    ("key", "value", "excluded"),
    [
        ("all", 1, True),  # two hidden numbers, neither of them nought
        ("all", 2, False),
        ("a", 5, False),  # the total may be larger than five, for who only reads
    ],
)
def test_the_rule_itself_excludes_a_total_smaller_than_its_parts(key, value, excluded):
    page = Page((Cell("a", 1), Cell("b", 1), Cell("all", 2)), (Sum("all", ("a", "b")),))

    found = is_excluded_by_rule(Rule(page, CHILDREN_IN_NEED), Demand(key, value))

    assert found == excluded


def test_parts_that_share_nothing_are_protected_apart():
    cells = tuple(Cell(key, 8) for key in "abcde")
    page = Page(
        (*cells, Cell("ab", 16)), (Sum("ab", ("a", "b")),), (percentage("share", "c", "d", 1),)
    )

    assert [sorted(part.by_key) for part in parts_of(page)] == [["a", "ab", "b"], ["c", "d"], ["e"]]


def test_the_solver_says_nothing_on_the_console(capfd):
    protect(ROW, CHILDREN_IN_NEED)

    assert capfd.readouterr() == ("", "")


def test_what_was_hidden_elsewhere_is_hidden_here_and_protected_too():
    cells = (
        Cell("before", 30, standing=Standing.WITHHELD), Cell("step", 40), Cell("now", 70),
    )  # fmt: skip
    protected = protect(Page(cells, (Sum("now", ("before", "step")),)), CHILDREN_IN_NEED)

    assert protected["before"].text == "c"
    assert "c" in (protected["step"].text, protected["now"].text)
