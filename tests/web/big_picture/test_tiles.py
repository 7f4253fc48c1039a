"""What the tiles say, from plain values."""

from decimal import Decimal

import pytest

from sightline.apps.followups.types import Due
from sightline.core.figures import Basis, Direction, Figure
from sightline.core.quantities import Quantity
from sightline.web.big_picture import tiles
from sightline.web.big_picture.tiles import DueLine


def a_figure(key, amount, *, good=Direction.HIGHER, target=""):
    return Figure(
        key=key,
        label=key.capitalize(),
        quantity=Quantity(Decimal(amount), "children"),
        basis=Basis.DECLARED,
        definition="",
        source="",
        room="indicators",
        good=good,
        target=target,
    )


def missed(figure, aim):
    figures = {"seen": figure, "aim": a_figure("aim", aim)}
    return [(each.label, each.value, each.target) for each in tiles.target_tile(figures).missed]


def a_line(title, due):
    return due, DueLine(title, due.value, "", "", "")


@pytest.mark.parametrize(
    ("good", "amount", "off"),
    [
        pytest.param(Direction.HIGHER, 40, True, id="too-low"),
        pytest.param(Direction.HIGHER, 75, False, id="reached"),
        pytest.param(Direction.LOWER, 40, False, id="low-is-good"),
        pytest.param(Direction.LOWER, 80, True, id="too-high"),
        pytest.param(Direction.NEUTRAL, 40, False, id="no-direction-is-good"),
    ],
)
def test_a_figure_is_off_target_by_its_own_direction(good, amount, off):
    found = missed(a_figure("seen", amount, good=good, target="aim"), 75)

    assert found == ([("Seen", str(amount), "75")] if off else [])


def test_figures_without_a_target_are_not_counted():
    figures = {"seen": a_figure("seen", 40), "lost": a_figure("lost", 1, target="gone")}

    assert tiles.target_tile(figures) == tiles.TargetTile((), 0)


def test_what_is_late_stands_first_and_what_is_closed_nowhere():
    tile = tiles.due_tile(
        [
            a_line("later", Due.LATER),
            a_line("dateless", Due.NO_DATE),
            a_line("done", Due.CLOSED),
            a_line("late", Due.OVERDUE),
            a_line("soon", Due.SOON),
        ]
    )

    assert [line.title for line in tile.lines] == ["late", "soon", "dateless", "later"]
    assert tile.counts == ((1, "overdue"), (1, "due soon"), (1, "with no date"), (1, "due later"))
    assert tile.total == 4


def test_only_the_first_few_that_are_due_are_named():
    tile = tiles.due_tile([a_line(str(place), Due.SOON) for place in range(9)])

    assert (len(tile.lines), tile.total) == (tiles.MOST_DUE, 9)
