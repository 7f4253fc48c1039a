"""The one sentence of each kind of chart."""

import pytest

from sightline.core.control_charts import (
    ChartKind,
    Frequency,
    Measure,
    Rebase,
    Settings,
    analyse,
)
from sightline.core.figures import Direction
from tests.core.control_charts.series import RISEN, STEADY, quarters

GOOD_HIGH = {"good": Direction.HIGHER}
GOOD_LOW = {"good": Direction.LOWER}
STEP = (0, 10)  # with limits fixed on these the mean is 5, the limits −21.6 and 31.6
FIXED = {"fix_after": 2, "chart": ChartKind.INDIVIDUALS}
TRIAL = " The limits from Q1 2021/22 rest on 2 points and may yet move: 12 are needed."
TOO_FEW = " points are too few for limits, which need 12."

STEADY_CASES = {
    "nothing changed and the target is out of reach": (
        STEADY, {**GOOD_HIGH, "target": 95},
        ("Higher is better. No real change in 14 quarters; the target is out of reach of the "
        "process as it is."),
    ),
    "the target is met, lower being better": (
        STEADY, {**GOOD_LOW, "target": 99},
        ("Lower is better. No real change in 14 quarters; the target is met for as long as the "
        "process stays as it is."),
    ),
    "the target is hit or missed": (
        STEADY, {**GOOD_HIGH, "target": 80},
        ("Higher is better. No real change in 14 quarters; the target is met in some quarters and "
        "missed in others by chance alone."),
    ),
    "a target where no direction is good": (
        STEADY, {"target": 95},
        "Neither higher nor lower is better in itself. No real change in 14 quarters.",
    ),
    "months": (
        STEADY, {**GOOD_HIGH, "frequency": Frequency.MONTHLY, "target": 80},
        ("Higher is better. No real change in 14 months; the target is met in some months and "
        "missed in others by chance alone."),
    ),
    "the latest is missing": (
        (*STEADY, None), GOOD_HIGH,
        ("Higher is better. No real change in 14 quarters. The latest figure, Q3 2024/25, is "
        "missing."),
    ),
    "the latest two are missing": (
        (*STEADY, None, None), GOOD_HIGH,
        ("Higher is better. No real change in 14 quarters. The latest 2 figures, from Q3 2024/25, "
        "are missing."),
    ),
    "a change some time ago": (
        (*STEADY, 90, *STEADY[:3]), GOOD_HIGH,
        ("Higher is better. No real change in the last 3 quarters (the last change was for the "
        "better: Q3 2024/25)."),
    ),
    "a change just before the latest": (
        (*STEADY, 90, 78), GOOD_LOW,
        ("Lower is better. No real change in the last quarter (the last change was for the worse: "
        "Q3 2024/25)."),
    ),
    "a change some time ago where no direction is good": (
        (*STEADY, 60, 78), {},
        ("Neither higher nor lower is better in itself. No real change in the last quarter (the "
        "last change was downwards: Q3 2024/25)."),
    ),
    "nothing changed since a re-base": (
        (*STEADY, *(value - 40 for value in STEADY)),
        {**GOOD_HIGH, "rebases": (Rebase(14, "A new system"),)},
        "Higher is better. No real change in 14 quarters since it was re-based.",
    ),
    "just re-based": (
        (*STEADY, 40), {**GOOD_HIGH, "target": 80, "rebases": (Rebase(14, "A new system"),)},
        "Higher is better. Too early to tell, with 1 quarter since it was re-based.",
    ),
    "re-based not long ago": (
        (*STEADY, 40, 42, 41), {**GOOD_HIGH, "rebases": (Rebase(14, "A new system"),)},
        ("Higher is better. No real change in 3 quarters since it was re-based. The limits from "
        "Q3 2024/25 rest on 3 points and may yet move: 12 are needed."),
    ),
}  # fmt: skip

CHANGED_CASES = {
    "a shift and a point outside": (
        RISEN, {**GOOD_HIGH, "target": 75},
        ("Higher is better. A real improvement: above its mean for 8 quarters, since Q1 2024/25, "
        "and above its upper limit; the target is out of reach of the process as it is."),
    ),
    "the same for the worse": (
        RISEN, GOOD_LOW,
        ("Lower is better. A real worsening: above its mean for 8 quarters, since Q1 2024/25, and "
        "above its upper limit."),
    ),
    "the same where no direction is good": (
        RISEN, {},
        ("Neither higher nor lower is better in itself. A real change: above its mean for 8 "
        "quarters, since Q1 2024/25, and above its upper limit."),
    ),
    "below the lower limit": (
        (*STEP, -30), {**GOOD_HIGH, **FIXED},
        "Higher is better. A real worsening: below its lower limit." + TRIAL,
    ),
    "near a limit": (
        (*STEP, 25, 6, 25), {**GOOD_HIGH, **FIXED},
        "Higher is better. A real improvement: two of the last three quarters near its upper "
        "limit." + TRIAL,
    ),
    "near the lower limit": (
        (*STEP, -15, 4, -15), {**GOOD_LOW, **FIXED},
        "Lower is better. A real improvement: two of the last three quarters near its lower "
        "limit." + TRIAL,
    ),
    "rising the good way, and above the mean too": (
        (*STEP, 4, 6, 7, 8, 9, 10, 11, 12), {**GOOD_HIGH, **FIXED},
        "Higher is better. A real improvement: above its mean for 7 quarters, since Q4 2021/22, "
        "and rising over 8 quarters, from Q3 2021/22." + TRIAL,
    ),
    "falling, though still above the mean": (
        (*STEP, 4, 12, 11, 10, 9, 8, 7, 6), {**GOOD_HIGH, **FIXED},
        "Higher is better. A real improvement: above its mean for 7 quarters, since Q4 2021/22, "
        "but falling over 7 quarters, from Q4 2021/22." + TRIAL,
    ),
    "rising, though not yet above the mean": (
        (*STEP, 6, -3, -2, -1, 0, 1, 2, 3), {**GOOD_HIGH, **FIXED},
        "Higher is better. A real worsening: below its mean for 7 quarters, since Q4 2021/22, but "
        "rising over 7 quarters, from Q4 2021/22." + TRIAL,
    ),
    "a trend that crossed the mean the good way": (
        (*STEP, 6, 1, 2, 3, 4, 6, 7, 8), {**GOOD_HIGH, **FIXED},
        "Higher is better. A real improvement: rising over 7 quarters, from Q4 2021/22." + TRIAL,
    ),
    "a trend that is nothing but a turning": (
        (*STEP, -3, 12, 11, 10, 9, 8, 7, 5), {**GOOD_LOW, **FIXED},
        "Lower is better. A real change: falling over 7 quarters, from Q4 2021/22, though still "
        "on its mean." + TRIAL,
    ),
    "rising where no direction is good": (
        (*STEP, 6, 1, 2, 3, 4, 6, 7, 8), FIXED,
        "Neither higher nor lower is better in itself. A real change: rising over 7 quarters, "
        "from Q4 2021/22." + TRIAL,
    ),
}  # fmt: skip

RUN_CASES = {
    "nothing at all": ((), GOOD_HIGH, "Higher is better. There is no figure yet."),
    "nothing but missing": (
        (None, None), {}, "Neither higher nor lower is better in itself. There is no figure yet."
    ),
    "one point": (
        (7,), GOOD_HIGH,
        ("Higher is better. Too early to tell, with 1 quarter. 1 point is too few for limits, "
        "which need 12."),
    ),
    "four points": (
        STEADY[:4], GOOD_HIGH,
        "Higher is better. Too early to tell, with 4 quarters. 4" + TOO_FEW,
    ),
    "nine points that show nothing": (
        STEADY[:9], {**GOOD_HIGH, "target": 99},
        "Higher is better. No sign of change in 9 quarters. 9" + TOO_FEW,
    ),
    "a shift": (
        (1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9), {**GOOD_HIGH, "chart": ChartKind.RUN},
        ("Higher is better. A sign of improvement: above its median for 6 quarters, since "
        "Q3 2022/23."),
    ),
    "a shift over a point on the median": (
        (1, 1, 2, 5, 5, 9, 8, 5, 9, 8, 9), {**GOOD_LOW, "fix_after": 5, "chart": ChartKind.RUN},
        "Lower is better. A sign of worsening: above its median for 8 quarters, since Q4 2021/22. "
        "11" + TOO_FEW,
    ),
    "a trend over a repeat": (
        (9, 5, 6, 6, 7, 8, 9), GOOD_HIGH,
        "Higher is better. A sign of improvement: rising over 6 quarters, from Q2 2021/22. "
        "7" + TOO_FEW,
    ),
    "a trend that ends with a repeat": (
        (9, 5, 6, 7, 8, 9, 9), GOOD_LOW,
        "Lower is better. A sign of worsening: rising over 6 quarters, from Q2 2021/22. "
        "7" + TOO_FEW,
    ),
    "a trend where no direction is good": (
        (5, 9, 8, 7, 6, 5), {},
        "Neither higher nor lower is better in itself. A sign of change: falling over 5 quarters, "
        "from Q2 2021/22. 6" + TOO_FEW,
    ),
    "few counted": (
        (1, 0, 2) * 5, {**GOOD_LOW, "measure": Measure.COUNT},
        "Lower is better. No sign of change in 15 quarters.",
    ),
}  # fmt: skip

YEARS = {"frequency": Frequency.ANNUAL}
YEARLY = " figures, one a year, without limits: nothing tells a change from chance."
YEARLY_CASES = {
    "lower than the year before": (
        (78, 80, 75), {**GOOD_HIGH, **YEARS},
        f"Higher is better. 3{YEARLY} The latest, Q3 2021/22, is lower than the one before.",
    ),
    "the same as the year before": (
        (78, 78), {**GOOD_HIGH, **YEARS},
        f"Higher is better. 2{YEARLY} The latest, Q2 2021/22, is the same as the one before.",
    ),
    "higher, the last being missing": (
        (78, 80, None), {**GOOD_LOW, **YEARS},
        (f"Lower is better. 2{YEARLY} The latest, Q2 2021/22, is higher than the one before. The "
        "latest figure, Q3 2021/22, is missing."),
    ),
    "one year": (
        (78,), {**GOOD_HIGH, **YEARS},
        ("Higher is better. 1 figure, one a year, without limits: nothing tells a change from "
        "chance."),
    ),
    "the year before being missing": (
        (78, None, 80), {**GOOD_HIGH, **YEARS}, f"Higher is better. 2{YEARLY}"
    ),
}  # fmt: skip

CASES = {**STEADY_CASES, **CHANGED_CASES, **RUN_CASES, **YEARLY_CASES}


@pytest.mark.parametrize(("values", "settings", "sentence"), CASES.values(), ids=CASES.keys())
def test_a_chart_says_in_a_sentence_whether_anything_changed(values, settings, sentence):
    assert analyse(quarters(values), Settings(**settings)).sentence == sentence
