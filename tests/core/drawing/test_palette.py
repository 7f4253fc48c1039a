from itertools import pairwise

import pytest

from sightline.core.drawing.map_cells import MapCell, fill_of
from sightline.core.drawing.palette import (
    BRAND,
    DEEP,
    GREY,
    INK,
    LEVELS,
    PAPER,
    TRACK,
    contrast,
    faded,
    luminance,
    readable_on,
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("#000000", "#ffffff", 21, id="black on white"),
        pytest.param("#ffffff", "#ffffff", 1, id="the same colour"),
        pytest.param("#777777", "#ffffff", 4.48, id="the grey that just fails"),
    ],
)
def test_contrast_is_counted_as_in_the_accessibility_guidelines(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


def test_contrast_does_not_ask_which_colour_is_in_front():
    assert contrast(BRAND, PAPER) == contrast(PAPER, BRAND)


@pytest.mark.parametrize("surface", [PAPER, TRACK], ids=["paper", "track"])
@pytest.mark.parametrize("colour", [INK, GREY], ids=["ink", "grey"])
def test_words_can_be_read_on_every_plain_surface(colour, surface):
    assert contrast(colour, surface) >= 4.5


@pytest.mark.parametrize("colour", [BRAND, DEEP, GREY, INK], ids=["brand", "deep", "grey", "ink"])
@pytest.mark.parametrize("surface", [PAPER, TRACK], ids=["paper", "track"])
def test_marks_stand_out_from_every_plain_surface(colour, surface):
    assert contrast(colour, surface) >= 3


def test_each_level_is_darker_than_the_one_before_even_without_colour():
    shades = [luminance(level) for level in LEVELS]

    assert shades == sorted(shades, reverse=True)
    assert min(contrast(one, other) for one, other in pairwise(LEVELS[1:])) >= 1.6
    assert contrast(*LEVELS[:2]) >= 1.2


@pytest.mark.parametrize("stale", ["fresh", "ageing", "old"])
@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_a_count_can_be_read_in_a_cell_of_any_level_and_age(level, stale):
    fill = fill_of(MapCell("3", level, stale))

    assert contrast(readable_on(fill), fill) >= 4.5


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(0, "#1d70b8", id="not at all"),
        pytest.param(0.5, "#8eb8dc", id="half"),
        pytest.param(1, "#ffffff", id="wholly"),
    ],
)
def test_fading_moves_a_colour_towards_white(share, expected):
    assert faded("#1d70b8", share) == expected
