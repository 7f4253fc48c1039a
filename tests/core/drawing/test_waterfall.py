import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.drawing.palette import BRAND, PAPER
from sightline.core.drawing.waterfall import Step, StepGroup, steps
from tests.core.drawing.reading import boxes, elements, lettering
from tests.core.drawing.samples import CAPTION

_MONEY = StepGroup(
    "The year",
    (
        Step("Income", 430, "£430", "total"),
        Step("Draw on reserves", 15, "+£15"),
        Step("Spending", 445, "£445", "total"),
    ),
)
_RESERVES = StepGroup(
    "Reserves",
    (
        Step("Before", 78, "£78", "total"),
        Step("Draw on reserves", -15, "−£15"),
        Step("After", 63, "£63", "total"),
    ),
)


def _totals(drawing):
    return boxes(drawing, fill=BRAND)


def _changes(drawing):
    return boxes(drawing, fill=PAPER, stroke=BRAND)


def test_a_change_starts_where_the_total_before_it_ends_and_leads_to_the_next():
    drawing = steps(**CAPTION, groups=[_MONEY])

    income, spending = _totals(drawing)
    (draw,) = _changes(drawing)
    assert draw.x == pytest.approx(income.right, abs=0.02)
    assert draw.right == pytest.approx(spending.right, abs=0.02)


def test_a_fall_ends_where_the_next_total_ends():
    drawing = steps(**CAPTION, groups=[_RESERVES])

    before, after = _totals(drawing)
    (draw,) = _changes(drawing)
    assert draw.right == pytest.approx(before.right, abs=0.02)
    assert draw.x == pytest.approx(after.right, abs=0.02)


def test_all_groups_share_one_scale():
    drawing = steps(**CAPTION, groups=[_MONEY, _RESERVES])

    income, _, before, _ = _totals(drawing)
    assert before.width / income.width == pytest.approx(78 / 430, abs=0.001)
    assert len({round(change.width, 1) for change in _changes(drawing)}) == 1


def test_every_step_is_written_with_its_label_and_value_in_order():
    drawing = steps(**CAPTION, groups=[_RESERVES])

    assert lettering(drawing) == "ReservesBefore£78Drawonreserves−£15After£63"


def test_a_fall_below_nothing_crosses_the_line_of_nought():
    overdrawn = StepGroup("", (Step("Before", 7, "£7", "total"), Step("Draw", -15, "−£15")))

    drawing = steps(**CAPTION, groups=[overdrawn])

    (before,), (draw,) = _totals(drawing), _changes(drawing)
    assert draw.x < before.x < draw.right == pytest.approx(before.right, abs=0.02)


def test_a_step_of_nothing_has_no_bar_and_keeps_its_thread():
    still = StepGroup("", (Step("Before", 7, "£7", "total"), Step("Draw", 0, "£0")))

    drawing = steps(**CAPTION, groups=[still])

    dashed = [line for line in elements(drawing, "path") if line.get("stroke-dasharray")]
    assert _changes(drawing) == []
    assert len(dashed) == 1


def test_steps_that_are_all_nothing_make_a_picture_too():
    drawing = steps(**CAPTION, groups=[StepGroup("", (Step("Before", 0, "£0", "total"),))])

    assert lettering(drawing) == "Before£0"


@given(st.lists(st.integers(min_value=-(10**15), max_value=10**15), min_size=1, max_size=12))
def test_whatever_the_steps_every_bar_stays_beside_the_labels(amounts):
    group = StepGroup("", tuple(Step("Step", amount, "£1") for amount in amounts))

    drawing = steps(**CAPTION, groups=[group])

    assert all(232 <= bar.x <= bar.right <= 720 for bar in _changes(drawing))
