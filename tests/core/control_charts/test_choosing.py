"""Which chart each kind of series gets, and what is said of it."""

import pytest

from sightline.core.control_charts import (
    ChartKind,
    Frequency,
    Measure,
    Point,
    Settings,
    UnfitSeries,
    analyse,
)
from sightline.core.control_charts.choosing import choose
from tests.core.control_charts.series import STEADY, quarters

SHARES = tuple((70 + n % 3, 100) for n in range(12))
UNSTEADY = tuple((35, 50) if n % 2 else (140, 200) for n in range(12))


def _rates(populations, above=40):
    return tuple(
        Point(point.label, point.ends_on, 5, above, population)
        for point, population in zip(quarters(populations), populations, strict=True)
    )


@pytest.mark.parametrize(
    ("points", "settings", "kind", "reason"),
    [
        pytest.param(
            (), {}, ChartKind.EMPTY, "Not drawn: there is no figure yet.", id="no points"
        ),
        pytest.param(
            quarters([None, None]), {}, ChartKind.EMPTY, "Not drawn: there is no figure yet.",
            id="nothing but missing points",
        ),
        pytest.param(
            quarters(STEADY[:9]), {}, ChartKind.RUN,
            "Drawn as a run chart: 9 points, and limits need 12.", id="nine points",
        ),
        pytest.param(
            quarters([7]), {}, ChartKind.RUN, "Drawn as a run chart: 1 point, and limits need 12.",
            id="one point",
        ),
        pytest.param(
            quarters([*STEADY[:11], None, None]), {}, ChartKind.RUN,
            "Drawn as a run chart: 11 points, and limits need 12.",
            id="missing points are no points",
        ),
        pytest.param(
            quarters(STEADY[:12]), {}, ChartKind.INDIVIDUALS, "Drawn as an XmR chart: 12 points.",
            id="twelve points",
        ),
        pytest.param(
            quarters(STEADY), {"frequency": Frequency.ANNUAL}, ChartKind.ANNUAL,
            "Drawn as a line without limits: with one figure a year, limits would rest on years "
            "that are no longer alike.",
            id="a year each",
        ),
        pytest.param(
            quarters([8, 2] * 6), {"measure": Measure.COUNT}, ChartKind.INDIVIDUALS,
            "Drawn as an XmR chart: 12 points.", id="five counted on average",
        ),
        pytest.param(
            quarters([7, 2] * 6), {"measure": Measure.COUNT}, ChartKind.RUN,
            "Drawn as a run chart: fewer than 5 a quarter are counted on average, and limits need "
            "more; a chart of the days between events may say more.",
            id="fewer than five counted on average",
        ),
        pytest.param(
            quarters([0] * 14), {"measure": Measure.COUNT, "frequency": Frequency.MONTHLY},
            ChartKind.RUN,
            "Drawn as a run chart: fewer than 5 a month are counted on average, and limits need "
            "more; a chart of the days between events may say more.",
            id="none ever counted",
        ),
        pytest.param(
            quarters([0.5] * 14), {"measure": Measure.DAYS}, ChartKind.INDIVIDUALS,
            "Drawn as an XmR chart: 14 points.", id="a small measurement is no small count",
        ),
        pytest.param(
            quarters(SHARES), {"measure": Measure.PERCENT}, ChartKind.INDIVIDUALS,
            "Drawn as an XmR chart: 12 points, and the numbers beneath them stay within a quarter "
            "of their mean.",
            id="percentages of much the same numbers",
        ),
        pytest.param(
            quarters(UNSTEADY), {"measure": Measure.PERCENT}, ChartKind.PROPORTIONS,
            "Drawn as a p chart: the numbers that the percentages are out of differ by more than "
            "a quarter from their mean, so each point needs limits of its own.",
            id="percentages of numbers that differ",
        ),
        pytest.param(
            quarters([float(100 * above / below) for above, below in UNSTEADY]),
            {"measure": Measure.PERCENT}, ChartKind.INDIVIDUALS,
            "Drawn as an XmR chart: 12 points.", id="percentages alone",
        ),
        pytest.param(
            quarters([(98, 100), (199, 200)] * 6), {"measure": Measure.PERCENT}, ChartKind.RUN,
            "Drawn as a run chart: all but fewer than 5 a quarter are counted on average, and "
            "limits need more; a chart of the days between events may say more.",
            id="percentages of which few are not counted",
        ),
        pytest.param(
            _rates([80_000, 120_000] * 6), {"measure": Measure.RATE}, ChartKind.INDIVIDUALS,
            "Drawn as an XmR chart: 12 points, and the populations stay within a quarter of their "
            "mean.",
            id="rates of much the same populations",
        ),
        pytest.param(
            _rates([74_000, 126_000] * 6), {"measure": Measure.RATE}, ChartKind.RATES,
            "Drawn as a u chart: the populations differ by more than a quarter from their mean, "
            "so each point needs limits of its own.",
            id="rates of populations that differ",
        ),
        pytest.param(
            _rates([80_000] * 12, above=4), {"measure": Measure.RATE}, ChartKind.RUN,
            "Drawn as a run chart: fewer than 5 a quarter are counted on average, and limits need "
            "more; a chart of the days between events may say more.",
            id="rates of few",
        ),
        pytest.param(
            quarters([30] * 12), {"measure": Measure.DAYS_BETWEEN}, ChartKind.DAYS_BETWEEN,
            "Drawn as a t chart: the events are rare, and the days between them say more than "
            "counts.",
            id="days between events",
        ),
        pytest.param(
            quarters([30] * 12), {"measure": Measure.CASES_BETWEEN}, ChartKind.CASES_BETWEEN,
            "Drawn as a g chart: the events are rare, and the cases between them say more than "
            "counts.",
            id="cases between events",
        ),
        pytest.param(
            quarters([30] * 11), {"measure": Measure.DAYS_BETWEEN}, ChartKind.RUN,
            "Drawn as a run chart: 11 points, and limits need 12.", id="few rare events",
        ),
        pytest.param(
            quarters(STEADY[:5]), {"chart": ChartKind.INDIVIDUALS}, ChartKind.INDIVIDUALS,
            "Drawn as an XmR chart, as the analyst decided, not by the rule of choosing.",
            id="as an analyst decided",
        ),
    ],
)  # fmt: skip
def test_the_first_rule_that_fits_chooses_the_chart_and_says_why(points, settings, kind, reason):
    choice = choose(points, Settings(**settings))

    assert (choice.kind, choice.reason) == (kind, reason)


@pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind is not ChartKind.EMPTY])
def test_an_analyst_may_have_any_chart_that_the_series_can_be_drawn_on(kind):
    points = quarters([(n * 5 % 7 + 30, 50) for n in range(14)])

    analysis = analyse(points, Settings(measure=Measure.PERCENT, chart=kind))

    assert analysis.kind is kind
    assert str(kind) in analysis.reason


def test_an_analyst_cannot_decide_that_there_is_no_chart():
    with pytest.raises(UnfitSeries, match="not that there is none"):
        analyse(quarters(STEADY), Settings(chart=ChartKind.EMPTY))


def test_an_analyst_cannot_have_a_chart_of_shares_without_shares():
    with pytest.raises(UnfitSeries, match="'Q1 2021/22' has no numerator"):
        analyse(quarters(STEADY), Settings(chart=ChartKind.PROPORTIONS))
