"""The Oxfordshire pack holds every published figure with its published value, and no other."""

from decimal import Decimal

import pytest

from sightline.core.calculations import Operation, compute, round_to

PUBLISHED = [  # the section that states it, the figure, the value as published
    ("1", "chair-years", "2"),
    ("1 and 2", "report-months", "12"),
    ("3.3", "linkage.safeguarding-adults-board.joint-meetings", "2"),
    ("4.2 aim 2", "early-help-assessments", "1,862"),
    ("4.2 aim 2", "early-help-assessments.target", "1,500"),
    ("4.2 aim 2", "troubled-families-worked-with", "over 7,000"),
    ("4.2 aim 3", "subgroup-tasks", "3"),
    ("4.2 data", "neglect-share-of-plans", "over 60%"),
    ("4.2 data", "neglect-share-of-plans.comparator", "48%"),
    ("4.2 data", "child-protection-planning-fall", "20%"),
    ("4.2 data", "child-protection-planning-fall-span", "2"),
    ("4.2 data", "children-victims-of-crime-rise", "11%"),
    ("4.2 data", "domestic-crimes-involving-children-rise", "14%"),
    ("4.2 data", "camhs-waiting-limit", "12"),
    ("4.2 data", "camhs-seen-in-time", "40%"),
    ("4.2 data", "camhs-seen-in-time.target", "75%"),
    ("5.1", "rapid-reviews", "5"),
    ("5.1", "rapid-review-children", "6"),
    ("5.1", "rapid-reviews-meeting-criteria", "2"),
    ("5.2", "reviews-worked-on", "10"),
    ("5.2", "reviews-children", "12"),
    ("5.2", "reviews-youngest-share", "a quarter"),
    ("5.2", "reviews-youngest-age", "under 5"),
    ("5.2", "reviews-older-age-from", "10"),
    ("5.2", "reviews-older-age-to", "15"),
    ("5.4", "child-m-independent-reviews", "2"),
    ("6", "learning-points-in-poster", "10"),
    ("6", "training.all-courses.attended", "5,121"),
    ("6", "training.all-courses.courses", "342"),
    ("6", "training.core-courses.attended", "2,414"),
    ("6", "training.core-courses.courses", "230"),
    ("6", "core-courses-offered", "3"),
    ("6", "specialist-course-themes", "5"),
    ("6", "trainers", "over 80"),
    ("6", "training.online-training.attended", "4,801"),
    ("6", "workshop-workers", "hundreds"),
    ("7.1", "colleagues-trained", "thousands"),
    ("7.2", "safeguarding-partners", "3"),
    ("appendix D", "child-death-overview-cost", "£76,774"),
]

INCOME = [
    ("Funding streams", "Public Health", 3_000_000),
    ("Income", "Foster carer training", 170_000),
    ("Income", "Non-attending delegates", 1_615_000),
    ("Income", "Hosting of courses", 168_700),
    ("Contributions", "OCC Children, Education & Families", 20_110_000),
    ("Contributions", "OCC Dedicated schools grant", 6_400_000),
    ("Contributions", "NHS Oxfordshire CCG", 6_000_000),
    ("Contributions", "Thames Valley Police", 2_100_000),
    ("Contributions", "National Probation Service", 141_000),
    ("Contributions", "CRC", 250_000),
    ("Contributions", "Oxford City Council", 1_000_000),
    ("Contributions", "Cherwell DC", 500_000),
    ("Contributions", "South Oxfordshire DC", 500_000),
    ("Contributions", "West Oxfordshire DC", 500_000),
    ("Contributions", "Vale of White Horse DC", 500_000),
    ("Contributions", "Cafcass", 50_000),
    ("Contributions", "Public Health (see above)", 0),
]
SPENDING = [
    ("Expenditure", "Independent Chair", 3_271_400),
    ("Expenditure", "Business unit", 27_243_800),
    ("Expenditure", "L&I work", 1_708_700),
    ("Expenditure", "Training & learning", 6_906_500),
    ("Expenditure", "Subgroups", 1_067_200),
    ("Expenditure", "All case reviews", 4_335_700),
]
TOTALS = [
    ("TOTAL INCOME", "total_income", 43_004_700),
    ("TOTAL", "total_spending", 44_533_300),
    ("Available reserves", "opening_reserves", 7_829_900),
    ("Drawdown", "drawdown", 1_528_600),
    ("Reserves Balance", "closing_reserves", 6_301_300),
]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        pytest.param(figure, value, id=f"{section}: {figure}")
        for section, figure, value in PUBLISHED
    ],
)
def test_a_published_figure_has_its_published_value(declared, figure, value):
    assert str(declared[figure]) == value


def test_no_figure_is_declared_that_the_report_does_not_state(declared):
    assert set(declared) == {figure for _, figure, _ in PUBLISHED}


def test_the_three_aims_are_rows_and_need_no_figure_of_their_own(pack):
    assert len(pack.rows["aims"]) == 3


@pytest.mark.parametrize(
    ("side", "published"),
    [
        pytest.param("income", INCOME, id="income"),
        pytest.param("spending", SPENDING, id="spending"),
    ],
)
def test_the_budget_lines_are_those_of_appendix_d(pack, side, published):
    lines = [
        (row.text("category"), row.text("label"), row.pence("amount"))
        for row in pack.rows["budget_lines"]
        if row.text("side") == side
    ]

    assert lines == published


def test_the_budget_totals_are_those_of_appendix_d(pack):
    totals = [
        (row.text("label"), row.text("kind"), row.pence("amount"))
        for row in pack.rows["budget_totals"]
    ]

    assert totals == TOTALS


def test_the_statement_balances():
    stated = {kind: amount for _, kind, amount in TOTALS}

    assert sum(amount for *_, amount in INCOME) == stated["total_income"]
    assert sum(amount for *_, amount in SPENDING) == stated["total_spending"]
    assert stated["total_spending"] - stated["total_income"] == stated["drawdown"]
    assert stated["opening_reserves"] - stated["drawdown"] == stated["closing_reserves"]


@pytest.mark.parametrize(
    ("figure", "answer"),
    [
        pytest.param("early-help-above-target", "362", id="early-help"),
        pytest.param("camhs-gap-to-target", "35", id="camhs"),
        pytest.param("other-courses", "112", id="other-courses"),
        pytest.param("other-courses-attended", "2707", id="other-attended"),
        pytest.param("people-on-each-course", "15.0", id="each-course"),
        pytest.param("people-on-each-core-course", "10.5", id="each-core-course"),
        pytest.param("people-on-each-other-course", "24.2", id="each-other-course"),
        pytest.param("core-share-of-courses", "67.3", id="core-of-courses"),
        pytest.param("core-share-of-attendance", "47.1", id="core-of-attendance"),
        pytest.param("county-council-lines", "265100", id="county-council"),
        pytest.param("county-council-with-public-health-share", "68.6", id="with-public-health"),
        pytest.param("city-and-district-share", "7.0", id="city-and-districts"),
        pytest.param("business-unit-share", "61.2", id="business-unit"),
        pytest.param("training-share-of-spending", "15.5", id="training"),
        pytest.param("case-reviews-share-of-spending", "9.7", id="case-reviews"),
    ],
)
def test_what_is_computed_agrees_with_a_sum_done_by_hand(pack, declared, figure, answer):
    assert str(_answer(pack, declared, figure)) == answer


def _answer(pack, declared, name):
    calculation = {row.key: row for row in pack.rows["calculations"]}.get(name)
    if calculation is None:
        return _amount(pack, declared, name)
    operation = Operation(calculation.text("operation"))
    parts = [_answer(pack, declared, part) for part in calculation.list("of")]
    whole = operation in (Operation.SUM, Operation.DIFFERENCE)
    return round_to(compute(operation, parts), 0 if whole else 1)


def _amount(pack, declared, name):
    if name in declared:
        return declared[name].amount
    pence = {f"budget.line.{row.key}": row.pence("amount") for row in pack.rows["budget_lines"]}
    pence |= {f"budget.{row.key}": row.pence("amount") for row in pack.rows["budget_totals"]}
    return Decimal(pence[name]) / 100
