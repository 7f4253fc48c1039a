"""What whoever may not see small numbers is shown of an indicator, and cannot work out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analytics.dictionary.loading import shipped
from sightline.apps.indicators.series import breaking_down, reading
from sightline.apps.indicators.series.protecting import protected, protected_cells
from sightline.apps.indicators.series.types import SeriesValue
from sightline.apps.indicators.types import ValueBasis, ValueEntry
from sightline.core.periods import parse_period
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from tests import indicators

MEMBER = Actor("Member", frozenset({Role.MEMBER}), 7002)
QUARTERS = ("2019/20 Q1", "2019/20 Q2", "2019/20 Q3", "2019/20 Q4")


def definition(key):
    return shipped()[key][-1]


FLOW = definition("referrals")  # a count of events in a period
SHARE = definition("re-referrals-within-12-months")


def count(period, amount):
    return SeriesValue(parse_period(period), Decimal(amount))


def share(period, part, whole):
    value = Decimal(100 * part) / whole if whole else None
    return SeriesValue(parse_period(period), value, Decimal(part), Decimal(whole))


def hidden(values):
    return [value.period.code for value in values if value.is_hidden]


@pytest.mark.parametrize(("amount", "hides"), [(0, False), (1, True), (5, True), (6, False)])
def test_counts_from_one_to_five_are_hidden_and_nought_is_not(amount, hides):
    shown = protected(FLOW, [count("2019/20", amount)])

    assert [value.is_hidden for value in shown] == [hides]
    assert [value.value for value in shown] == [None if hides else amount]


def test_a_share_is_hidden_with_what_it_is_made_of():
    shown = protected(SHARE, [share("2019/20 Q1", 3, 40), share("2019/20 Q2", 20, 40)])

    assert hidden(shown) == ["2019/20 Q1"]
    assert (shown[0].numerator, shown[0].denominator) == (None, None)


def test_a_share_is_hidden_where_the_rest_is_small():
    assert hidden(protected(SHARE, [share("2019/20 Q1", 38, 40)])) == ["2019/20 Q1"]


def test_a_year_that_would_give_a_quarter_away_is_hidden_and_no_quarter_instead():
    quarters = [count(*each) for each in zip(QUARTERS, (20, 3, 30, 40), strict=True)]

    shown = protected(FLOW, [*quarters, count("2019/20", 93)])

    assert hidden(shown) == ["2019/20 Q2", "2019/20"]
    assert hidden(protected(FLOW, quarters)) == ["2019/20 Q2"]


def test_a_year_stands_where_it_gives_nothing_away():
    quarters = [count(*each) for each in zip(QUARTERS, (20, 30, 30, 40), strict=True)]

    assert hidden(protected(FLOW, [*quarters, count("2019/20", 120)])) == []


def test_unborn_children_are_not_told_by_the_difference():
    larger = definition("child-protection-plans-at-date-with-unborn")
    base = [count("2020-03-31", 543)]

    assert hidden(protected(larger, [count("2020-03-31", 546)], base)) == ["2020-03-31"]
    assert hidden(protected(larger, [count("2020-03-31", 560)], base)) == []
    assert hidden(protected(larger, [count("2020-03-31", 543)], base)) == []


@settings(max_examples=40)
@given(st.lists(st.integers(0, 12), min_size=4, max_size=4), st.booleans())
def test_what_was_shown_before_stays_shown_when_the_year_is_known(amounts, knows_year):
    quarters = [count(*each) for each in zip(QUARTERS, amounts, strict=True)]
    year = [count("2019/20", sum(amounts))] if knows_year else []

    before, after = protected(FLOW, quarters), protected(FLOW, [*quarters, *year])

    assert hidden(before) == hidden(after[:4])
    told = [value.value for value in after]
    if knows_year and sum(value is None for value in told[:4]) == 1:
        small = amounts[told.index(None)]
        assert not 0 < small <= 5 or told[4] is None


def test_what_holds_no_count_of_anybody_is_left_as_it_is():
    without = SeriesValue(parse_period("2019/20"), Decimal(2))

    assert protected(SHARE, [without]) == [without]
    assert protected(definition("camhs-longest-wait"), [without]) == [without]


def entry(period, amount):
    return ValueEntry(
        indicator="referrals",
        defined_from=date(2013, 4, 1),
        period=period,
        value=Decimal(amount),
        basis=ValueBasis.COLLECTED,
        source="Return",
    )


@pytest.mark.django_db
def test_only_those_who_may_see_small_numbers_as_they_are():
    indicators.record(*map(entry, QUARTERS, (20, 3, 30, 40)))

    def values(actor):
        return [each.value for each in reading.one(actor, "referrals", date(2020, 4, 1)).values]

    assert values(indicators.ANALYST) == [20, 3, 30, 40]
    assert values(MEMBER) == [20, None, 30, 40]


@pytest.mark.django_db
def test_the_chart_of_whoever_may_not_see_it_knows_nothing_of_it():
    """Neither a line nor a limit: a mean of all would give the one that is missing."""
    indicators.record(*map(entry, QUARTERS, (20, 3, 30, 40)))

    seen = reading.one(MEMBER, "referrals", date(2020, 4, 1))

    assert seen.analysis.charted.values == (20, None, 30, 40)
    assert [segment.centre for segment in seen.analysis.charted.segments] == [30]


@pytest.mark.django_db
def test_what_one_year_hides_is_hidden_on_the_page_of_every_year():
    indicators.record(*map(entry, (*QUARTERS, "2019/20"), (20, 3, 30, 40, 93)))

    for day in (date(2019, 12, 31), date(2020, 4, 1), date(2026, 1, 1)):
        seen = reading.one(MEMBER, "referrals", day)
        assert seen.values[1].is_hidden


def cells(period, whole, **by_age):
    base = entry(period, whole)
    parts = [
        replace(base, dimension="age", cell=name.replace("_", " "), value=Decimal(amount))
        for name, amount in by_age.items()
    ]
    return [base, *parts]


def by_age(actor, day=date(2020, 4, 1)):
    found = breaking_down.broken_down(actor, FLOW, day)
    return found and {cell: value.value for cell, value in found.by["age"].items()}


@pytest.mark.django_db
def test_a_small_cell_is_hidden_with_another_and_never_the_total_that_was_shown():
    indicators.record(*cells("2019/20", 100, under_1=3, to_4=40, to_9=57, to_15=0))

    assert by_age(indicators.ANALYST) == {"under 1": 3, "to 4": 40, "to 9": 57, "to 15": 0}
    shown = by_age(MEMBER)
    assert shown["under 1"] is None
    assert shown["to 15"] == 0
    assert [shown["to 4"], shown["to 9"]].count(None) == 1
    (whole,) = reading.one(MEMBER, "referrals", date(2020, 4, 1)).values
    assert whole.value == 100


@pytest.mark.django_db
def test_quarters_of_a_flow_are_broken_down_for_the_analyst_alone():
    indicators.record(*cells("2019/20 Q4", 100, under_1=30, to_4=70))

    assert by_age(indicators.ANALYST) == {"under 1": 30, "to 4": 70}
    assert by_age(MEMBER) is None


@pytest.mark.django_db
def test_the_year_is_broken_down_and_not_its_last_quarter():
    indicators.record(
        *cells("2019/20 Q4", 50, under_1=20, to_4=30), *cells("2019/20", 100, under_1=30, to_4=70)
    )

    assert by_age(MEMBER) == by_age(indicators.ANALYST) == {"under 1": 30, "to 4": 70}


@pytest.mark.django_db
def test_nothing_is_broken_down_where_the_whole_alone_is_held():
    indicators.record(entry("2019/20", 100))

    assert by_age(indicators.ANALYST) is None


@settings(max_examples=60)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_a_hidden_cell_is_never_the_total_less_the_others(amounts):
    period = parse_period("2019/20")
    given = {
        ("age", str(place)): SeriesValue(period, Decimal(n)) for place, n in enumerate(amounts)
    }
    given[("", "")] = SeriesValue(period, Decimal(sum(amounts)))
    whole = protected(FLOW, [given[("", "")]])[0].is_hidden

    shown = protected_cells(FLOW, given, is_hidden=whole)

    kept_back = [place for place, value in shown.items() if value.is_hidden and any(place)]
    small = [place for place, value in given.items() if 0 < value.value <= 5 and any(place)]
    assert set(small) <= set(kept_back)
    assert whole or len(kept_back) != 1
