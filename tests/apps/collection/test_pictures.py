"""The picture of lateness says in words and numbers what its shades say, and stays within."""

import pytest

from sightline.apps.collection import pictures
from sightline.apps.collection.pictures import LatenessRow
from sightline.apps.collection.types import Standing, Timing
from tests.core.drawing import reading

QUARTERS = [f"202{year}/2{year + 1} Q{quarter}" for year in (3, 4, 5) for quarter in (1, 2, 3, 4)]
EVERY = (
    Standing(Timing.ON_TIME),
    Standing(Timing.LATE, 104),
    Standing(Timing.NOT_RECEIVED, 12),
    Standing(Timing.NOT_DUE),
    None,
)


def drawn(rows=None, quarters=QUARTERS[:5]):
    rows = [LatenessRow("Thornshire Police", EVERY)] if rows is None else rows
    return pictures.lateness(rows, quarters, "1 late.")


@pytest.mark.parametrize("words", ["Thornshire", "✓", "+104", "none", "…", "Not received"])
def test_each_timing_is_said_in_signs_and_not_by_shade_alone(words):
    assert reading.bare(words) in reading.lettering(drawn())


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (EVERY[0], "On time"),
        (EVERY[1], "104 days late"),
        (Standing(Timing.LATE, 1), "1 day late"),
        (EVERY[2], "Not received"),
        (EVERY[3], "Not due yet"),
        (None, "Not asked"),
    ],
)
def test_the_table_beside_it_says_the_same(standing, words):
    assert pictures.words(standing) == words


def test_without_a_return_it_says_that_there_is_nothing_yet():
    assert "Nothing to show yet" in drawn([], []).svg


def test_a_hostile_name_is_text():
    svg = drawn([LatenessRow("<script>x()</script>", EVERY)]).svg

    assert "<script" not in svg


def test_twelve_quarters_of_agencies_with_long_names_stay_within_and_apart():
    cells = (*EVERY, *EVERY, EVERY[1], EVERY[2])
    names = ("Thornshire and Marsh Integrated Care Board (return 2)", "Thornvale")

    picture = drawn([LatenessRow(name, cells) for name in names], QUARTERS)

    assert reading.outside(picture) == []
    assert reading.colliding(picture) == []
