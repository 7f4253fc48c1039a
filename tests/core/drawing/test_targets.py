from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.drawing.palette import BRAND, INK
from sightline.core.drawing.targets import TargetRow, progress_against_targets
from tests.core.drawing.reading import boxes, colliding, elements, lettering, outside
from tests.core.drawing.samples import CAPTION


def _row(value, target=None, comparator=None, standing="missed"):
    return TargetRow(
        "CAMHS in 12 weeks",
        Decimal(value),
        f"{value}%",
        None if target is None else Decimal(target),
        f"Target {target}%",
        None if comparator is None else Decimal(comparator),
        f"England {comparator}%",
        standing,
    )


def _draw(*rows):
    return progress_against_targets(**CAPTION, rows=rows)


def _ticks(drawing):
    ticks = [line for line in elements(drawing, "path") if line.get("stroke-width") == "3"]
    return [float(line.get("d")[1:].split()[0]) for line in ticks if line.get("stroke") == INK]


def test_the_bar_and_the_tick_are_on_one_scale_that_starts_from_nought():
    drawing = _draw(_row(40, target=80))

    bar, tick = boxes(drawing, fill=BRAND)[0], _ticks(drawing)[0]
    assert tick - bar.x == pytest.approx(2 * bar.width, abs=0.02)


def test_each_row_has_its_own_scale():
    drawing = _draw(_row(40, target=80), _row(4000, target=8000))

    first, second = boxes(drawing, fill=BRAND)[:2]
    assert first.width == second.width


@pytest.mark.parametrize(
    ("standing", "word"),
    [("met", "Met"), ("missed", "Missed"), ("no target", "Notarget")],
    ids=["met", "missed", "no target"],
)
def test_the_standing_is_said_in_a_word(standing, word):
    assert word in lettering(_draw(_row(40, comparator=50, standing=standing)))


def test_target_and_comparator_are_written_beside_their_marks():
    written = lettering(_draw(_row(40, target=75, comparator=46)))

    assert "Target75%" in written
    assert "England46%" in written


def test_a_value_with_nothing_beside_it_gets_words_in_place_of_a_bar():
    drawing = _draw(_row(40, standing="no target"))

    assert "Nothingtocompareitwith" in lettering(drawing)
    assert [bar.width for bar in boxes(drawing, fill=BRAND)] == [24]


def test_a_mark_without_words_is_drawn_without_them():
    silent = TargetRow("Label", Decimal(4), "4", Decimal(5), " ", None, "", "missed")

    drawing = _draw(silent)

    assert lettering(drawing) == "Label4MissedValueTarget"


def test_a_target_of_nought_is_drawn_at_the_start_of_the_scale():
    drawing = _draw(_row(0, target=0, standing="met"))

    assert _ticks(drawing)[0] == boxes(drawing, fill=BRAND)[0].x


@pytest.mark.parametrize(
    "row",
    [_row(-1), _row(1, target=-1), _row(1, comparator=-1)],
    ids=["value", "target", "comparator"],
)
def test_less_than_nothing_is_refused_by_name(row):
    with pytest.raises(ValueError, match="CAMHS in 12 weeks"):
        _draw(row)


_AMOUNTS = st.none() | st.integers(min_value=0, max_value=10**9)


@given(st.integers(min_value=0, max_value=10**9), _AMOUNTS, _AMOUNTS)
def test_words_below_a_bar_never_meet_however_close_their_marks(value, target, comparator):
    drawing = _draw(_row(value, target, comparator))

    assert colliding(drawing) == []
    assert outside(drawing) == []
