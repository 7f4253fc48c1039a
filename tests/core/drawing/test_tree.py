from itertools import combinations, count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.drawing.canvas import MARGIN, WIDTH
from sightline.core.drawing.tree import Node, tree_diagram
from sightline.core.drawing.tree_layout import layout, levels
from tests.core.drawing.reading import bare, boxes, lettering, meet, outside
from tests.core.drawing.samples import CAPTION

_LABELS = st.text(alphabet="abc WM<&-", max_size=40)
_SHAPES = st.recursive(
    st.just([]), lambda branches: st.lists(branches, min_size=1, max_size=6), max_leaves=25
)


@st.composite
def _trees(draw):
    keys = count()

    def node(shape):
        label, detail = draw(_LABELS), draw(_LABELS)
        return Node(str(next(keys)), label, detail, tuple(node(each) for each in shape))

    return node(draw(_SHAPES))


def _fan(size, *, label="Group"):
    return Node("top", "Board", "", tuple(Node(f"{n}", f"{label} {n}") for n in range(size)))


def _nodes(root):
    return [node for level in levels(root) for node in level]


def _draw(root):
    return tree_diagram(**CAPTION, root=root)


@given(_trees())
def test_no_two_boxes_of_a_tree_meet(root):
    drawn = boxes(_draw(root))

    assert len(drawn) == len(_nodes(root))
    assert not any(meet(one, other) for one, other in combinations(drawn, 2))


@given(_trees())
def test_all_boxes_and_words_of_a_tree_lie_on_the_sheet(root):
    drawing = _draw(root)

    assert outside(drawing) == []
    assert all(box.x >= MARGIN and box.right <= WIDTH - MARGIN + 0.02 for box in boxes(drawing))


@given(_trees())
def test_no_line_of_a_tree_runs_through_a_box(root):
    laid = layout(root)

    for corners in laid.lines:
        for (x1, y1), (x2, y2) in pairwise(corners):
            for box in laid.boxes.values():
                assert not (
                    min(x1, x2) < box.right - 0.05
                    and box.x + 0.05 < max(x1, x2)
                    and min(y1, y2) < box.bottom - 0.05
                    and box.y + 0.05 < max(y1, y2)
                )


@given(_trees())
def test_every_word_of_a_tree_is_written(root):
    wanted = "".join(bare(node.label + node.detail) for node in _nodes(root))

    assert sorted(lettering(_draw(root))) == sorted(wanted)


@pytest.mark.parametrize("size", [1, 2, 5], ids=["one", "two", "as many as fit"])
def test_a_narrow_tree_stands_below_its_top(size):
    laid = layout(_fan(size))

    assert {box.y for key, box in laid.boxes.items() if key != "top"} == {laid.boxes["0"].y}
    assert laid.boxes["0"].y > laid.boxes["top"].bottom


def test_a_broad_tree_stands_to_the_right_of_its_top():
    laid = layout(_fan(6))

    assert {box.x for key, box in laid.boxes.items() if key != "top"} == {laid.boxes["0"].x}
    assert laid.boxes["0"].x > laid.boxes["top"].right


def test_a_broad_and_deep_tree_becomes_an_indented_list():
    root = _fan(6)
    for depth in range(4):
        root = Node(f"above {depth}", "Group", "", (root,))

    laid = layout(root)

    assert laid.boxes["0"].x > laid.boxes["top"].x
    assert laid.boxes["0"].x < laid.boxes["top"].right


def test_a_tree_of_five_abreast_may_have_a_sixth_below():
    below = Node("below", "Area group")
    root = Node(
        "top",
        "Board",
        "",
        (Node("first", "One", "", (below, Node("b2", "Two"))), *_fan(4).children),
    )

    laid = layout(root)

    assert laid.boxes["below"].y > laid.boxes["first"].bottom


def test_a_parent_stands_over_the_middle_of_its_children():
    laid = layout(_fan(3))

    assert laid.boxes["top"].centre == pytest.approx(laid.boxes["1"].centre)


def test_two_boxes_with_one_key_are_refused():
    with pytest.raises(ValueError, match="share the key 'same'"):
        _draw(Node("top", "Board", "", (Node("same", "One"), Node("same", "Two"))))
