from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.drawing.links import LinkBox, linkage_diagram
from tests.core.drawing.reading import boxes, elements, lettering, meet, outside, words
from tests.core.drawing.samples import CAPTION

_WORDS = st.text(alphabet="abc WM<&-", max_size=60)
_LINKS = st.lists(st.builds(LinkBox, _WORDS, _WORDS), min_size=1, max_size=40)


def _draw(links, centre="The board"):
    return linkage_diagram(**CAPTION, centre=centre, links=links)


def _numbered(size):
    return [LinkBox(f"Body {n}") for n in range(size)]


@given(_LINKS, _WORDS)
def test_no_two_boxes_meet_and_all_words_lie_on_the_sheet(links, centre):
    drawing = _draw(links, centre)

    drawn = boxes(drawing)
    assert len(drawn) == len(links) + 1
    assert not any(meet(one, other) for one, other in combinations(drawn, 2))
    assert outside(drawing) == []


@pytest.mark.parametrize("size", [1, 3, 4, 9, 40])
def test_every_body_has_a_box_and_a_line_to_the_centre(size):
    drawing = _draw(_numbered(size))

    centre, linked = boxes(drawing)[0], boxes(drawing)[1:]
    lines = [line.get("d")[1:].split() for line in elements(drawing, "path")]
    assert len(lines) == size
    for line, box in zip(lines, linked, strict=True):
        assert float(line[0]) in {centre.x, centre.right}
        assert float(line[-2]) in {box.x, box.right}
        assert box.y <= float(line[-1]) <= box.bottom


def test_bodies_are_read_down_the_left_and_then_down_the_right():
    shown = [each.text for each in words(_draw(_numbered(6)))]

    assert shown == ["The board", *(f"Body {n}" for n in range(6))]


@pytest.mark.parametrize(("size", "columns"), [(1, 1), (3, 1), (4, 2), (40, 2)])
def test_a_few_bodies_stand_on_one_side_and_more_on_both(size, columns):
    linked = boxes(_draw(_numbered(size)))[1:]

    assert len({box.x for box in linked}) == columns


def test_what_links_a_body_is_written_in_its_box():
    drawing = _draw([LinkBox("Safeguarding Adults Board", "Two joint meetings a year")])

    assert "SafeguardingAdultsBoardTwojointmeetingsayear" in lettering(drawing)
