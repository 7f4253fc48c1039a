"""What every picture keeps to, whatever it shows and however awkward its words."""

import re

import pytest

from sightline.core.drawing.canvas import NOTHING, WIDTH
from sightline.core.drawing.lettering import SMALLEST
from sightline.core.drawing.palette import contrast
from tests.core.drawing.reading import (
    backgrounds,
    colliding,
    elements,
    long_decimals,
    outside,
    root_of,
    sheet,
    words,
)
from tests.core.drawing.samples import CAPTION, DRAWN, EMPTY

_SHAPES = {"svg", "title", "desc", "rect", "path", "circle", "text"}
_BANNED = {"style", "class", "transform", "href", "filter"}


@pytest.fixture(params=DRAWN.values(), ids=DRAWN.keys(), scope="module")
def drawing(request):
    draw, label, count = request.param
    return draw(label, count)


def test_a_picture_is_named_and_described_for_those_who_do_not_see_it(drawing):
    root = root_of(drawing)

    named_by = root.get("aria-labelledby").split()

    assert root.get("role") == "img"
    assert named_by == ["picture-1-title", "picture-1-description"]
    assert [(child.get("id"), child.text) for child in root][:2] == [
        ("picture-1-title", CAPTION["title"]),
        ("picture-1-description", CAPTION["description"]),
    ]
    assert (drawing.title, drawing.description) == (CAPTION["title"], CAPTION["description"])


def test_a_picture_is_made_of_plain_shapes_and_presentation_attributes(drawing):
    every = list(root_of(drawing).iter())

    assert {element.tag.split("}")[1] for element in every} <= _SHAPES
    assert not _BANNED & {key for element in every for key in element.attrib}


def test_a_picture_fits_a_page_and_says_its_natural_size(drawing):
    root = root_of(drawing)

    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert 0 < sheet(drawing).width <= WIDTH
    assert long_decimals(drawing) == []


def test_all_words_lie_on_the_sheet_and_none_on_other_words(drawing):
    assert outside(drawing) == []
    assert colliding(drawing) == []


def test_all_words_are_large_enough_and_stand_out_from_what_is_beneath_them(drawing):
    faint = [each.text for each, fill in backgrounds(drawing) if contrast(each.colour, fill) < 4.5]

    assert faint == []
    assert min(each.size for each in words(drawing)) >= SMALLEST


def test_every_shape_lies_on_the_sheet(drawing):
    edge = sheet(drawing)

    for path in elements(drawing, "path"):
        numbers = [float(text) for text in re.findall(r"-?[\d.]+", path.get("d"))]
        assert all(-0.01 <= x <= edge.right + 0.01 for x in numbers[::2])
        assert all(-0.01 <= y <= edge.bottom + 0.01 for y in numbers[1::2])


@pytest.mark.parametrize("sample", DRAWN.values(), ids=DRAWN.keys())
def test_the_same_values_give_the_same_picture(sample):
    draw, label, count = sample

    assert draw(label, count) == draw(label, count)


@pytest.mark.parametrize("draw", EMPTY.values(), ids=EMPTY.keys())
def test_a_picture_of_nothing_says_so(draw):
    drawing = draw()

    assert [each.text for each in words(drawing)] == [NOTHING]
    assert root_of(drawing).get("aria-labelledby") == "picture-1-title picture-1-description"
