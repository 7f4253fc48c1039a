"""From returns to numbers by named cells: every rule is there, and rounding is halves up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics import counting
from sightline.analytics.counting import cells, rules
from sightline.analytics.counting.tallying import value_of
from sightline.analytics.dictionary import Source, Unit, definition_of, shipped
from sightline.analytics.returns.annex_a_layout import LISTS
from tests.analytics.counting.returned import ASKED, FIRST, LAST, asked, census, looked_after

COMPUTED = [
    pytest.param(version, id=f"{key}-{version.valid_from}")
    for key, versions in shipped().items()
    for version in versions
    if version.computed
]
STRATEGY = pl.DataFrame(schema=LISTS["enquiries"].schema)
EVERYTHING = counting.Material(census(), looked_after(), STRATEGY)


@pytest.mark.parametrize("definition", COMPUTED)
def test_every_computed_indicator_is_counted_even_where_nobody_is(definition):
    found = counting.count([definition], EVERYTHING, ASKED)

    assert found.not_counted == ()
    (indicator,) = found.indicators
    assert indicator.whole.numerator == 0
    assert {each.numerator for each in indicator.cells} == {0}


@pytest.mark.parametrize("definition", COMPUTED)
def test_every_breakdown_of_a_computed_indicator_is_counted(definition):
    found = counting.count([definition], EVERYTHING, ASKED).indicators[0]

    given = {each.breakdown for each in found.cells} - {""}
    assert given == set(definition.breakdowns)


def test_every_rule_counts_some_indicator():
    used = {(each.values[0].source, each.values[0].counting) for each in COMPUTED}

    assert used == {(source, name) for source, known in rules.RULES.items() for name in known}


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator", "places", "value"),
    [
        pytest.param(Unit.PERCENT, 1, 8, 1, "12.5", id="exact"),
        pytest.param(Unit.PERCENT, 1, 16, 1, "6.3", id="half-up"),
        pytest.param(Unit.PERCENT, 5, 1000, 0, "1", id="half-of-one-up"),
        pytest.param(Unit.PERCENT, 185, 747, 1, "24.8", id="as-published"),
        pytest.param(Unit.PERCENT, 0, 0, 1, None, id="of-nobody"),
        pytest.param(Unit.RATE, 543, 144_400, 1, "37.6", id="rate"),
        pytest.param(Unit.RATE, 1, None, 1, None, id="without-a-population"),
        pytest.param(Unit.COUNT, 7, None, 0, "7", id="count"),
    ],
)
def test_values_are_rounded_halves_up(unit, numerator, denominator, places, value):
    assert value_of(unit, numerator, denominator, places) == (value and Decimal(value))


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rounded_value_is_within_half_a_place(numerator, denominator):
    value = value_of(Unit.PERCENT, numerator, denominator, 1)

    twice_off = 2 * (value * denominator - Decimal(100 * numerator))
    assert -denominator * Decimal("0.1") < twice_off <= denominator * Decimal("0.1")


def test_a_share_is_counted_in_each_cell_of_its_breakdowns():
    joined = census(
        children=[
            {"child_id": "A", "born_on": date(2010, 5, 1), "sex": "F", "ethnicity": "WBRI"},
            {"child_id": "B", "born_on": date(2018, 5, 1), "sex": "M", "ethnicity": "AIND"},
        ],
        referrals=[
            {"child_id": "A", "referred_on": FIRST},
            {"child_id": "A", "referred_on": LAST},
            {"child_id": "B", "referred_on": FIRST},
        ],
    )
    definition = definition_of("re-referrals-within-12-months", LAST)

    found = counting.count([definition], counting.Material(joined), ASKED).indicators[0]

    told = {(each.breakdown, each.cell): each for each in found.cells}
    assert (found.whole.numerator, found.whole.denominator) == (1, 3)
    assert found.whole.value == Decimal("33.3")
    assert told["sex", "female"].value == Decimal("50.0")
    assert (told["age", "1 to 4"].numerator, told["age", "1 to 4"].denominator) == (0, 1)
    assert told["ethnicity", "black"].value is None


def test_a_factor_is_a_share_of_all_episodes():
    case = {"child_id": "A", "referred_on": FIRST, "completed_on": LAST, "factors": ["3A", "3B"]}
    other = {"child_id": "B", "referred_on": FIRST, "completed_on": LAST, "factors": ["21"]}
    joined = census(referrals=[case, other], assessments=[case, other])
    definition = definition_of("assessments-with-domestic-abuse", LAST)

    found = counting.count([definition], counting.Material(joined), ASKED).indicators[0]

    factors = {each.cell: each for each in found.cells if each.breakdown == "factor"}
    assert set(factors) == {"3A", "3B", "3C"}
    assert (factors["3A"].numerator, factors["3A"].denominator) == (1, 2)
    assert found.whole.value == Decimal("50.0")


def test_the_year_2019_20_is_counted_by_the_definition_of_its_time():
    case = {"child_id": "A", "referred_on": FIRST, "factors": ["24A"]}
    key = "assessments-with-criminal-exploitation"

    def counted(period):
        when = asked(period)
        row = {**case, "completed_on": when.day}
        material = counting.Material(census(referrals=[row], assessments=[row]))
        return counting.count([definition_of(key, when.day)], material, when).indicators[0]

    assert counted("2019/20").whole.numerator == 0
    assert counted("2021/22").whole.numerator == 1


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param(Source.CIN, "no return of the Children in Need census", id="cin"),
        pytest.param(Source.SSDA903, "no looked-after children return", id="ssda903"),
        pytest.param(Source.ANNEX_A, "no Annex A workbook", id="annex-a"),
    ],
)
def test_what_the_returns_do_not_carry_is_said(source, said):
    definition = next(each.values[0] for each in COMPUTED if each.values[0].source == source)

    found = counting.count([definition], counting.Material(), ASKED)

    assert found.indicators == ()
    assert said in found.not_counted[0].reason


def test_what_is_collected_is_not_counted():
    found = counting.count([definition_of("mash-contacts", LAST)], EVERYTHING, ASKED)

    assert "collected, not counted" in found.not_counted[0].reason


def test_a_rate_needs_a_population():
    found = counting.count([definition_of("referrals-rate", LAST)], EVERYTHING, asked())

    assert found.not_counted[0].reason == "no population was given"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"counting": "no_such"}, "is called 'no_such'", id="unknown-rule"),
        pytest.param({"parameters": ()}, "look at months", id="parameter-missing"),
        pytest.param({"parameters": (("months", "12"),)}, "look at months", id="other-type"),
        pytest.param({"parameters": (("months", True),)}, "look at months", id="no-number"),
        pytest.param(
            {"parameters": (("days", 1), ("months", 12))}, "look at days", id="unknown-parameter"
        ),
    ],
)
def test_a_definition_that_fits_no_rule_is_not_counted(change, said):
    definition = replace(definition_of("re-referrals-within-12-months", LAST), **change)

    found = counting.count([definition], EVERYTHING, ASKED)

    assert said in found.not_counted[0].reason


@pytest.mark.parametrize(
    ("which", "value", "said"),
    [
        pytest.param("category", "Smith", "look at category", id="category"),
        pytest.param("which", "first", "look at which", id="which"),
    ],
)
def test_a_parameter_outside_its_words_is_not_counted(which, value, said):
    given = {"category": "neglect", "which": "initial", which: value}
    definition = replace(
        definition_of("plans-for-neglect", LAST), parameters=tuple(sorted(given.items()))
    )

    found = counting.count([definition], EVERYTHING, ASKED)

    assert said in found.not_counted[0].reason


def test_a_period_that_still_runs_is_counted_to_the_day():
    running = asked("2019/20", as_at=date(2019, 8, 1))
    rows = [{"child_id": "A", "referred_on": day} for day in (FIRST, date(2019, 8, 2))]
    definition = definition_of("referrals", LAST)

    found = counting.count([definition], counting.Material(census(referrals=rows)), running)

    assert found.indicators[0].whole.numerator == 1


@pytest.mark.parametrize(
    ("period", "as_at", "said"),
    [
        pytest.param("2019/20", date(2019, 3, 31), "begins after", id="to-come"),
        pytest.param("2019", None, "neither a year from April", id="calendar-year"),
        pytest.param("31 March 2020", None, "neither a year from April", id="day"),
    ],
)
def test_a_period_that_cannot_be_counted_is_refused(period, as_at, said):
    with pytest.raises(ValueError, match=said):
        asked(period, as_at=as_at)


@pytest.mark.parametrize(
    ("born_on", "expected_on", "band"),
    [
        pytest.param(LAST, None, "under 1", id="born-on-the-day"),
        pytest.param(date(2020, 4, 1), None, "unborn", id="born-the-day-after"),
        pytest.param(None, date(2020, 5, 1), "unborn", id="expected"),
        pytest.param(None, None, "not known", id="nothing-known"),
        pytest.param(date(2019, 3, 31), None, "1 to 4", id="first-birthday"),
        pytest.param(date(2019, 4, 1), None, "under 1", id="day-before-first-birthday"),
        pytest.param(date(2015, 3, 31), None, "5 to 9", id="fifth"),
        pytest.param(date(2010, 4, 1), None, "5 to 9", id="day-before-tenth"),
        pytest.param(date(2004, 4, 1), None, "10 to 15", id="day-before-sixteenth"),
        pytest.param(date(2004, 3, 31), None, "16 and over", id="sixteenth"),
    ],
)
def test_the_age_band_is_that_of_the_day(born_on, expected_on, band):
    table = pl.DataFrame(
        {"born_on": [born_on], "expected_on": [expected_on]},
        schema={"born_on": pl.Date, "expected_on": pl.Date},
    )

    assert table.select(cells.age(LAST)).item() == band
