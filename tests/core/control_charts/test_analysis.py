"""All that a page shows of a series: icons, notes, and what is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from sightline.core.control_charts import (
    ChartKind,
    Measure,
    Point,
    Rebase,
    Settings,
    UnfitSeries,
    analyse,
    attributes,
    individuals,
    rare,
    run_chart,
)
from sightline.core.figures import Direction
from tests.core.control_charts import oracle
from tests.core.control_charts.series import RISEN, STEADY, charted, quarters

FALLEN = tuple(-value for value in RISEN)


@pytest.mark.parametrize(
    ("values", "good", "icon"),
    [
        pytest.param(STEADY, Direction.HIGHER, "common cause", id="steady"),
        pytest.param(RISEN, Direction.HIGHER, "improving high", id="risen the good way"),
        pytest.param(FALLEN, Direction.LOWER, "improving low", id="fallen the good way"),
        pytest.param(RISEN, Direction.LOWER, "concerning high", id="risen the bad way"),
        pytest.param(FALLEN, Direction.HIGHER, "concerning low", id="fallen the bad way"),
        pytest.param(RISEN, Direction.NEUTRAL, "neutral high", id="risen"),
        pytest.param(FALLEN, Direction.NEUTRAL, "neutral low", id="fallen"),
        pytest.param((*STEADY, 90, 79), Direction.HIGHER, "common cause", id="back again"),
        pytest.param((*STEADY, 90, None), Direction.HIGHER, "improving high", id="then missing"),
    ],
)
def test_the_icon_of_variation_is_that_of_the_latest_point_with_a_value(values, good, icon):
    assert str(analyse(quarters(values), Settings(good=good)).variation) == icon


@pytest.mark.parametrize(
    ("target", "good", "icon"),
    [
        pytest.param(95, Direction.HIGHER, "consistently failing", id="too high to reach"),
        pytest.param(95, Direction.LOWER, "consistently passing", id="far above what is allowed"),
        pytest.param(60, Direction.HIGHER, "consistently passing", id="always exceeded"),
        pytest.param(60, Direction.LOWER, "consistently failing", id="never so low"),
        pytest.param(80, Direction.HIGHER, "hit or miss", id="within"),
        pytest.param(95, Direction.NEUTRAL, "None", id="no direction is good"),
        pytest.param(None, Direction.HIGHER, "None", id="no target"),
    ],
)
def test_the_icon_of_assurance_is_by_the_side_of_the_limits_that_the_target_is_on(
    target, good, icon
):
    assert str(analyse(quarters(STEADY), Settings(good=good, target=target)).assurance) == icon


@pytest.mark.parametrize(
    ("values", "settings"),
    [
        pytest.param(STEADY[:9], {}, id="a run chart"),
        pytest.param((), {}, id="nothing"),
        pytest.param((*STEADY, 5), {"rebases": (Rebase(14, "New"),)}, id="one point re-based"),
    ],
)
def test_a_chart_without_limits_at_its_end_has_no_icons(values, settings):
    analysis = analyse(quarters(values), Settings(good=Direction.HIGHER, target=5, **settings))

    assert (analysis.variation, analysis.assurance) == (None, None)


@given(charted())
def test_the_icons_are_as_an_independent_reckoning_has_them(case):
    points, settings = case

    analysis = analyse(points, replace(settings, chart=ChartKind.INDIVIDUALS))

    *_, classes, assurance = oracle.chart(
        [point.value for point in points],
        str(settings.good),
        settings.target,
        settings.screen_outliers,
        settings.fix_after,
        [rebase.starts_with for rebase in settings.rebases],
    )
    if analysis.kind is ChartKind.INDIVIDUALS:
        assert (analysis.assurance and str(analysis.assurance)) == assurance
    latest = next((each for each in reversed(classes) if each is not None), None)
    if analysis.variation is not None:
        said = str(analysis.variation).split()
        assert (said[0], latest) in {
            ("common", "common cause"), ("improving", "improvement"), ("concerning", "concern"),
            ("neutral", f"neutral {said[-1]}"),
        }  # fmt: skip


@given(charted(most=20))
def test_every_series_gets_a_chart_a_reason_and_a_sentence(case):
    analysis = analyse(*case)

    assert analysis.reason.endswith(".")
    assert analysis.sentence[0].isupper()
    assert analysis.sentence.endswith(".")
    for column in (analysis.charted.values, analysis.charted.limits, analysis.charted.marks):
        assert len(column) == len(analysis.points)


def test_the_notes_say_how_the_chart_was_made():
    settings = Settings(fix_after=4, screen_outliers=True, rebases=(Rebase(14, "A new system"),))

    analysis = analyse(quarters([*STEADY, None, *STEADY]), settings)

    assert analysis.notes == (
        "Limits are the mean and 2.66 mean moving ranges.",
        "Large moving ranges, of 3.267 times their mean or more, are left out.",
        "The line and limits are fixed on the first 4 points.",
        "Re-based with Q3 2024/25: A new system.",
        "The limits from Q1 2021/22 rest on 4 points and may yet move: 12 are needed.",
        "The limits from Q3 2024/25 rest on 4 points and may yet move: 12 are needed.",
        "1 figure is missing, and left as a gap.",
    )


def test_the_usual_chart_says_that_large_ranges_are_kept():
    analysis = analyse(quarters(STEADY), Settings())

    assert analysis.notes[1].endswith("are not left out.")


def test_a_corrected_chart_is_named_as_such_and_says_how_much_wider_it_is():
    cases = [
        (40 * size, 100 * size) if size % 2 else (60 * size, 100 * size) for size in range(5, 25)
    ]

    analysis = analyse(quarters(cases), Settings(measure=Measure.PERCENT))

    assert analysis.kind is ChartKind.CORRECTED_PROPORTIONS
    assert analysis.reason.startswith("Drawn as a p′ chart: the numbers")
    assert f"limits {analysis.charted.spread:.1f} times as wide" in analysis.reason


@pytest.mark.parametrize(
    ("rebase", "firsts"),
    [
        pytest.param(Rebase(3, "New"), [0, 3], id="by index"),
        pytest.param(Rebase(date(2021, 12, 31), "New"), [0, 2], id="by the day a point ends"),
        pytest.param(Rebase(date(2021, 10, 1), "New"), [0, 2], id="by a day within a period"),
        pytest.param(Rebase(date(2020, 1, 1), "New"), [0], id="before all"),
        pytest.param(Rebase(date(2021, 6, 30), "New"), [0], id="with the first"),
        pytest.param(Rebase(date(2030, 1, 1), "New"), [0], id="after all"),
    ],
)
def test_a_rebase_starts_a_segment_with_its_point(rebase, firsts):
    analysis = analyse(quarters(STEADY), Settings(rebases=(rebase,)))

    assert [part.first for part in analysis.charted.segments] == firsts


def test_two_rebases_at_one_point_make_one_segment_with_both_reasons():
    rebases = (Rebase(3, "A new system"), Rebase(date(2022, 3, 31), "a new team"))

    analysis = analyse(quarters(STEADY), Settings(rebases=rebases))

    assert [part.reason for part in analysis.charted.segments] == ["", "A new system; a new team"]


def _point(value=5, numerator=None, denominator=None):
    return Point("Q1 2021/22", date(2021, 6, 30), value, numerator, denominator)


@pytest.mark.parametrize(
    ("points", "settings", "message"),
    [
        pytest.param(
            (_point(), Point("Q4 2020/21", date(2021, 3, 31), 1)), {},
            "'Q4 2020/21' comes after 'Q1 2021/22' but ends before it", id="out of order",
        ),
        pytest.param((_point(float("nan")),), {}, "'Q1 2021/22' has nan", id="no number"),
        pytest.param((_point(float("-inf")),), {}, "'Q1 2021/22' has -inf", id="infinite"),
        pytest.param((_point(Decimal("sNaN")),), {}, "has Decimal..sNaN", id="no decimal"),
        pytest.param((_point(Decimal("1E+999999")),), {}, "has Decimal", id="too large to write"),
        pytest.param((_point(Decimal("1E-999999")),), {}, "has Decimal", id="too small to write"),
        pytest.param((_point(10**16),), {}, "has 10000000000000000", id="larger than any"),
        pytest.param((_point("5"),), {}, "has '5'", id="text"),
        pytest.param((_point(True),), {}, "has True", id="a yes"),
        pytest.param((_point(5, 1, float("nan")),), {}, "has nan", id="a denominator"),
        pytest.param((_point(),), {"target": float("inf")}, "the target has inf", id="target"),
        pytest.param((_point(),), {"fix_after": 1}, "fixed after 1 points", id="fixed on one"),
        pytest.param(
            quarters([1, 2, 3]), {"rebases": (Rebase(0, "New"),)},
            "a re-base starts with point 0, but the points after the first are 1 to 2",
            id="re-based with the first",
        ),
        pytest.param(
            quarters([1, 2, 3]), {"rebases": (Rebase(3, "New"),)}, "starts with point 3",
            id="re-based after the last",
        ),
        pytest.param(
            quarters([1, 2, 3]), {"rebases": (Rebase(1, "  "),)}, "has no reason: give one",
            id="re-based without a reason",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_charted_is_refused_by_its_place(points, settings, message):
    with pytest.raises(UnfitSeries, match=message):
        analyse(points, Settings(**settings))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        pytest.param((*RISEN, None), "improvement", id="the last with a value"),
        pytest.param((), "None", id="no point"),
        pytest.param((None,), "None", id="no value"),
    ],
)
def test_the_mark_of_the_latest_point_is_at_hand(values, kind):
    mark = analyse(quarters(values), Settings(good=Direction.HIGHER)).latest_mark

    assert str(mark and mark.kind) == kind


@pytest.mark.parametrize(
    "draw",
    [
        individuals.chart, attributes.proportions, attributes.rates, rare.cases, rare.days,
        run_chart.chart, run_chart.line,
    ],
)  # fmt: skip
def test_a_series_of_no_points_is_an_empty_chart_of_any_kind(draw):
    charted_nothing = draw((), Settings(measure=Measure.PERCENT))

    assert charted_nothing.values == charted_nothing.marks == charted_nothing.limits == ()
