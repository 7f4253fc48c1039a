"""Control charts as drawn: what holds for every one, and what each part shows."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.control_charts import ChartKind, Measure, Rebase, analyse
from sightline.core.drawing import control_marks
from sightline.core.drawing.canvas import NOTHING, WIDTH
from sightline.core.drawing.control_chart import Comparator, control_chart
from sightline.core.drawing.lettering import SMALLEST
from sightline.core.drawing.palette import PAPER, contrast
from sightline.core.drawing.small_chart import small_chart
from sightline.core.figures import Direction
from tests.core.control_charts.series import charted
from tests.core.drawing.control_samples import ANALYSES, HIGH, RISEN, analysed, comparators
from tests.core.drawing.reading import (
    backgrounds,
    bare,
    colliding,
    elements,
    lettering,
    long_decimals,
    outside,
    root_of,
    sheet,
    words,
)
from tests.core.drawing.samples import AWKWARD, CAPTION

_SHAPES = {"svg", "title", "desc", "rect", "path", "circle", "text"}
_BANNED = {"style", "class", "transform", "href", "filter"}


def _draw(values=RISEN, drawn=None, **settings):
    return control_chart(**CAPTION, analysis=analysed(values, **HIGH | settings), **drawn or {})


def _whole(key):
    return control_chart(**CAPTION, analysis=ANALYSES[key])


def _beside(key, count, label="England"):
    analysis = ANALYSES[key]
    others = comparators(count, len(analysis.points), label)
    return control_chart(**CAPTION, analysis=analysis, comparators=others, own="Oxford" * 9)


DRAWN = {
    **{key: (_whole, key) for key in ANALYSES},
    "with twelve comparators": (_beside, "thirteen years", 12),
    "with six comparators": (_beside, "sixty months", 6, "Median of statistical neighbours"),
    **{f"beside {key}": (_beside, "one", 2, label) for key, label in AWKWARD.items()},
}


@pytest.fixture(params=DRAWN.values(), ids=DRAWN.keys(), scope="module")
def drawing(request):
    draw, *given = request.param
    return draw(*given)


def test_a_chart_is_named_and_made_of_plain_shapes(drawing):
    every = list(root_of(drawing).iter())

    assert root_of(drawing).get("aria-labelledby") == "picture-1-title picture-1-description"
    assert {element.tag.split("}")[1] for element in every} <= _SHAPES
    assert not _BANNED & {key for element in every for key in element.attrib}


def test_a_chart_fits_its_sheet(drawing):
    edge = sheet(drawing)

    assert 0 < edge.width <= WIDTH
    assert long_decimals(drawing) == []
    for path in elements(drawing, "path"):
        numbers = [float(text) for text in re.findall(r"-?[\d.]+", path.get("d"))]
        assert all(-0.01 <= x <= edge.right + 0.01 for x in numbers[::2])
        assert all(-0.01 <= y <= edge.bottom + 0.01 for y in numbers[1::2])


def test_the_words_of_a_chart_lie_on_the_sheet_and_none_on_others(drawing):
    assert outside(drawing) == []
    assert colliding(drawing) == []


def test_the_words_of_a_chart_can_be_read(drawing):
    faint = [each.text for each, fill in backgrounds(drawing) if contrast(each.colour, fill) < 4.5]

    assert faint == []
    assert min(each.size for each in words(drawing)) >= SMALLEST


@pytest.mark.parametrize("key", ANALYSES)
def test_a_small_chart_has_a_sheet_of_its_own_and_no_words(key):
    drawing = small_chart(**CAPTION, analysis=ANALYSES[key])

    edge = sheet(drawing)
    assert (edge.width, edge.height) == (160, 48)
    assert words(drawing) == []
    for path in elements(drawing, "path"):
        numbers = [float(text) for text in re.findall(r"-?[\d.]+", path.get("d"))]
        assert all(-0.01 <= x <= edge.right + 0.01 for x in numbers[::2])
        assert all(-0.01 <= y <= edge.bottom + 0.01 for y in numbers[1::2])


@pytest.mark.parametrize("draw", [control_chart, small_chart])
@pytest.mark.parametrize("values", [(), (None, None)], ids=["no points", "all missing"])
def test_a_chart_of_nothing_says_so(draw, values):
    drawing = draw(**CAPTION, analysis=analysed(values))

    assert [each.text for each in words(drawing)] == [NOTHING]


def test_every_line_is_named_at_its_end_with_its_value():
    drawn = {
        "places": 0,
        "comparators": (Comparator("England", (Decimal("64.0"),) * 20),),
        "unit": "Of all",
    }

    said = [each.text for each in words(_draw(target=75, drawn=drawn))]

    assert {"Latest 80%", "Mean 63.7%", "Upper limit 71.2%", "Lower limit 56.1%"} <= set(said)
    assert {"Target 75%", "England 64%", "Of all"} <= set(said)


def test_a_median_is_named_as_one():
    assert "Median4.5" in lettering(control_chart(**CAPTION, analysis=analysed([3, 5, 4, 6])))


def test_a_line_that_ends_early_says_when():
    others = (Comparator("England", (*[64.0] * 19, None)),)

    said = lettering(_draw([*RISEN[:-1], None], {"comparators": others}))

    assert bare("Latest 70.0% (Q19 2020/21)") in said
    assert bare("England 64.0% (Q19 2020/21)") in said


def test_a_comparator_of_which_nothing_is_known_is_not_named():
    assert "England" not in lettering(
        _draw(drawn={"comparators": (Comparator("England", (None,) * 20),)})
    )


def test_a_comparator_of_another_length_is_refused_by_name():
    with pytest.raises(ValueError, match="'England' has not one value a point"):
        _draw(drawn={"comparators": (Comparator("England", (1.0,)),)})


@pytest.mark.parametrize(
    ("key", "said"),
    [
        pytest.param("near a hundred", "Upper limit above 100%", id="above a hundred"),
        pytest.param("near nought", "Lower limit below 0%", id="below nought"),
    ],
)
def test_a_limit_that_no_percentage_can_reach_is_drawn_at_the_edge_and_says_so(key, said):
    drawing = _whole(key)

    marks = [
        float(each.text[:-1]) for each in words(drawing) if re.fullmatch(r"[\d.]+%", each.text)
    ]
    assert bare(said) in lettering(drawing)
    assert min(marks) >= 0
    assert max(marks) <= 100


def test_limits_that_fall_together_are_named_once():
    said = lettering(_whole("all the same"))

    assert "Bothlimits78.3%" in said
    assert "Upperlimit" not in said


def test_each_class_of_point_has_a_shape_of_its_own_and_is_in_the_key():
    better, worse = _draw(), control_chart(**CAPTION, analysis=ANALYSES["for the worse"])

    assert len(_filled(better, control_marks.IMPROVEMENT)) == 8 + 1
    assert len(_filled(better, control_marks.CONCERN)) == 12 + 1
    corners = {
        colour: len(_filled(better, colour)[0].get("d").split()) // 2
        for colour in (control_marks.IMPROVEMENT, control_marks.CONCERN)
    }
    assert corners == {control_marks.IMPROVEMENT: 5, control_marks.CONCERN: 5}
    assert _turns(better, control_marks.IMPROVEMENT) != _turns(better, control_marks.CONCERN)
    assert {"Improvement", "Concern"} <= {each.text for each in words(worse)}


def _filled(drawing, colour):
    return [path for path in elements(drawing, "path") if path.get("fill") == colour]


def _turns(drawing, colour):
    """The first mark's corners, from its own first corner."""
    numbers = [
        float(text) for text in re.findall(r"-?[\d.]+", _filled(drawing, colour)[0].get("d"))
    ]
    return [
        (round(x - numbers[0]), round(y - numbers[1]))
        for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    "colour",
    [control_marks.COMMON, control_marks.IMPROVEMENT, control_marks.CONCERN, control_marks.NEUTRAL],
)
def test_a_colour_too_pale_for_white_has_a_dark_edge(colour):
    drawings = [_draw(), _whole("sixty months"), _whole("no direction")]

    edges = {
        shape.get("stroke")
        for drawing in drawings
        for tag in ("path", "circle")
        for shape in elements(drawing, tag)
        if shape.get("fill") == colour
    }
    assert edges
    assert all(contrast(edge, PAPER) >= 3 for edge in edges)


def test_the_target_is_dashed_and_in_a_colour_that_can_be_read():
    (target,) = [
        path for path in elements(_draw(target=75), "path")
        if path.get("stroke") == control_marks.TARGET
    ]  # fmt: skip

    assert target.get("stroke-dasharray")
    assert contrast(control_marks.TARGET, PAPER) >= 4.5


def test_missing_points_are_gaps_marked_below_the_plot():
    drawing = _draw([*RISEN[:5], None, *RISEN[6:12], None])

    strokes = [path for path in elements(drawing, "path") if path.get("stroke-width") == "1.5"]
    lines = [path for path in strokes if len(path.get("d").split()) > 4]
    assert [len(path.get("d").split()) // 2 for path in lines] == [5, 6]
    assert "Missing" in lettering(drawing)


def test_lines_break_where_a_series_is_rebased_and_the_reason_stands_above():
    drawing = _draw(rebases=(Rebase(12, "A new system"),))

    assert bare("Re-based: A new system") in lettering(drawing)
    lines = [
        len(path.get("d").split()) // 2
        for path in elements(drawing, "path")
        if path.get("stroke-width") == "1.5" and path.get("fill") == "none"
    ]
    assert lines == [12, 8]


@pytest.mark.parametrize("count", [4, 8, 13, 20, 40, 60])
def test_the_last_period_is_always_named_and_the_others_at_even_steps(count):
    drawing = _draw([50 + n % 3 for n in range(count)], {"places": 0})

    named = [int(number) for number in re.findall(r"Q(\d+)(?=2020/21)", lettering(drawing))]
    named = [number for number in named if number <= count]
    steps = {after - before for before, after in pairwise(named)}
    assert named[-1] == count
    assert len(steps) == 1
    assert len(named) >= min(count, ceil(count / 12))


def test_a_point_stands_as_high_as_its_value_between_the_marks_of_the_side():
    drawing = _draw([60, 70, 65, 60], {"places": 0}, good=Direction.NEUTRAL)

    discs = [float(disc.get("cy")) for disc in elements(drawing, "circle")][:4]
    assert discs[2] == pytest.approx((discs[0] + discs[1]) / 2, abs=0.01)
    assert discs[0] == discs[3] > discs[1]


def test_a_value_is_written_halves_up():
    assert "Latest0.3%" in lettering(_draw([0.1, 0.25]))


def test_counts_have_no_percent_signs():
    drawing = control_chart(
        **CAPTION, analysis=analysed([1200, 1300], measure=Measure.COUNT), places=0
    )

    assert "%" not in lettering(drawing)
    assert "Latest1,300" in lettering(drawing)


@given(charted(), st.sampled_from(Measure), st.integers(0, 3))
def test_any_series_is_drawn_with_its_words_apart(case, measure, places):
    points, settings = case
    analysis = analyse(points, replace(settings, measure=measure, chart=_any_chart(points)))

    drawing = control_chart(**CAPTION, analysis=analysis, places=places)

    assert outside(drawing) == []
    assert colliding(drawing) == []
    assert "nan" not in drawing.svg


def _any_chart(points):
    """Those that any series can be drawn on, each in turn."""
    kinds = (ChartKind.INDIVIDUALS, ChartKind.RUN, ChartKind.ANNUAL)
    return kinds[len(points) % 3]
