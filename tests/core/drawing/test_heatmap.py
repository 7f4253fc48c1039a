from itertools import pairwise

import pytest

from sightline.core.drawing.canvas import WIDTH
from sightline.core.drawing.heatmap import MapCell, MapGroup, MapRow, matrix_map
from sightline.core.drawing.palette import GREY, LEVELS
from tests.core.drawing.reading import boxes, colliding, elements, lettering, meet, outside, words
from tests.core.drawing.samples import CAPTION

_STREAMS = ["Audits", "Data", "Assessments", "Escalated issues", "Case reviews"]


def _draw(*cells, columns=None):
    columns = columns or _STREAMS[: len(cells)]
    groups = [MapGroup("Practice", (MapRow("Neglect", cells),))]
    return matrix_map(**CAPTION, columns=columns, groups=groups)


def _cells(drawing):
    """The cells of the map without those of the key, which are smaller."""
    return [box for box in boxes(drawing, stroke=GREY) if box.height > 16]


def _fills(drawing):
    rects = [rect for rect in elements(drawing, "rect") if rect.get("stroke") == GREY]
    return [rect.get("fill") for rect in rects if float(rect.get("height")) > 16]


def test_each_level_has_its_shade():
    drawing = _draw(*(MapCell("3", level) for level in range(4)))

    assert _fills(drawing) == list(LEVELS)


def test_the_level_can_be_counted_in_bars_without_seeing_the_shade():
    drawing = _draw(*(MapCell("3", level) for level in range(4)))

    bars = [box for box in boxes(drawing) if box.width == 2.5]
    assert [sum(meet(cell, bar) for bar in bars) for cell in _cells(drawing)] == [0, 1, 2, 3]


def test_a_cell_shows_its_count_and_its_strengths_apart():
    drawing = _draw(MapCell("12", 2, strengths=3), MapCell("1", 1))

    shown = [each.text for each in words(drawing)]
    assert [text for text in shown if text in {"12", "+3", "1", "+0"}] == ["12", "+3", "1"]


def test_an_empty_cell_shows_a_middle_dot_and_the_key_says_what_it_means():
    drawing = _draw(MapCell("", 0))

    shown = [each.text for each in words(drawing)]
    assert shown.count("·") == 2
    assert "No finding of concern" in shown


def test_older_cells_are_paler_and_carry_a_mark():
    drawing = _draw(MapCell("3", 3), MapCell("3", 3, "ageing"), MapCell("3", 3, "old"))

    fresh, ageing, old = _fills(drawing)
    assert fresh < ageing < old
    corners = [mark.get("fill") for mark in elements(drawing, "path")]
    assert corners[:2] == ["#ffffff", "#0b0c0c"]
    assert "Latestfindingover24monthsold" in lettering(drawing)


def test_the_key_explains_only_what_the_map_shows():
    written = lettering(_draw(MapCell("3", 3)))

    assert "LeastevidenceMoreMost" in written
    assert "months" not in written
    assert "strength" not in written


def test_groups_keep_their_order_and_an_empty_group_is_left_out():
    row = MapRow("Neglect", (MapCell("1", 1),))
    groups = [MapGroup("Systems", (row,)), MapGroup("Nobody", ()), MapGroup("Practice", (row,))]

    written = lettering(matrix_map(**CAPTION, columns=["Audits"], groups=groups))

    assert "AuditsSystemsNeglect1PracticeNeglect1" in written
    assert "Nobody" not in written


@pytest.mark.parametrize("columns", range(1, 13))
def test_cells_never_meet_and_never_leave_the_sheet(columns):
    cells = (MapCell("1,234", 3, "old", strengths=56), MapCell("88", 1), MapCell("", 0, "fresh", 1))

    drawing = _draw(*(cells * 4)[:columns], columns=["Case reviews"] * columns)

    placed = _cells(drawing)
    assert len(placed) == columns
    assert not any(meet(one, other) for one, other in pairwise(placed))
    assert placed[-1].right <= WIDTH
    assert colliding(drawing) == outside(drawing) == []


def test_a_row_with_a_cell_too_few_is_refused_by_name():
    with pytest.raises(ValueError, match="'Neglect' has 1 cells where the map has 2 columns"):
        _draw(MapCell("1", 1), columns=["Audits", "Data"])


def test_more_columns_than_can_be_read_are_refused():
    with pytest.raises(ValueError, match="draw two smaller ones"):
        _draw(*[MapCell("1", 1)] * 13, columns=["Audits"] * 13)
