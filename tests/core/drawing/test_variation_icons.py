"""The icons: each says in a letter, a sign and a title what its colour says."""

import pytest

from sightline.core.control_charts import Assurance, Variation
from sightline.core.drawing.palette import PAPER, contrast
from sightline.core.drawing.variation_icons import (
    ASSURANCE_WORDS,
    SIZE,
    VARIATION_WORDS,
    assurance_icon,
    variation_icon,
)
from tests.core.drawing.reading import elements, outside, root_of, sheet, words

VARIATION_ICONS = [variation_icon(name="icon", variation=each) for each in (*Variation, None)]
ASSURANCE_ICONS = [assurance_icon(name="icon", assurance=each) for each in (*Assurance, None)]
ICONS = [*VARIATION_ICONS, *ASSURANCE_ICONS]


def _ids(each):
    return each.title


@pytest.mark.parametrize(
    ("variation", "letters"),
    [
        (Variation.COMMON_CAUSE, []),
        (Variation.IMPROVING_HIGH, ["H"]),
        (Variation.IMPROVING_LOW, ["L"]),
        (Variation.CONCERNING_HIGH, ["H"]),
        (Variation.CONCERNING_LOW, ["L"]),
        (Variation.NEUTRAL_HIGH, []),
        (Variation.NEUTRAL_LOW, []),
        (None, []),
    ],
)
def test_a_special_cause_that_is_good_or_bad_has_a_letter(variation, letters):
    icon = variation_icon(name="icon", variation=variation)

    assert [each.text for each in words(icon)] == letters
    assert icon.title == VARIATION_WORDS[variation]


@pytest.mark.parametrize(
    ("assurance", "letters"),
    [
        (Assurance.PASS, ["P"]),
        (Assurance.FAIL, ["F"]),
        (Assurance.HIT_OR_MISS, ["?"]),
        (None, []),
    ],
)
def test_an_icon_of_assurance_is_a_letter(assurance, letters):
    icon = assurance_icon(name="icon", assurance=assurance)

    assert [each.text for each in words(icon)] == letters
    assert icon.title == ASSURANCE_WORDS[assurance]


@pytest.mark.parametrize("icons", [VARIATION_ICONS, ASSURANCE_ICONS], ids=["variation", "target"])
def test_no_two_icons_are_alike_without_their_colours(icons):
    assert len({_without_colours(icon) for icon in icons}) == len(icons)


def _without_colours(icon):
    return tuple(
        (shape.tag, shape.get("d"), shape.get("cx"), shape.get("cy"), shape.text)
        for tag in ("path", "circle", "text")
        for shape in elements(icon, tag)
    )


@pytest.mark.parametrize("icon", ICONS, ids=_ids)
def test_an_icon_is_small_named_and_edged_so_that_it_shows_on_white(icon):
    edge = elements(icon, "circle")[1]

    assert (sheet(icon).width, sheet(icon).height) == (SIZE, SIZE)
    assert root_of(icon).get("aria-labelledby") == "icon-title icon-description"
    assert contrast(edge.get("stroke"), PAPER) >= 3
    assert outside(icon) == []
